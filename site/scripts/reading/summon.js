import { loadScript } from '../elements/script.js';

/** A figure with a bundle of its own, which a page brings in when the reader comes near: `data-script`, and `data-styles` first,
 * so that it is never seen undressed. Where they do not arrive, what was made at build stays.
 * @param {HTMLElement} figure */
export function summon(figure) {
  const near = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    near.disconnect();
    const { script, styles } = figure.dataset;
    dress(styles).then(() => loadScript(script)).catch(() => {});
  }, { rootMargin: '120%' });
  near.observe(figure);
}

/** @param {string} url @returns {Promise<void>} */
function dress(url) {
  return new Promise((done, fail) => {
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url, onload: () => done(), onerror: () => fail(new Error(url)) });
    document.head.append(sheet);
  });
}
