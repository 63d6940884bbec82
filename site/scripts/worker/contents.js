import { ZSTDDecoder } from 'zstddec';
import { fromBase64, unpacked, withoutBase64 } from '../engine/packing.js';
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

/** @type {Promise<ZSTDDecoder> | undefined} */
let making;

/** The decoder's WebAssembly lies in its script as a data: address, which the page's security policy would not let it fetch. */
function decoder() {
  return (making ??= new Promise((resolve, reject) => {
    const { fetch } = globalThis;
    const made = new ZSTDDecoder();
    globalThis.fetch = async (address) => new Response(fromBase64(address.slice(address.indexOf(',') + 1)));
    made.init().then(() => resolve(made), reject);
    globalThis.fetch = fetch;
  }));
}

/** What a file holds. Browsers bring gzip; Zstandard, in which programs come a fifth smaller, most of them do not.
 * @param {import('../engine/packing.js').Packed} packed @returns {Promise<Uint8Array>} */
export async function contentOf(packed) {
  const { bytes, packing } = withoutBase64(packed);
  if (packing === 'zstd') return (await decoder()).decode(new Uint8Array(bytes));
  return new Uint8Array(await new Response(unpacked({ bytes, packing })).arrayBuffer());
}
