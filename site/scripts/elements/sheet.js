/** Load a stylesheet. @param {string} url @returns {Promise<void>} */
export function loadSheet(url) {
  return new Promise((done, fail) => {
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url, onload: () => done(), onerror: () => fail(new Error(url)) });
    document.head.insertBefore(sheet, document.head.querySelector('[media=print]'));   // whose rules come last
  });
}
