/** Arrays as they cross from Python: {dtype, shape, data}, or base64 text instead of data inside a page's JSON. */

const TYPES = { float32: Float32Array, uint8: Uint8Array };

/** @typedef {{dtype: string, shape: number[], data: Float32Array | Uint8Array}} Shaped */

/** @param {string} text @returns {Uint8Array} */
export function bytesFromBase64(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);     // Uint8Array.from takes twenty times as long
  return bytes;
}

/** @param {{dtype: string, shape: number[], base64?: string, data?: ArrayLike<number>}} value @returns {Shaped} */
export function shaped(value) {
  if (!value.base64) return /** @type {Shaped} */ (value);
  const bytes = bytesFromBase64(value.base64);
  return { dtype: value.dtype, shape: value.shape, data: new TYPES[value.dtype](bytes.buffer) };
}
