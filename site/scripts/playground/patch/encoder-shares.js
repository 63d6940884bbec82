import { shaped } from '../../figure/arrays.js';

/** Picking one patch's part out of the encoder's self-attention; nothing is computed beyond averaging and taking the largest.
 *
 * @typedef {'mean' | 'max' | number} Head
 * @typedef {'from' | 'to'} Direction  from: whom the patch looks at; to: who looks at it */

/** @param {{shape: number[], data: Float32Array}} weights (layers, heads, n, n), row: who looks; as it came
 * @param {{layer: number, head: Head, patch: number, direction: Direction}} view @returns {Float32Array} (n,) */
export function encoderShares(weights, { layer, head, patch, direction }) {
  const { shape: [, heads, n], data } = shaped(weights);
  const of = (h) => partOf(data.subarray((layer * heads + h) * n * n, (layer * heads + h + 1) * n * n), n, patch, direction);
  if (typeof head === 'number') return of(head);
  const joined = new Float32Array(n);
  for (let h = 0; h < heads; h++) of(h).forEach((share, other) => { joined[other] = head === 'max' ? Math.max(joined[other], share) : joined[other] + share / heads; });
  return joined;
}

/** The same of attention rollout. @param {{shape: number[], data: Float32Array}} encoder (n, n), row: what left the encoder @param {number} patch @param {Direction} direction */
export function rolledShares(encoder, patch, direction) {
  const { shape: [n], data } = shaped(encoder);
  return partOf(data, n, patch, direction);
}

/** A row or a column of a square. */
function partOf(data, n, patch, direction) {
  return direction === 'from' ? data.subarray(patch * n, (patch + 1) * n) : Float32Array.from({ length: n }, (_, row) => data[row * n + patch]);
}
