/** From a crop to the pixels that the model is given, and to those that it will see. */

const SEEN = 96;
const MOST = 6;                                            // times SEEN; more is not drawn anywhere

/** The crop as a square canvas, a whole multiple of what the model sees, laid over white as the engine would.
 * @param {CanvasImageSource} picture @param {import('./crop.js').Crop} crop @param {HTMLCanvasElement} [canvas] to draw on again
 * @returns {{canvas: HTMLCanvasElement, image: ImageData}} */
export function cutOut(picture, { x, y, side }, canvas = document.createElement('canvas')) {
  const to = SEEN * Math.max(1, Math.min(MOST, Math.round(side / SEEN)));
  if (canvas.width !== to) canvas.width = canvas.height = to;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, to, to);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, x, y, side, side, 0, 0, to, to);
  return { canvas, image: pen.getImageData(0, 0, to, to) };
}

/** What the model will see of it: each pixel the mean of its block, as `shrink` in py/sightline/resize.py has it.
 * @param {ImageData} image @returns {ImageData} */
export function asSeen({ data, width }) {
  const block = width / SEEN;
  const seen = new ImageData(SEEN, SEEN);
  for (let row = 0; row < SEEN; row++) {
    for (let column = 0; column < SEEN; column++) {
      const sum = [0, 0, 0];
      for (let y = row * block; y < (row + 1) * block; y++) {
        for (let at = 4 * (y * width + column * block), end = at + 4 * block; at < end; at += 4) {
          for (let colour = 0; colour < 3; colour++) sum[colour] += data[at + colour];
        }
      }
      seen.data.set([...sum.map((total) => Math.floor(total / block ** 2 + 0.5)), 255], 4 * (row * SEEN + column));
    }
  }
  return seen;
}

/** Whether paper shows through anywhere. @param {CanvasImageSource} picture */
export function hasHoles(picture) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 2 * SEEN, height: 2 * SEEN });
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value, at) => at % 4 === 3 && value < 250);
}
