import { own } from '../elements/own.js';
import { unpacked } from './packing.js';

/** A worker out of the texts of its scripts. A Blob's worker may start on a page from a folder too, and it keeps to the content
 * security policy of its page, which one fetched from an address of its own does not.
 * @param {import('./packing.js').Packed[]} scripts in the order in which they run */
export async function workerFrom(scripts) {
  const texts = await Promise.all(scripts.map((packed) => new Response(unpacked(packed)).blob()));
  const url = URL.createObjectURL(new Blob(texts.flatMap((text) => [text, '\n']), { type: 'text/javascript' }));
  try {
    return new Worker(own(url), { name: 'sightline' });
  } finally {
    setTimeout(() => URL.revokeObjectURL(url), 60_000);       // WebKit reads the Blob only after this call returns
  }
}
