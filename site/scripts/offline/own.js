/**
 * What the build wrote down about a version of the site.
 * @typedef {{sha256: string, bytes: number}} Form
 * @typedef {Form & {plain?: Form}} KeptFile  plain: what comes where the host undoes a file's packing on the way
 * @typedef {{id: string, files: Record<string, KeptFile>, types: Record<string, string>}} Version  files: by path, those wanted first in
 *   front; types: by the ends of their names
 */

/** The version that this worker was built with. @type {Version} */
export const own = globalThis.sightlineVersion;

/** The site's root, with a slash at the end. */
export const root = globalThis.registration.scope;

/** @param {string} path @returns {URL} */
export const addressOf = (path) => new URL(path, root);

/** The path of an address below the root; a folder is its index. @param {URL} address @returns {string} */
export function pathOf({ origin, pathname }) {
  const path = decoded(origin + pathname).slice(decoded(root).length);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;                                        // no encoding at all, so no file of ours
  }
}

/** Whether a path's content never changes, because its name would change too. @param {string} path */
export const isLasting = (path) => path.startsWith('assets/') && path !== 'assets/engine/manifest.json';
