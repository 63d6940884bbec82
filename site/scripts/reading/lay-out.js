import { pageStands } from '../elements/page-stands.js';
import { lifeOrRest } from './life.js';

const AT_ONCE = 60;                                        // elements in one go: a few milliseconds, also on a phone

/** What is far from view is not laid out at first (`data-pieces` in styles/pieces.css), so that the page's beginning shows sooner. Once its
 * reader moves, or after a rest, what is missing follows piece by piece while nothing else is to do; all of it at once where a place
 * further down is gone to.
 * @param {Element[]} pieces in the order in which they are read */
export async function layOut(pieces) {
  addEventListener('beforeprint', layOutAll);
  addEventListener('click', ({ target }) => target.closest?.('a[href*="#"]') && layOutAll(), true);
  addEventListener('hashchange', goThere);                 // by the address, or back
  await lifeOrRest();
  for (let room = 0; pieces.length; room -= settle(pieces.shift())) {
    if (room > 0) continue;
    await pageStands();
    room = AT_ONCE;
  }
  layOutAll();
}

/** @returns {number} how many elements that were */
function settle(piece) {
  piece.style.contentVisibility = 'visible';
  return 1 + piece.getElementsByTagName('*').length;
}

const { dataset } = document.documentElement;
const layOutAll = () => { delete dataset.far; };

function goThere() {
  if (!('far' in dataset)) return;
  layOutAll();
  document.querySelector(':target')?.scrollIntoView();
}
