import { siteRoot } from '../engine/root.js';

/** The pages' policy lets no text become the address of a script. These may: files of the site's own, and the Blob of its worker. */
const policy = globalThis.trustedTypes?.createPolicy('sightline', {
  createScriptURL(address) {
    const { href } = new URL(address, document.baseURI);
    if (href.startsWith('blob:') || href.startsWith(siteRoot(document).href)) return href;
    throw new TypeError(`${href} is no script of this site.`);
  },
});

/** @param {string | URL} address @returns {string} what a script, a worker or a service worker may be loaded from */
export const own = (address) => /** @type {any} */ (policy ? policy.createScriptURL(String(address)) : String(address));
