import { loadScript } from '../elements/script.js';
import { loadSheet } from '../elements/sheet.js';

/** A figure with a bundle of its own, which a page brings in when the reader comes near: `data-script`, and `data-styles` first,
 * so that it is never seen undressed. Figures may share a bundle; it comes once. Where they do not arrive, what was made at build stays.
 * @param {HTMLElement} figure */
export function summon(figure) {
  const near = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    near.disconnect();
    const { script, styles } = figure.dataset;
    once(styles, loadSheet).then(() => once(script, loadScript)).catch(() => {});
  }, { rootMargin: '120%' });
  near.observe(figure);
}

const coming = new Map();

/** @param {string} url @param {(url: string) => Promise<void>} load @returns {Promise<void>} what has failed may be tried again */
function once(url, load) {
  if (!coming.has(url)) coming.set(url, load(url).catch((problem) => { coming.delete(url); throw problem; }));
  return coming.get(url);
}
