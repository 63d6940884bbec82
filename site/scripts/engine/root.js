/** The site's root, wherever it is served or unpacked: pages carry the way to it in <html data-root>.
 * @param {Document} page @returns {URL} */
export const siteRoot = (page) => new URL(page.documentElement.dataset.root || './', page.baseURI);

/** Whether this is the site out of its zip, or opened from a folder: there the engine's files are scripts alone, whoever serves them.
 * @param {Document} page */
export const isUnpacked = (page) => page.location.protocol === 'file:' || 'unpacked' in page.documentElement.dataset;
