import { loadScript } from '../elements/script.js';

let documents, loading;
globalThis.sightlineDocuments = (arrived) => { documents = arrived; };

/** The search itself and what it searches, fetched at the first call; after a failure the next call tries again.
 * @param {{engine: string, documents: string}} scripts their addresses
 * @returns {Promise<import('./finder.js').Finder>} */
export function loadFinder(scripts) {
  loading ??= Promise.all([loadScript(scripts.engine), loadScript(scripts.documents)]).then(() => globalThis.sightlineFinder(documents));
  loading.catch(() => { loading = undefined; });
  return loading;
}
