import { called } from '../elements/called.js';
import { decoded } from './decode.js';
import { isAnimated } from './picture-frames.js';
import { readHeader } from './picture-header.js';

/** From a file that the reader brings to its decoded picture, or to a sentence that says why not. */

export const MOST_PIXELS = 64e6;
export const MOST_BYTES = 64e6;
/** What is worked with is smaller: shrinking 64 million pixels again and again would stop the page. */
const WORKING_PIXELS = 4e6;
const WORKING_SIDE = 4096;
const HEADER_BYTES = 1 << 19;
const FORMATS = 'a PNG, JPEG, WebP, GIF, AVIF or BMP file';

/** A sentence for the reader about a picture that cannot be used. */
export class PictureError extends Error {}

/** @typedef {{bitmap: ImageBitmap, width: number, height: number, name: string, animated: boolean}} Opened  width and height as the
 *   picture is meant to stand, after its EXIF note; the bitmap may be smaller */

/** @param {Blob & {name?: string}} file @returns {Promise<Opened>} */
export async function openPictureFile(file) {
  const name = file.name ? `“${called(file.name)}”` : 'What you brought';
  const bytes = await firstBytes(file, name);
  if (file.size > MOST_BYTES) throw new PictureError(`${name} has ${Math.round(file.size / 1e6)} MB. This page opens up to ${MOST_BYTES / 1e6} MB: save a smaller copy and choose that.`);
  if (isVector(file, bytes)) throw new PictureError(`${name} is an SVG, a drawing without pixels of its own. Save it as a PNG and choose that.`);
  const header = readHeader(bytes);
  if (!header && !file.type.startsWith('image/')) throw new PictureError(`${name} is not a picture. Choose ${FORMATS}.`);
  refuseGiants(header, name);
  try {
    const { width, height } = await sizeAsItStands(file);
    refuseGiants({ width, height }, name);
    const bitmap = await decoded(file, { imageOrientation: 'from-image', ...shrinking(width, height) });
    return { bitmap, width, height, name: called(file.name ?? ''), animated: isAnimated(header?.type, new DataView(bytes)) };
  } catch (problem) {
    throw problem instanceof PictureError ? problem : new PictureError(notDecoded(header, name));
  }
}

/** The note says how a camera was held; an <img> is told it without decoding the picture. */
async function sizeAsItStands(file) {
  const url = URL.createObjectURL(file);
  const image = new Image();
  try {
    await new Promise((done, fail) => Object.assign(image, { onload: done, onerror: fail, src: url }));
    return { width: image.naturalWidth, height: image.naturalHeight };
  } finally {
    image.src = '';
    URL.revokeObjectURL(url);
  }
}

async function firstBytes(file, name) {
  if (!file.size) throw new PictureError(`${name} is empty. Choose another picture.`);
  try {
    return await file.slice(0, HEADER_BYTES).arrayBuffer();
  } catch {
    throw new PictureError(`${name} could not be read: it may be a folder, or have been moved. Choose a picture.`);
  }
}

function isVector(file, bytes) {
  const start = new TextDecoder().decode(bytes.slice(0, 512)).trimStart();
  return file.type === 'image/svg+xml' || /^<(\?xml|!--|!doctype svg|svg)/i.test(start);
}

function refuseGiants(size, name) {
  if (!size || size.width * size.height <= MOST_PIXELS) return;
  const millions = Math.round(size.width * size.height / 1e6);
  throw new PictureError(`${name} has ${millions} million pixels (${size.width} × ${size.height}). This page opens up to ${MOST_PIXELS / 1e6} million: save a smaller copy and choose that.`);
}

/** The decoder shrinks too; of 64 million pixels the finest way would hold up the page for long. */
function shrinking(width, height) {
  const scale = Math.min(1, Math.sqrt(WORKING_PIXELS / (width * height)), WORKING_SIDE / Math.max(width, height));
  if (scale === 1) return {};
  const short = (side) => Math.max(1, Math.round(scale * side));
  return { resizeWidth: short(width), resizeHeight: short(height), resizeQuality: /** @type {const} */ ('medium') };
}

function notDecoded(header, name) {
  if (header?.type === 'HEIC') return `${name} is a HEIC photograph, which this browser cannot open. Save it as a JPEG and choose that.`;
  return `${name} could not be opened as a picture: it may be damaged, or in a format that this browser does not know. Choose another one.`;
}
