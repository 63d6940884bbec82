import { readRecord, whenRemoved, writeRecord } from './store.js';
import { versionNamed } from './versions.js';

/** Which version each open page got, by the browser's id for the page; written down, since this worker sleeps between requests. */
const known = new Map();

/** @param {string} id of a page about to open @param {Promise<import('./own.js').Version | undefined>} version settles once it is known;
 *   undefined for a page that is none of ours
 * @param {boolean} [late]  the page was open before this worker */
export function remember(id, version, late = false) {
  if (!id) return version;                                 // an old browser, which does not tell
  known.set(id, version);
  return version.then((found) => found && writeRecord(`page-${id}`, { version: found.id, late })).catch(whenRemoved);
}

/** @param {string} id @returns {Promise<import('./own.js').Version | undefined>} */
export async function versionOf(id) {
  if (!known.has(id)) known.set(id, readRecord(`page-${id}`).then((record) => record && versionNamed(record.version)));
  const version = await known.get(id);
  if (!version) known.delete(id);                          // another worker may have written it down meanwhile
  return version;
}

/** Whether a page was open before this worker. @param {string} id */
export const cameLate = async (id) => Boolean((await readRecord(`page-${id}`))?.late);
