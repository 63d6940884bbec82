const STEP = 10;                                           // thousandths of the picture's side; with shift LARGE
const LARGE = 50;
const DEGREES = 5;
const FACTOR = 1.06;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What the keys do with the chosen item. @param {import('./arrangement.js').Arrangement} hand @param {KeyboardEvent} event
 * @returns {boolean} whether the key meant anything */
export function useKey(hand, event) {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || !hand.item) return false;
  const move = MOVES[key];
  if (move) {
    const step = shiftKey ? LARGE : STEP;
    hand.alter({ x: hand.item.x + move[0] * step, y: hand.item.y + move[1] * step }, `nudge-${hand.index}`);
    return true;
  }
  const action = ACTIONS[key.length === 1 ? key.toLowerCase() : key];
  action?.(hand);
  return Boolean(action);
}

/** @type {Record<string, (hand: import('./arrangement.js').Arrangement) => void>} */
const ACTIONS = {
  '+': (hand) => hand.scale(FACTOR, `scale-${hand.index}`),
  '=': (hand) => hand.scale(FACTOR, `scale-${hand.index}`),
  '-': (hand) => hand.scale(1 / FACTOR, `scale-${hand.index}`),
  '_': (hand) => hand.scale(1 / FACTOR, `scale-${hand.index}`),
  '[': (hand) => hand.turn(-DEGREES, `turn-${hand.index}`),
  ']': (hand) => hand.turn(DEGREES, `turn-${hand.index}`),
  f: (hand) => hand.flip(),
  d: (hand) => hand.duplicate(),
  Delete: (hand) => hand.remove(),
  Backspace: (hand) => hand.remove(),
  PageUp: (hand) => hand.reorder(1),
  PageDown: (hand) => hand.reorder(-1),
  Escape: (hand) => hand.choose(null),
};
