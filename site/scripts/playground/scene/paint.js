import { boxOf, extent, standsOn } from './geometry.js';
import { open } from './sheets.js';
import { readStage } from './stage-data.js';

/** The soft shadow below what stands, as the scenes have it that the model learned from (py/training/scenes/compose.py). */
const DARKEST = 0.34;
const RIM = 1.35;

/** Paint a scene into a square, from the farthest to the nearest; sheets that are not open yet are left out.
 * @param {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} pen @param {number} side in pixels
 * @param {import('../doc.js').Scene} scene */
export function paint(pen, side, scene) {
  const { places, sprites } = readStage();
  pen.resetTransform();
  pen.imageSmoothingQuality = 'high';
  pen.clearRect(0, 0, side, side);
  const place = open.get(scene.place);
  if (place) pen.drawImage(place.image, 0, 0, side, side);
  const unit = side / 1000;
  for (const item of scene.items) {
    const sprite = sprites.get(item.sprite);
    const sheet = open.get(sprite.style);
    if (!sheet) continue;
    if (standsOn(places.get(scene.place), item, sprite)) paintShadow(pen, unit, boxOf(item, sprite));
    paintItem(pen, unit, item, sprite, sheet);
  }
  pen.resetTransform();
}

/** @param {number} [x0] @param {number} [y0] where the square's corner is, in thousandths */
export function paintItem(pen, unit, item, sprite, { image, corners }, x0 = 0, y0 = 0) {
  const { width, height } = extent(item, sprite);
  pen.setTransform(unit, 0, 0, unit, (item.x - x0) * unit, (item.y - y0) * unit);
  pen.rotate(item.turn * Math.PI / 180);
  if (item.flip) pen.scale(-1, 1);
  const [x, y, w, h] = corners[sprite.id.slice(sprite.style.length + 1)];
  pen.drawImage(image, x, y, w, h, -width / 2, -height / 2, width, height);
}

/** Under the feet at the bottom of the box; dark = DARKEST · min(1, RIM − ρ²), ρ: 1 on the ellipse. */
function paintShadow(pen, unit, { left, right, bottom }) {
  const across = (right - left) * 0.46;
  const down = Math.max(across * 0.16, 12);
  const edge = Math.sqrt(RIM);
  const shade = pen.createRadialGradient(0, 0, 0, 0, 0, edge);
  for (let step = 0; step <= 8; step += 1) {
    const rho = edge * step / 8;
    shade.addColorStop(step / 8, `rgb(0 0 0 / ${DARKEST * Math.max(0, Math.min(1, RIM - rho * rho))})`);
  }
  pen.setTransform(unit * across, 0, 0, unit * down, (left + right) / 2 * unit, (bottom - 8) * unit);
  pen.fillStyle = shade;
  pen.fillRect(-edge, -edge, 2 * edge, 2 * edge);
}
