import { pageStands } from '../elements/page-stands.js';

const AT_ONCE = 60;                                        // elements in one go: a few milliseconds, also on a phone

/** What is far from view is not laid out at first (`data-pieces` in styles/pieces.css), so that the page's beginning shows sooner. The rest
 * follows piece by piece while nothing else is to do, so that soon every place is where it will stay.
 * @param {Iterable<HTMLElement>} pieces in the order in which they are read */
export async function layOut(pieces) {
  addEventListener('beforeprint', () => pieces.forEach(settle), { once: true });
  await pageStands();
  let room = AT_ONCE;
  for (const piece of pieces) {
    room -= piece.getElementsByTagName('*').length + 1;
    settle(piece);
    if (room > 0) continue;
    await pageStands();
    room = AT_ONCE;
  }
}

const settle = (piece) => { piece.style.contentVisibility = 'visible'; };
