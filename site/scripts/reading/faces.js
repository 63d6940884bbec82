import { loadSheet } from '../elements/sheet.js';

/** Italics, bold letters and the letters of formulas, which a page's first view can do without: their faces are fetched when the
 * reader comes near the first word that is set in one, or does anything that may bring one. Without scripts the page has them at once. */
export function faces() {
  const fetchThem = () => {
    near.disconnect();
    for (const sign of SIGNS) removeEventListener(sign, fetchThem);
    loadSheet(document.documentElement.dataset.faces).catch(() => {});
  };
  const near = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) fetchThem(); }, { rootMargin: '75%' });
  for (const word of document.querySelectorAll('em, i, strong, math')) near.observe(word);
  for (const sign of SIGNS) addEventListener(sign, fetchThem);
}

const SIGNS = ['pointerdown', 'keydown', 'beforeprint'];
