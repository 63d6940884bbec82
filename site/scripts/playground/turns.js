import { afterFrame } from '../elements/after-frame.js';

/** Milliseconds that drawing may take of one frame; on a phone the same takes about four times as long. */
const SHARE = 4;

/** @type {{element: Element, go: () => void}[]} */
const waiting = [];
let began = null;                                          // when this frame's drawing began
let going = false;

/** The first drawing of an element takes its turn: at once, until the frame has had its share; then one after the other, each in a
 * task of its own, from the top of the page to its foot. A page that is not seen keeps nobody waiting, and later news waits for nothing.
 * @param {import('lit').LitElement} element @param {() => void | Promise<void>} draw @returns {void | Promise<void>} */
export function inTurn(element, draw) {
  if (element.hasUpdated || document.hidden || (!going && withinShare())) return draw();
  return nextTurn(element).then(draw);
}

/** The same, but never at once. @param {Element} element @returns {Promise<void>} */
export const nextTurn = (element) => new Promise((go) => {
  waiting.push({ element, go });
  if (!going) takeTurns();
});

/** Once nobody in a part of the page waits any more. @param {Element} part @returns {Promise<void>} */
export async function drawn(part) {
  do await afterFrame(); while (waiting.some(({ element }) => part.contains(element)));
}

function withinShare() {
  if (began === null) {
    began = performance.now();
    afterFrame().then(() => { began = null; });
  }
  return performance.now() - began < SHARE;
}

async function takeTurns() {
  going = true;
  while (waiting.length) {
    await afterFrame();
    const start = performance.now();
    do {
      foremost().go();
      await new Promise((task) => { setTimeout(task); });
    } while (waiting.length && performance.now() - start < SHARE);
  }
  going = false;
}

function foremost() {
  const first = waiting.reduce((one, other) => (one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_PRECEDING ? other : one));
  waiting.splice(waiting.indexOf(first), 1);
  return first;
}
