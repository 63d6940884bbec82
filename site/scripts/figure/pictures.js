import { loadScript } from '../elements/script.js';
import { bytesFromBase64 } from './arrays.js';
import { readHeader } from './picture-header.js';

/** Pictures become RGBA here, on the page: from the gallery's data, or from what the reader brings. */

export const LARGEST_SIDE = 576;
export const MOST_PIXELS = 64e6;
const HEADER_BYTES = 1 << 19;
const ANY_QUESTIONS = ['What animal is in the photo?', 'How many animals are there?', 'What is the background?', 'Describe the photo'];

/** A sentence for the reader about a picture that cannot be used. */
export class PictureError extends Error {}

/** @typedef {{id: string, title: string, alt: string, note: string, credit: string, url: string, questions: string[], rgba: Uint8Array | null,
 *   width: number, height: number, png?: string | null, script?: string}} Picture */

/** The reader's file → a square picture of at most 576 × 576. @param {Blob & {name?: string}} file @returns {Promise<Picture>} */
export async function pictureFromFile(file) {
  const name = file.name ? `“${file.name}”` : 'What you brought';
  if (!file.size) throw new PictureError(`${name} is empty. Choose another picture.`);
  const header = readHeader(await file.slice(0, HEADER_BYTES).arrayBuffer());
  if (!header && !file.type.startsWith('image/')) {
    throw new PictureError(`${name} is not a picture. Choose a PNG, JPEG, WebP, GIF, AVIF or BMP file.`);
  }
  if (header && header.width * header.height > MOST_PIXELS) {
    const millions = Math.round(header.width * header.height / 1e6);
    throw new PictureError(`${name} has ${millions} million pixels (${header.width} × ${header.height}). This page opens up to ${MOST_PIXELS / 1e6} million: save a smaller copy and choose that.`);
  }
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, shrinking(header));
  } catch {
    throw new PictureError(`${name} could not be opened as a picture; it may be damaged. Choose another one.`);
  }
  const { canvas, image } = squareOf(bitmap);
  bitmap.close();
  const url = URL.createObjectURL(await new Promise((done) => { canvas.toBlob(done, 'image/png'); }));
  return {
    id: `own-${Date.now()}`, title: 'Your picture', alt: file.name ? `Your picture, ${file.name}` : 'The picture you brought',
    note: 'If it is a photograph, expect the model to be wrong about it',
    credit: '', url, questions: ANY_QUESTIONS, rgba: new Uint8Array(image.data.buffer), width: image.width, height: image.height,
  };
}

/** Let the decoder shrink: only one side is named, so that a photograph turned by its EXIF note keeps its shape. */
function shrinking(header) {
  const options = { imageOrientation: /** @type {const} */ ('from-image'), resizeQuality: /** @type {const} */ ('high') };
  if (!header || Math.min(header.width, header.height) <= LARGEST_SIDE) return { imageOrientation: options.imageOrientation };
  return header.width < header.height ? { ...options, resizeWidth: LARGEST_SIDE } : { ...options, resizeHeight: LARGEST_SIDE };
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
    throw new PictureError(`The picture “${title}” did not arrive. Check the connection and choose it again.`);
  }
  return arrived.get(id);
}
