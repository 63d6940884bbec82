/** @typedef {'plain' | 'gzip' | 'zstd' | 'gzip+base64' | 'zstd+base64'} Packing */
/** @typedef {{bytes: ArrayBuffer, packing: Packing}} Packed  a file as it arrived */

const { DecompressionStream } = globalThis;              // once the reader's code may run, the worker has it no more

/** What a file that is not Zstandard holds (see worker/contents.js), as a stream. @param {Packed} packed @returns {ReadableStream<Uint8Array>} */
export function unpacked(packed) {
  const { bytes, packing } = withoutBase64(packed);
  // `new Blob(…).stream()` would be shorter, but never ends in a WebKit worker.
  return packing === 'plain' ? new Response(bytes).body : new Response(bytes).body.pipeThrough(new DecompressionStream(packing));
}

/** @param {Packed} packed @returns {Packed} */
export function withoutBase64({ bytes, packing }) {
  const [inside, base64] = packing.split('+');
  return base64 ? { bytes: fromBase64(new TextDecoder().decode(bytes)), packing: inside } : { bytes, packing };
}

/** @param {string} text @returns {ArrayBuffer} */
export function fromBase64(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes.buffer;
}
