import { fullStrength, level } from './scale.js';

/** One word's or patch's shares as a map of 8 × 8 dots of ink. @param {CanvasRenderingContext2D} pen of a canvas of 8 × 8
 * @param {ArrayLike<number> | null} shares null: nothing @param {string} ink @param {import('./scale.js').Scale} scale */
export function drawSmallMap(pen, shares, ink, scale) {
  pen.clearRect(0, 0, 8, 8);
  if (!shares) return;
  const full = fullStrength(shares, scale);
  pen.fillStyle = ink;
  for (let patch = 0; patch < shares.length; patch++) {
    pen.globalAlpha = level(shares[patch], full);
    pen.fillRect(patch & 7, patch >> 3, 1, 1);
  }
}
