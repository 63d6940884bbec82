const RADIANS = Math.PI / 180;

/** How wide and high an item is before it is turned, in thousandths. @param {import('../doc.js').Item} item
 * @param {import('./stage-data.js').Sprite} sprite */
export const extent = ({ size }, { width, height }) => ({ width: size * width, height: size * height });

/** The upright box around an item as it is turned, in thousandths. @returns {{left: number, top: number, right: number, bottom: number}} */
export function boxOf(item, sprite) {
  const { width, height } = extent(item, sprite);
  const [cos, sin] = [Math.abs(Math.cos(item.turn * RADIANS)), Math.abs(Math.sin(item.turn * RADIANS))];
  const [across, down] = [(width * cos + height * sin) / 2, (width * sin + height * cos) / 2];
  return { left: item.x - across, top: item.y - down, right: item.x + across, bottom: item.y + down };
}

/** How many such steps it is from an item's middle to the edge of the picture. @param {{x: number, y: number}} item @param {number} right
 * @param {number} down */
export function stepsToEdge({ x, y }, right, down) {
  const steps = (at, step) => (step > 0 ? (1000 - at) / step : step < 0 ? at / -step : Infinity);
  return Math.min(steps(x, right), steps(y, down));
}

/** How far an item's handles may be from its middle and still lie in the picture: the one above it in thousandths, the one at its corner as a
 * part of the way there. @param {import('../doc.js').Item} item @param {{width: number, height: number}} extent */
export function handleReach(item, { width, height }) {
  const [cos, sin] = [Math.cos(item.turn * RADIANS), Math.sin(item.turn * RADIANS)];
  return { turn: stepsToEdge(item, sin, -cos), scale: stepsToEdge(item, (width * cos - height * sin) / 2, (width * sin + height * cos) / 2) };
}

/** Whether it stands on the ground: it can, there is some, and its feet are there. */
export function standsOn(place, item, sprite) {
  return place.place !== 'sea' && place.place !== 'sky' && sprite.stands.includes('ground') && boxOf(item, sprite).bottom >= place.horizon - 30;
}
