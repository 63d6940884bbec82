/** What the page sent → bytes. From a folder it is gzip as base64 text. @param {ArrayBuffer} sent @param {'plain' | 'gzip+base64'} packing
 * @returns {Promise<Uint8Array>} */
export async function unpack(sent, packing) {
  if (packing === 'plain') return new Uint8Array(sent);
  const packed = fromBase64(new TextDecoder().decode(sent));
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
