/** Whoever goes by keyboard keeps a place to go on from: when what has the focus is taken away or switched off, as by a press that
 * has nothing left to do, the focus goes to what now stands where it stood, or else next to it. */

const STOPS = ':is(a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]):not(:disabled, [tabindex="-1"])';

/** @param {Document} page */
export function keepFocus(page) {
  /** What has the focus, the stops before it, and what surrounds it. @type {{it: Element, before: Element[], around: Element[]} | null} */
  let last = null;
  page.addEventListener('focusin', ({ target }) => {
    last = null;
    if (!target.matches(':focus-visible')) return;
    const around = [];
    for (let each = target.parentElement; each; each = each.parentElement) around.push(each);
    const before = [...page.querySelectorAll(STOPS)].filter((each) => target.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING);
    last = { it: target, before, around };
  });
  page.addEventListener('pointerdown', () => { last = null; });
  page.addEventListener('click', ({ target }) => { if (target.closest('a[href]')) last = null; });     // who follows a link goes on from there

  const look = () => {
    if (!last || page.activeElement !== page.body && page.activeElement !== last.it || usable(last.it)) return;
    for (const place of last.around.filter((each) => each.isConnected)) {
      const stops = [...place.querySelectorAll(STOPS)].filter(usable);
      if (!stops.length) continue;
      const at = last.before.filter((each) => place.contains(each) && usable(each)).length;
      stops[Math.min(at, stops.length - 1)].focus({ preventScroll: true });
      return;
    }
  };
  let soon = null;                                         // whoever moves the focus himself does so within the frame
  new MutationObserver(() => { soon ??= requestAnimationFrame(() => { soon = null; look(); }); })
    .observe(page.body, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden', 'open'] });
}

const usable = (it) => it.isConnected && !it.matches(':disabled') && it.checkVisibility({ visibilityProperty: true });
