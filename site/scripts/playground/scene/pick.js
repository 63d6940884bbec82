import { boxOf } from './geometry.js';
import { paintItem } from './paint.js';
import { open } from './sheets.js';
import { readStage } from './stage-data.js';

const OPAQUE = 40;                                         // of 255
const GRAIN = 5;                                           // thousandths of the picture's side that count as one point

let pen;

/** The nearest thing that is drawn at a point, rather than whose box is there. @param {import('../doc.js').Scene} scene
 * @param {{x: number, y: number}} point in thousandths @returns {number | null} its index */
export function pick({ items }, { x, y }) {
  const { sprites } = readStage();
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const sprite = sprites.get(items[index].sprite);
    const { left, top, right, bottom } = boxOf(items[index], sprite);
    const sheet = open.get(sprite.style);
    if (sheet && x > left && x < right && y > top && y < bottom && isDrawn(items[index], sprite, sheet, x, y)) return index;
  }
  return null;
}

function isDrawn(item, sprite, sheet, x, y) {
  pen ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  pen.resetTransform();
  pen.clearRect(0, 0, 1, 1);
  paintItem(pen, 1 / GRAIN, item, sprite, sheet, x - GRAIN / 2, y - GRAIN / 2);
  return pen.getImageData(0, 0, 1, 1).data[3] > OPAQUE;
}
