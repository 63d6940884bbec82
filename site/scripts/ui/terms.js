/** A term's definition opens by itself. What is left to do: on which side there is room for it, the focus, so that it is read
 * out, and, where it covers the foot of a small screen, keeping its term in sight. */

const GAP = 7;
const ROOM = 320;                                          // pixels that the longest definition may need below its term
const SHEET = matchMedia('(max-width: 39.99rem)');

/** @param {Element} list the definitions of a page */
export function terms(list) {
  let asked;
  document.addEventListener('click', ({ target }) => { asked = target.closest?.('.term') ?? asked; }, true);
  list.addEventListener('beforetoggle', ({ target: card, newState }) => {
    if (newState === 'open' && asked) card.classList.toggle('above', roomierAbove(asked.getBoundingClientRect()));
  }, true);
  list.addEventListener('toggle', ({ target: card, newState }) => {
    if (newState !== 'open' || !asked) return;
    if (SHEET.matches) keepInSight(asked, card);
    else if (!CSS.supports('position-area: block-end span-inline-end')) place(card, asked.getBoundingClientRect());
    card.focus({ preventScroll: true });
  }, true);
}

const roomierAbove = ({ top, bottom }) => innerHeight - bottom < Math.min(ROOM, top);

/** For a browser that cannot anchor it. @param {HTMLElement} card @param {DOMRect} term */
function place(card, term) {
  card.classList.add('placed');
  const { width, height } = card.getBoundingClientRect();
  card.style.left = `${Math.max(GAP, Math.min(term.left, document.documentElement.clientWidth - width - 4 * GAP))}px`;
  card.style.top = `${roomierAbove(term) ? term.top - height - 2 * GAP : term.bottom}px`;
}

function keepInSight(term, card) {
  const hidden = term.getBoundingClientRect().bottom + 3 * GAP - card.getBoundingClientRect().top;
  if (hidden > 0) scrollBy({ top: hidden });
}
