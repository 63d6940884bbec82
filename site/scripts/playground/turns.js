import { afterFrame } from '../elements/after-frame.js';
import { lifeOrRest } from '../reading/life.js';

/** Milliseconds that drawing may take of one frame; on a phone the same takes about four times as long. */
const SHARE = 4;

/** How far below what is seen is drawn before the reader moves, in parts of the window. */
const MARGIN = '25%';

/** Who waits for the first drawing: `go` lets it draw, `near` says whether it is in view or almost; undefined: not known yet.
 * @type {Map<Element, {go: () => void, near?: boolean}>} */
const waiting = new Map();
const watch = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (waiting.has(target)) waiting.get(target).near = isIntersecting;
  }
  takeTurns();
}, { rootMargin: MARGIN });

let far = false;                                           // whether it is the turn of what is far, too
let atOnce = false;
let began = null;                                          // when this frame's drawing began
let going = false;

lifeOrRest().then(() => {
  far = true;
  takeTurns();
});
addEventListener('beforeprint', () => {
  atOnce = true;
  for (const element of waiting.keys()) go(element);
});

/** The first drawing of an element takes its turn: at once, until the frame has had its share; then one after the other, each in a
 * task of its own, from the top of the page to its foot; what is far below the window waits until the reader moves, or has looked for a
 * while. A page that is not seen or is being printed keeps nobody waiting, and later news waits for nothing.
 * @param {import('lit').LitElement} element @param {() => void | Promise<void>} draw @returns {void | Promise<void>} */
export function inTurn(element, draw) {
  if (element.hasUpdated || document.hidden || atOnce || (!going && withinShare())) return draw();
  return new Promise((go) => {
    waiting.set(element, { go });
    if (!far) watch.observe(element);                      // from then on nobody asks how near it is
    takeTurns();
  }).then(draw);
}

/** The same, never at once, but wherever the element is. @param {Element} element @returns {Promise<void>} */
export const nextTurn = (element) => new Promise((go) => {
  waiting.set(element, { go, near: true });
  takeTurns();
});

/** Once nobody in a part of the page waits any more, but for what is far from view. @param {Element} part @returns {Promise<void>} */
export async function drawn(part) {
  do await afterFrame(); while ([...waiting].some(([element, { near }]) => (far || near !== false) && part.contains(element)));
}

function withinShare() {
  if (began === null) {
    began = performance.now();
    afterFrame().then(() => { began = null; });
  }
  return performance.now() - began < SHARE;
}

async function takeTurns() {
  if (going) return;
  going = true;
  while (foremost()) {
    await afterFrame();
    const start = performance.now();
    for (let next = foremost(); next && performance.now() - start < SHARE; next = foremost()) {
      go(next);
      await new Promise((task) => { setTimeout(task); });
    }
  }
  going = false;
}

function foremost() {
  let first = null;
  for (const [element, { near }] of waiting) {
    if ((far || near) && (!first || element.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING)) first = element;
  }
  return first;
}

/** @param {Element} element one that waits */
function go(element) {
  const { go: draw } = waiting.get(element);
  waiting.delete(element);
  watch.unobserve(element);
  draw();
}
