import { once } from '../elements/once.js';
import { pageStands } from '../elements/page-stands.js';
import { loadScript } from '../elements/script.js';
import { loadSheet } from '../elements/sheet.js';
import { life } from './life.js';
import { whenNear } from './near.js';
import { notArrived } from './not-arrived.js';

/** A part of a page with a bundle of its own, which comes when the reader comes near: `data-script`; before it `data-styles`, so that
 * it is never seen undressed, and the `data-facts` of whatever it stands in, which live figures ask for. Parts may share a bundle; it
 * comes once, and not before the page itself stands. Where it does not arrive, what was made at build stays, with the way to try again.
 * @param {HTMLElement} part */
export function summon(part) {
  whenNear([part], '120%', async () => {
    await Promise.race([pageStands(), life]);
    bring(part);
  });
}

function bring(part) {
  fetchNow(part).catch(() => notArrived(part, () => bring(part)));
}

/** @param {HTMLElement} part @returns {Promise<void>} */
export function fetchNow(part) {
  const { script, styles } = part.dataset;
  const facts = part.closest('[data-facts]')?.dataset.facts;
  return Promise.all([once(styles, loadSheet), once(facts, loadScript)]).then(() => once(script, loadScript));
}
