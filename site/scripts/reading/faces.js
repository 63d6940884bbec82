import { once } from '../elements/once.js';
import { loadSheet } from '../elements/sheet.js';
import { whenNear } from './near.js';

/** Italics, bold letters and the letters of formulas, which a page's first view can do without: their faces are fetched when the
 * reader comes near the first word that is set in one, or uses the page. Without scripts the page has them at once. */
export function faces() {
  const fetchThem = () => once(document.documentElement.dataset.faces, loadSheet).catch(() => {});
  whenNear(document.querySelectorAll('em, i, strong, math, h3, h2:not(.section-head *)'), '75%', fetchThem);
  for (const sign of ['pointerdown', 'keydown', 'beforeprint']) addEventListener(sign, fetchThem, { once: true });
}
