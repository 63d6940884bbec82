import { decompress } from 'fzstd';
import { unpacked, withoutBase64 } from '../engine/packing.js';

/** What a file holds. Browsers bring gzip; Zstandard, in which programs come a fifth smaller, most of them do not.
 * @param {import('../engine/packing.js').Packed} packed @returns {Promise<Uint8Array>} */
export async function contentOf(packed) {
  const { bytes, packing } = withoutBase64(packed);
  if (packing === 'zstd') return decompress(new Uint8Array(bytes));
  return new Uint8Array(await new Response(unpacked({ bytes, packing })).arrayBuffer());
}
