/** Blobs from the page → bytes. From a folder they hold gzip as base64 text. @param {Blob} blob @param {'plain' | 'gzip+base64'} packing
 * @returns {Promise<Uint8Array>} */
export async function unpack(blob, packing) {
  if (packing === 'plain') return new Uint8Array(await blob.arrayBuffer());
  const packed = fromBase64(await blob.text());
  // `new Blob(…).stream()` would be shorter, but never ends in a WebKit worker.
  const stream = new Response(packed).body.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {string} text */
function fromBase64(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}
