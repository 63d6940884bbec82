const coming = new Map();

/** Loads what an address names, once per page; what has failed may be tried again.
 * @param {string | undefined} url @param {(url: string) => Promise<void>} load @returns {Promise<void>} */
export function once(url, load) {
  if (!url) return Promise.resolve();
  if (!coming.has(url)) coming.set(url, load(url).catch((problem) => { coming.delete(url); throw problem; }));
  return coming.get(url);
}
