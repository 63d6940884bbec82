import { readStage } from './stage-data.js';

/** What a scene may say. An item's middle stays in the picture; the rest of it may hang over. */
export const LIMITS = { items: 12, middle: [0, 1000], size: [60, 1200], turn: [-180, 180] };

/** @param {number} value @param {number[]} limits */
export const held = (value, [low, high]) => Math.max(low, Math.min(high, Math.round(value)));

/** Any angle as −179 … 180. */
export const turned = (degrees) => ((Math.round(degrees) + 179) % 360 + 360) % 360 - 179;

/** @param {import('../doc.js').Item} item @returns {import('../doc.js').Item} within the limits */
export const heldItem = ({ sprite, x, y, size, flip, turn }) => Object.freeze({
  sprite, x: held(x, LIMITS.middle), y: held(y, LIMITS.middle), size: held(size, LIMITS.size), flip: Boolean(flip), turn: turned(turn),
});

/** Whatever somebody says is a scene → a scene that can be drawn, or null. An item that makes no sense is left out.
 * @param {unknown} value @param {import('./stage-data.js').Stage} [stage] @returns {import('../doc.js').Scene | null} */
export function cleanScene(value, stage = readStage()) {
  const { place, items } = /** @type {any} */ (value ?? {});
  if (!stage.places.has(place) || !Array.isArray(items)) return null;
  const kept = items.slice(0, LIMITS.items).filter((item) => isItem(item, stage)).map(heldItem);
  return Object.freeze({ place, items: Object.freeze(kept) });
}

const isItem = (item, stage) => stage.sprites.has(item?.sprite) && ['x', 'y', 'size', 'turn'].every((name) => Number.isFinite(item[name]));
