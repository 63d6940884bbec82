import { boxOf, standsOn } from './geometry.js';
import { heldItem } from './limits.js';
import { between, numbers, oneOf } from './random.js';
import { fits, withRoom } from './room.js';
import { readStage } from './stage-data.js';

export const SEEDS = 1_000_000;
const SIZES = [[400, 800], [340, 540], [300, 440]];        // longest side, of one animal, of two, of three
const AGAIN = 0.13;                                        // chance that an animal is the one before it once more
const THINGS = 0.35;                                       // chance of each of two pieces of scenery

/** A scene that follows from the seed alone: one hand, one to three animals where they live, now and then a tree.
 * @param {number} seed @returns {import('../doc.js').Scene} */
export function surprise(seed) {
  const random = numbers(seed);
  const { places, styles } = readStage();
  const kinds = [...new Set([...places.values()].map(({ place }) => place))];
  const kind = oneOf(random, kinds);
  const place = oneOf(random, [...places.values()].filter((each) => each.place === kind));
  const livingIn = ({ sprites }) => sprites.filter((sprite) => !sprite.thing && fits(sprite, place));
  const style = oneOf(random, [...styles.values()].filter((each) => !each.held_out && livingIn(each).length > 1));
  const { sprites } = style;
  const living = livingIn(style);
  const scenery = sprites.filter((sprite) => sprite.thing && fits(sprite, place) && !(kind === 'night' && sprite.kind === 'sun'));

  let scene = { place: place.id, items: [] };
  const add = (sprite, size) => {
    const item = withRoom(scene, sprite, size, random);
    if (item) scene = { ...scene, items: [...scene.items, { ...item, flip: random() < 0.5 }] };
  };
  const chance = random();
  const count = chance < 0.42 ? 1 : chance < 0.72 ? 2 : 3;
  let animal = oneOf(random, living);
  for (let index = 0; index < count; index += 1) {
    if (index && random() >= AGAIN) animal = oneOf(random, living);
    add(animal, Math.round(between(random, ...SIZES[count - 1])));
  }
  for (let index = 0; index < 2; index += 1) {
    if (random() < THINGS && scenery.length) add(oneOf(random, scenery), Math.round(between(random, 140, 300)));
  }
  return { ...scene, items: fromFarToNear(scene, place).map(heldItem) };
}

/** Whose feet are nearer is painted later; what stands on nothing, last. */
function fromFarToNear({ items }, place) {
  const { sprites } = readStage();
  const depth = (item) => {
    const sprite = sprites.get(item.sprite);
    return boxOf(item, sprite).bottom + (standsOn(place, item, sprite) ? 0 : 2000);
  };
  return [...items].sort((a, b) => depth(a) - depth(b));
}
