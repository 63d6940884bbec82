import { loadScript, NotArrived } from '../../elements/script.js';
import { bytesFromBase64 } from '../../figure/arrays.js';
import { readStage } from './stage-data.js';

/** Drawings and places as bitmaps. They come as data, in classic scripts, so that a page opened from a file may read back what
 * it drew with them. Each is fetched and decoded once. */

/** @typedef {{image: ImageBitmap, corners: Record<string, number[]>}} Sheet  corners: [x, y, width, height] of each drawing */

const arrived = (globalThis.sightlineSheets ??= new Map());
globalThis.sightlineSheet = (name, base64, corners = {}) => arrived.set(name, { base64, corners });

/** @type {Map<string, Promise<Sheet>>} */ const opening = new Map();
/** @type {Map<string, Sheet>} */ export const open = new Map();

/** @param {string} name a style, a place or "places" @param {string} script @returns {Promise<Sheet>} */
export function openSheet(name, script) {
  if (!opening.has(name)) opening.set(name, fetched(name, script).catch((problem) => { opening.delete(name); throw problem; }));
  return opening.get(name);
}

async function fetched(name, script) {
  try {
    await loadScript(script);
  } catch {
    throw new NotArrived('A drawing for this picture did not arrive. Check the connection and try again.');
  }
  const { base64, corners } = arrived.get(name);
  arrived.delete(name);
  const bytes = new Blob([bytesFromBase64(base64)], { type: 'image/webp' });
  const sheet = { image: await createImageBitmap(bytes, { colorSpaceConversion: 'none' }), corners };
  open.set(name, sheet);
  return sheet;
}

/** The sheets that a scene is drawn from. @param {import('../doc.js').Scene} scene @returns {Promise<Sheet[]>} */
export function sheetsOf(scene) {
  const { styles, places, sprites } = readStage();
  const wanted = new Set(scene.items.map(({ sprite }) => sprites.get(sprite).style));
  return Promise.all([openSheet(scene.place, places.get(scene.place).script), ...[...wanted].map((style) => openSheet(style, styles.get(style).script))]);
}
