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

/** Whether it stands on the ground: it can, there is some, and its feet are there. */
export function standsOn(place, item, sprite) {
  return place.place !== 'sea' && place.place !== 'sky' && sprite.stands.includes('ground') && boxOf(item, sprite).bottom >= place.horizon - 30;
}
