import { linkTo } from './keep/address.js';

/** The way from a lesson's compact playground to the full one: the link takes along what the reader has made.
 * @param {import('./lab.js').Lab} lab @param {HTMLAnchorElement | null} anchor */
export function carryOver(lab, anchor) {
  if (!anchor) return;
  const { href } = anchor;
  lab.addEventListener('change', () => { anchor.href = linkTo(lab, href).url; });
}
