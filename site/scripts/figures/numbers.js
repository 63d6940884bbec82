/** Numbers as the figures print them, and so that what is printed adds up. */

/** @param {number} value @param {number} [digits] @returns {string} such as −0.71; never −0.00 */
export const signed = (value, digits = 2) => value.toFixed(digits).replace(/^-(?=0\.?0*$)/, '').replace('-', '−');

/** One number of a vector: 0.8, or 0.85 where it lies between the marks. @param {number} value */
export const coordinate = (value) => signed(value, Math.abs(10 * value - Math.round(10 * value)) < 0.05 ? 1 : 2);

/** @param {number[]} at @returns {string} such as 0.8, −0.4 */
export const place = (at) => at.map(coordinate).join(', ');

/** Numbers rounded so that they add up to their rounded sum: what rounding down leaves over goes to those that lost most.
 * @param {number[]} numbers @param {number} digits @param {number} [total] their sum, if it was printed already @returns {number[]} */
export function addingUp(numbers, digits, total = sum(numbers)) {
  const unit = 10 ** digits;
  const exact = numbers.map((number) => number * unit);
  const whole = exact.map((number) => Math.floor(number + 1e-6));
  const left = Math.round(total * unit) - sum(whole);
  const byLoss = exact.map((_, i) => i).sort((a, b) => (whole[a] - exact[a]) - (whole[b] - exact[b]));
  for (const i of byLoss.slice(0, left)) whole[i] += 1;
  return whole.map((number) => number / unit);
}

/** Shares of one as percentages with one decimal that add up to 100.0. @param {number[]} weights @returns {string[]} */
export const percentages = (weights) => addingUp(weights.map((weight) => 100 * weight), 1).map((share) => `${share.toFixed(1)}%`);

/** @param {number[]} numbers */
export const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** An array as it crosses from the engine, as nested lists. @param {{shape: number[], data: ArrayLike<number>}} array */
export function nested({ shape, data }) {
  let rows = Array.from(data);
  for (const length of shape.slice(1).reverse()) {
    rows = Array.from({ length: rows.length / length }, (_, i) => rows.slice(i * length, (i + 1) * length));
  }
  return rows;
}
