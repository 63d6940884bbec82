import { pageStands } from '../elements/page-stands.js';

const REST = 4000;                                         // milliseconds

/** Resolves at the reader's first sign of life, one for the whole page, whichever of its bundles comes first. Until then a page fetches
 * nothing but what it takes to show what is in view.
 * @type {Promise<void>} */
export const life = (globalThis.sightlineLife ??= new Promise((begun) => {
  const signs = ['scroll', 'pointermove', 'pointerdown', 'touchstart', 'keydown', 'beforeprint'];
  const onSign = () => {
    for (const sign of signs) removeEventListener(sign, onSign);
    begun();
  };
  for (const sign of signs) addEventListener(sign, onSign, { passive: true });
}));

/** Resolves at the first sign of life too, or else once the page has stood for a while: some readers look before they move, and some
 * readers' programs move a page without a sign. @returns {Promise<void>} */
export const lifeOrRest = () => Promise.race([life, pageStands().then(() => new Promise((resolve) => { setTimeout(resolve, REST); }))]);
