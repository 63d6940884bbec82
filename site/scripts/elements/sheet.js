/** Load a stylesheet. @param {string} url @returns {Promise<void>} */
export function loadSheet(url) {
  return new Promise((done, fail) => {
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url, onload: () => done(), onerror: () => fail(new Error(url)) });
    document.head.append(sheet);
  });
}
