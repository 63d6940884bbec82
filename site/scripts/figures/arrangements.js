/** Ways to hand 64 patches over. `patches`: which, in this order; `places`: where each is said to lie. @typedef {{patches: number[], places: number[]}} Arrangement */

export const SIDE = 8;
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
  { id: 'twice', name: 'Hand all over twice', does: 'Every patch is handed over twice.', make: (now) => (now.patches.length > 2 * ALL.length ? now : { patches: [...now.patches, ...now.patches], places: [...now.places, ...now.places] }) },
];

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
