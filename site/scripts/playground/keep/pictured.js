import { paint } from '../scene/paint.js';
import { sheetsOf } from '../scene/sheets.js';
import { readStage } from '../scene/stage-data.js';

/** The picture as sharp as it can be had: what stands on the stage is painted anew. @param {import('../lab.js').Lab} lab @param {number} side in pixels */
export async function pictured({ pictures, reading: { made: { picture } } }, side) {
  const canvas = document.createElement('canvas');
  const scene = picture.kind === 'scene' ? picture.scene : readStage().presets.get(picture.slug);
  if (scene && !scene.grey) {
    await sheetsOf(scene);
    canvas.width = canvas.height = side;
    paint(canvas.getContext('2d'), side, scene);
    return canvas;
  }
  const { rgba, width, height } = await pictures.pixels(picture);
  Object.assign(canvas, { width, height }).getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0);
  return canvas;
}
