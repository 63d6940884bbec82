/** The square that is cut out of a picture, in the picture's pixels.
 *
 * @typedef {{x: number, y: number, side: number}} Crop  x, y: its top left corner
 * @typedef {{width: number, height: number}} Size */

const CLOSEST = 24;                                        // pixels of the picture; closer there is nothing to see

/** The longest and the shortest side that a crop may have. @param {Size} size */
export const longest = ({ width, height }) => Math.min(width, height);
export const shortest = (size) => Math.min(longest(size), CLOSEST);

const between = (value, least, most) => Math.max(least, Math.min(most, value));

/** The largest square in the middle. @param {Size} size @returns {Crop} */
export const middle = (size) => ({ x: (size.width - longest(size)) / 2, y: (size.height - longest(size)) / 2, side: longest(size) });

/** Kept inside the picture. @param {Crop} crop @param {Size} size @returns {Crop} */
export function inside({ x, y, side }, size) {
  const held = between(side, shortest(size), longest(size));
  return { x: between(x, 0, size.width - held), y: between(y, 0, size.height - held), side: held };
}

/** @param {Crop} crop @param {number} dx @param {number} dy @param {Size} size @returns {Crop} */
export const moved = ({ x, y, side }, dx, dy, size) => inside({ x: x + dx, y: y + dy, side }, size);

/** Made larger or smaller around a point of the picture, which stays where it is in the crop.
 * @param {Crop} crop @param {number} side @param {Size} size @param {[number, number]} [around] its middle unless said @returns {Crop} */
export function resized(crop, side, size, [x, y] = [crop.x + crop.side / 2, crop.y + crop.side / 2]) {
  const held = between(side, shortest(size), longest(size));
  const scale = held / crop.side;
  return inside({ x: x - (x - crop.x) * scale, y: y - (y - crop.y) * scale, side: held }, size);
}

/** Drawn anew from a corner that stays, to where the opposite one was dragged.
 * @param {Crop} crop @param {{right: boolean, bottom: boolean}} corner the one that is dragged @param {[number, number]} to @param {Size} size @returns {Crop} */
export function stretched(crop, { right, bottom }, [x, y], size) {
  const [left, top] = [right ? crop.x : crop.x + crop.side, bottom ? crop.y : crop.y + crop.side];
  const room = Math.min(right ? size.width - left : left, bottom ? size.height - top : top);
  const wanted = ((right ? x - left : left - x) + (bottom ? y - top : top - y)) / 2;
  const side = between(wanted, shortest(size), room);
  return { x: right ? left : left - side, y: bottom ? top : top - side, side };
}
