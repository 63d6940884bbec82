/** @typedef {'plain' | 'gzip' | 'brotli' | 'gzip+base64'} Packing */
/** @typedef {{bytes: ArrayBuffer, packing: Packing}} Packed  a file as it arrived */

const { DecompressionStream } = globalThis;              // once the reader's code may run, the worker has it no more

/** The packed form of which this browser fetches the fewest bytes. @returns {'br' | 'gz'} */
export function bestForm() {
  try {
    new DecompressionStream('brotli');
    return 'br';
  } catch {
    return 'gz';
  }
}

/** @param {'br' | 'gz'} form @returns {Packing} */
export const packingOf = (form) => (form === 'br' ? 'brotli' : 'gzip');

/** What a file holds, as a stream. @param {Packed} packed @returns {ReadableStream<Uint8Array>} */
export function unpacked({ bytes, packing }) {
  // `new Blob(…).stream()` would be shorter, but never ends in a WebKit worker.
  if (packing === 'plain') return new Response(bytes).body;
  if (packing === 'gzip+base64') return unpacked({ bytes: fromBase64(new TextDecoder().decode(bytes)), packing: 'gzip' });
  return new Response(bytes).body.pipeThrough(new DecompressionStream(packing));
}

/** @param {string} text */
function fromBase64(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}
