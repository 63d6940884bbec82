import { paint } from './paint.js';
import { sheetsOf } from './sheets.js';

export const SIDE = 288;                                   // three times what the model sees: quick to read back, and averaged down from there

let pen;

/** A scene → its pixels, the same for the same scene. The canvas keeps to the main memory, where reading it back is quick.
 * @param {import('../doc.js').Scene} scene @returns {Promise<{rgba: Uint8Array, width: number, height: number}>} */
export async function drawScene(scene) {
  await sheetsOf(scene);
  pen ??= Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE }).getContext('2d', { willReadFrequently: true });
  paint(pen, SIDE, scene);
  return { rgba: new Uint8Array(pen.getImageData(0, 0, SIDE, SIDE).data.buffer), width: SIDE, height: SIDE };
}
