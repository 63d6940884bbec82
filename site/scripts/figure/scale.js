/** How a share of attention becomes ink, and how it is written. */

/** On the absolute scale a patch with a quarter of the whole is drawn at full strength. */
export const ABSOLUTE_FULL = 0.25;

/** @typedef {'relative' | 'absolute'} Scale */

/** The share that is drawn at full strength. @param {ArrayLike<number>} shares @param {Scale} scale */
export const fullStrength = (shares, scale) => (scale === 'absolute' ? ABSOLUTE_FULL : Math.max(...shares) || 1);

/** 0 … 1. @param {number} share @param {number} full */
export const level = (share, full) => Math.min(1, share / full);

/** @param {number} share  0 … 1 @returns {string} such as "12.3%" */
export function percent(share) {
  if (share > 0 && share < 0.0005) return '<0.1%';
  if (share > 0.9995 && share < 1) return '>99.9%';
  return `${(100 * share).toFixed(1)}%`;
}

const heaviestFirst = (shares) => Array.from(shares, (_, patch) => patch).sort((a, b) => shares[b] - shares[a]);

/** @param {number} share @returns {string} without a decimal, such as "12%" */
export const rounded = (share) => (share > 0 && share < 0.005 ? '<1%' : `${Math.round(100 * share)}%`);

/** How much some patches hold together. @param {ArrayLike<number>} shares @param {number[]} patches */
export const together = (shares, patches) => patches.reduce((sum, patch) => sum + shares[patch], 0);

/** The most that so many patches hold. @param {ArrayLike<number>} shares @param {number} count */
export const most = (shares, count) => together(shares, heaviestFirst(shares).slice(0, count));

/** The patches that together hold at least this much of the attention, the heaviest first.
 * @param {ArrayLike<number>} shares @param {number} part */
export function heaviest(shares, part) {
  const order = heaviestFirst(shares);
  let held = 0;
  const count = order.findIndex((patch) => (held += shares[patch]) >= part) + 1;
  return order.slice(0, count || order.length);
}
