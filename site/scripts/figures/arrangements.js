/** Ways to hand 64 patches over. `patches`: which, in this order; `places`: where each is said to lie. @typedef {{patches: number[], places: number[]}} Arrangement */

export const SIDE = 8;
export const MOST = 256;                                  // tokens that the engine takes: every patch four times
const TIMES = 64;
const ALL = Array.from({ length: SIDE * SIDE }, (_, patch) => patch);

/** The picture as it is. @returns {Arrangement} */
export const whole = () => ({ patches: [...ALL], places: [...ALL] });

/** @template T @param {T[]} items @returns {T[]} in another order (Fisher and Yates) */
export function shuffled(items, chance = Math.random) {
  const mixed = [...items];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}

/** What a reader may do with what is there. @type {{id: string, name: string, does: string, make: (now: Arrangement) => Arrangement}[]} */
export const DEEDS = [
  { id: 'order', name: 'Another order, places along', does: 'The patches are handed over in another order; each still says where it lies.', make: (now) => inOrder(now, shuffled(now.patches.map((_, i) => i))) },
  { id: 'patches', name: 'Paste them anyhow', does: 'Every place gets some other patch: the picture is cut up and pasted together wrongly.', make: (now) => ({ patches: shuffled(now.patches), places: [...now.places] }) },
  { id: 'blocks', name: 'Blocks of 2 × 2', does: 'Blocks of four patches are pasted anyhow, whole.', make: blocks },
  { id: 'mirror', name: 'Left for right', does: 'Each patch is said to lie where its mirror image lies.', make: (now) => ({ patches: [...now.patches], places: now.places.map((place) => place - (place % SIDE) + SIDE - 1 - (place % SIDE)) }) },
  { id: 'half', name: 'Drop half', does: 'Half of the patches, chosen at random, are left out.', make: (now) => inOrder(now, shuffled(now.patches.map((_, i) => i)).slice(0, Math.max(1, Math.ceil(now.patches.length / 2))).sort((a, b) => a - b)) },
  { id: 'twice', name: 'Hand all over twice', does: 'Every patch is handed over twice.', make: (now) => joined(now, now) },
];

/** What a reader may do with the one patch that they choose, by its place. @type {{id: string, name: string, does: (where: string) => string,
 *   make: (now: Arrangement, place: number) => Arrangement}[]} */
export const TOUCHES = [
  { id: 'leave', name: 'leaves it out', does: (where) => `${where} was left out, or put back.`, make: toggled },
  { id: 'repeat', name: `repeats it ${TIMES} times`, does: (where) => `${where} was handed over ${TIMES} times more, each time with its own place.`, make: (now, place) => repeated(now, place) },
  { id: 'near', name: 'pastes it over its neighbours', does: (where) => `${where} was pasted over those around it.`, make: (now, place) => pasted(now, place, 1) },
  { id: 'all', name: 'pastes it everywhere', does: (where) => `${where} was pasted over the whole picture.`, make: (now, place) => pasted(now, place, SIDE) },
];

/** One behind the other; as it was, if that would be more than the engine takes. @param {Arrangement} now @param {Arrangement} more */
function joined(now, more) {
  const [patches, places] = [[...now.patches, ...more.patches], [...now.places, ...more.places]];
  return patches.length > MOST ? now : { patches, places };
}

function repeated(now, place) {
  const patch = now.patches[now.places.indexOf(place)];
  return patch === undefined ? now : joined(now, { patches: Array(TIMES).fill(patch), places: Array(TIMES).fill(place) });
}

/** What lies at a place, over all that lies no more than so many steps away. */
function pasted({ patches, places }, place, reach) {
  const patch = patches[places.indexOf(place)];
  const near = (other) => Math.max(Math.abs(Math.floor(other / SIDE) - Math.floor(place / SIDE)), Math.abs(other % SIDE - place % SIDE)) <= reach;
  return { patches: patches.map((each, i) => (patch !== undefined && near(places[i]) ? patch : each)), places: [...places] };
}

const inOrder = ({ patches, places }, order) => ({ patches: order.map((i) => patches[i]), places: order.map((i) => places[i]) });

function blocks() {
  const across = SIDE / 2;
  const order = shuffled(Array.from({ length: across * across }, (_, block) => block));
  const from = ALL.map((place) => {
    const [row, column] = [Math.floor(place / SIDE), place % SIDE];
    const block = order[Math.floor(row / 2) * across + Math.floor(column / 2)];
    return (2 * Math.floor(block / across) + (row % 2)) * SIDE + 2 * (block % across) + (column % 2);
  });
  return { patches: from, places: [...ALL] };
}

/** Leave out what lies at a place, or put back there what belongs there. @param {Arrangement} now @param {number} place @returns {Arrangement} */
export function toggled({ patches, places }, place) {
  if (!places.includes(place)) return { patches: [...patches, place], places: [...places, place] };
  const kept = places.map((at, i) => i).filter((i) => places[i] !== place);
  return kept.length ? { patches: kept.map((i) => patches[i]), places: kept.map((i) => places[i]) } : { patches, places };
}
