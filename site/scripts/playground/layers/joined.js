/** One layer's weights (heads, n, n), of one head, or the heads' mean or largest: (n, n), row by row.
 * @param {import('../../figure/arrays.js').Shaped} weights (layers, heads, n, n)
 * @param {number} layer @param {'mean' | 'max' | number} head @returns {Float32Array} */
export function joined({ shape: [, heads, rows, columns], data }, layer, head) {
  const size = rows * columns;
  const of = (index) => data.subarray((layer * heads + index) * size, (layer * heads + index + 1) * size);
  if (typeof head === 'number') return of(head);
  const out = new Float32Array(size);
  for (let index = 0; index < heads; index++) {
    of(index).forEach((weight, at) => { out[at] = head === 'mean' ? out[at] + weight / heads : Math.max(out[at], weight); });
  }
  return out;
}
