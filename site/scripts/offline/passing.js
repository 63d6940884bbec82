import { keepPassing } from './download.js';
import { first } from './quiet.js';
import { tellPages } from './tell.js';

/** Keep what a page is being sent, beside the way. @param {FetchEvent} event @param {import('./own.js').KeptFile} file @param {Response} copy
 * @returns {Promise<boolean>} whether it was that very file */
export function keepAside(event, file, copy) {
  const kept = first(keepPassing(file, copy)).then(() => true, () => false);
  event.waitUntil(kept.then(tellPages));
  return kept;
}
