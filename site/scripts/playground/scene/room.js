import { boxOf, extent } from './geometry.js';
import { between, oneOf } from './random.js';
import { readStage } from './stage-data.js';

/** Where there is room for something: feet on the ground, fish in the water, wings in the air, as the scenes have it that the model
 * learned from (py/training/scenes/compose.py). All in thousandths of the picture's side. */

const TRIES = 24;
const GROUNDLESS = { sea: ['water', 'air'], sky: ['air'] };

/** @param {{place: string}} place @returns {string[]} where something can be there */
export const grounds = (place) => GROUNDLESS[place.place] ?? ['ground', 'air'];

/** @param {{stands: string[]}} sprite @param {{place: string}} place */
export const fits = (sprite, place) => grounds(place).some((ground) => sprite.stands.includes(ground));

/** @param {import('../doc.js').Scene} scene @param {import('./stage-data.js').Sprite} sprite @param {number} size @param {() => number} random
 * @returns {import('../doc.js').Item | null} null: there is no room for it */
export function withRoom(scene, sprite, size, random) {
  const { places, sprites } = readStage();
  const place = places.get(scene.place);
  const own = grounds(place).filter((ground) => sprite.stands.includes(ground));
  const stands = own.length ? oneOf(random, own) : 'ground';
  const { width, height } = extent({ size }, sprite);
  const taken = scene.items.map((item) => boxOf(item, sprites.get(item.sprite)));
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const item = { sprite: sprite.id, x: width > 1000 ? 500 : between(random, width / 2, 1000 - width / 2), y: topFor(stands, height, place, random) + height / 2, size, flip: false, turn: 0 };
    if (!taken.some((box) => clash(box, boxOf(item, sprite)))) return item;
  }
  return null;
}

function topFor(stands, height, { horizon }, random) {
  if (stands === 'ground') {
    const [low, high] = [Math.max(horizon + 80, height + 10), 985];
    return (low < high ? between(random, low, high) : high) - height;
  }
  if (stands === 'water') return between(random, Math.min(horizon - 50, 990 - height), 990 - height);
  return between(random, 20, Math.max(30, Math.min(980 - height, horizon + 250 - height / 2)));
}

/** Would one hide more than an eighth of the other, or stand so that left and right are unclear? */
function clash(a, b) {
  const across = Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left));
  const down = Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  return across * down > 0.12 * Math.min(area(a), area(b)) || Math.abs(a.left + a.right - b.left - b.right) / 2 < 90;
}

const area = ({ left, top, right, bottom }) => (right - left) * (bottom - top);
