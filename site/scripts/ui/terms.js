/** A term's definition opens by itself. Two things a browser may leave undone: put it beside its term, and keep the term in sight. */

const GAP = 7;
const SHEET = matchMedia('(max-width: 39.99rem)');

/** @param {Element} list the definitions of a page */
export function terms(list) {
  let asked;
  document.addEventListener('click', ({ target }) => { asked = target.closest?.('.term') ?? asked; }, true);
  list.addEventListener('toggle', ({ target: card, newState }) => {
    if (newState !== 'open' || !asked || asked.getAttribute('popovertarget') !== card.id) return;
    if (SHEET.matches) keepInSight(asked, card);
    else if (!CSS.supports('position-area: block-end span-inline-end')) place(card, asked.getBoundingClientRect());
  }, true);
}

/** Below the term, or above it, and within the window. @param {HTMLElement} card @param {DOMRect} term */
export function place(card, term) {
  card.classList.add('placed');
  const { width, height } = card.getBoundingClientRect();
  const below = term.bottom + GAP + height <= innerHeight || term.top < height;
  card.style.left = `${Math.max(GAP, Math.min(term.left, document.documentElement.clientWidth - width - GAP))}px`;
  card.style.top = `${below ? term.bottom : term.top - height - 2 * GAP}px`;
}

function keepInSight(term, card) {
  const hidden = term.getBoundingClientRect().bottom + 3 * GAP - card.getBoundingClientRect().top;
  if (hidden > 0) scrollBy({ top: hidden });
}
