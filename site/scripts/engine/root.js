/** The site's root, wherever it is served or unpacked: pages carry the way to it in <html data-root>.
 * @param {Document} page @returns {URL} */
export const siteRoot = (page) => new URL(page.documentElement.dataset.root || './', page.baseURI);
