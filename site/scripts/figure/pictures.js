import { loadScript, NotArrived } from '../elements/script.js';
import { bytesFromBase64 } from './arrays.js';
import { openPictureFile, PictureError } from './picture-file.js';

/** Pictures become RGBA here, on the page: from the gallery's data, or from what the reader brings. */

let brought = 0;                                            // the clock alone may stand still, or be set back
export const LARGEST_SIDE = 576;
const ANY_QUESTIONS = ['What animal is in the photo?', 'How many animals are there?', 'What is the background?', 'Describe the photo'];

/** @typedef {{id: string, title: string, alt: string, note: string, credit: string, url: string, questions: string[], rgba: Uint8Array | null,
 *   width: number, height: number, png?: string | null, script?: string}} Picture */

/** The reader's file → a square picture of at most 576 × 576. @param {Blob & {name?: string}} file @returns {Promise<Picture>} */
export async function pictureFromFile(file) {
  const { bitmap, name } = await openPictureFile(file);
  const { canvas, image } = squareOf(bitmap);
  bitmap.close();
  return ownPicture(canvas, image, name);
}

/** What the reader brought, as square pixels → a picture beside the gallery's. Its `url` is to be revoked when it goes.
 * @param {HTMLCanvasElement} canvas @param {ImageData} image the canvas's pixels @param {string} name of the file, or '' @returns {Promise<Picture>} */
export async function ownPicture(canvas, image, name) {
  const url = URL.createObjectURL(await new Promise((done) => { canvas.toBlob(done, 'image/png'); }));
  return {
    id: `own-${Date.now()}-${++brought}`, title: 'Your picture', alt: name ? `Your picture, ${name}` : 'The picture you brought',
    note: 'If it is a photograph, expect the model to be wrong about it',
    credit: '', url, questions: ANY_QUESTIONS, rgba: new Uint8Array(image.data.buffer), width: image.width, height: image.height,
  };
}

/** @param {ImageBitmap} bitmap */
function squareOf(bitmap) {
  const short = Math.min(bitmap.width, bitmap.height);
  const side = Math.min(short, LARGEST_SIDE);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, (bitmap.width - short) / 2, (bitmap.height - short) / 2, short, short, 0, 0, side, side);
  return { canvas, image: pen.getImageData(0, 0, side, side) };
}

/** A gallery picture's own pixels. They come as data, not through an <img>: a page opened from a file may not read those back.
 * @param {Picture} picture @returns {Promise<Picture>} the same picture, with rgba */
export async function withPixels(picture) {
  if (picture.rgba) return picture;
  const png = new Blob([bytesFromBase64(picture.png ?? await fromScript(picture))], { type: 'image/png' });
  const { image } = squareOf(await createImageBitmap(png, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' }));
  return Object.assign(picture, { rgba: new Uint8Array(image.data.buffer), width: image.width, height: image.height });
}

const arrived = (globalThis.sightlinePictures ??= new Map());        // shared by the bundles of a page
globalThis.sightlinePicture = (slug, base64) => arrived.set(slug, base64);

async function fromScript({ id, title, script }) {
  try {
    await loadScript(script);
  } catch {
    throw new NotArrived(`The picture “${title}” did not arrive. Check the connection and choose it again.`);
  }
  return arrived.get(id);
}
