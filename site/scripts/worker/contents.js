import { decompress } from 'fzstd';
import { unpacked, withoutBase64 } from '../engine/packing.js';
import { entriesOf } from './archive.js';
import { joinPlanes } from './planes.js';

/** What the start makes of a file: compiled, in its parts, or as it is. @param {string} name
 * @param {import('../engine/packing.js').Packed} packed @returns {Promise<WebAssembly.Module | Map<string, Uint8Array> | Uint8Array>} */
export async function opened(name, packed) {
  const content = await contentOf(packed);
  if (name.endsWith('.wasm')) return WebAssembly.compile(content);
  if (name.endsWith('.zip')) return entriesOf(content);
  return name.endsWith('.safetensors') ? joinPlanes(content) : content;
}

/** What a file holds. Browsers bring gzip; Zstandard, in which programs come a fifth smaller, most of them do not.
 * @param {import('../engine/packing.js').Packed} packed @returns {Promise<Uint8Array>} */
export async function contentOf(packed) {
  const { bytes, packing } = withoutBase64(packed);
  if (packing === 'zstd') return decompress(new Uint8Array(bytes));
  return new Uint8Array(await new Response(unpacked({ bytes, packing })).arrayBuffer());
}
