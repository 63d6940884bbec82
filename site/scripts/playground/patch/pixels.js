import { meanColour } from '../see/mean-colour.js';

/** The very pixels that the model works with, and cutting a patch out of them. */

/** @typedef {{shape: number[], data: Uint8Array}} Pixels  (height, width, 3) */

/** One patch's pixels, row by row; those of a covered one are the picture's mean colour, as the model saw it.
 * @param {import('../../figure/reading.js').Reading} reading @param {number} patch @param {boolean} covered @returns {{side: number, data: Uint8Array}} */
export function patchPixels({ pixels, columns }, patch, covered) {
  const [, width] = pixels.shape;
  const side = width / columns;
  const data = new Uint8Array(3 * side * side);
  const plain = covered ? meanColour(pixels).match(/\d+/g).map(Number) : null;
  const corner = Math.floor(patch / columns) * side * width + (patch % columns) * side;
  for (let at = 0; at < side * side; at++) {
    const from = 3 * (corner + Math.floor(at / side) * width + (at % side));
    data.set(plain ?? pixels.data.subarray(from, from + 3), 3 * at);
  }
  return { side, data };
}

/** @param {HTMLCanvasElement} canvas of width × height pixels @param {Uint8Array} rgb as many */
export function paint(canvas, rgb) {
  const image = new ImageData(canvas.width, canvas.height);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    image.data.set(rgb.subarray(from, from + 3), to);
    image.data[to + 3] = 255;
  }
  canvas.getContext('2d').putImageData(image, 0, 0);
}
