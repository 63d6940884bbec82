/** Weights travel with all their first bytes in front and all their second bytes behind, since numbers of two bytes are alike in one
 * of them and not in the other; so they pack better. @param {Uint8Array} bytes @returns {Uint8Array} as the file was */
export function joinPlanes(bytes) {
  const half = Math.ceil(bytes.length / 2);
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i < half; i++) out[2 * i] = bytes[i];
  for (let i = half; i < bytes.length; i++) out[2 * (i - half) + 1] = bytes[i];
  return out;
}
