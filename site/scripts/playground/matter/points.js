/** A difference of two probabilities in percentage points, as a number. @param {number} change @returns {string} such as "12", "1.3" or "0.05" */
export function inPoints(change) {
  const size = Math.abs(100 * change);
  const text = size.toFixed(size >= 10 ? 0 : size >= 1 ? 1 : 2);
  return change < 0 && Number(text) ? `−${text}` : text;
}

/** @param {number} change @returns {string} such as "12 points" */
export const points = (change) => `${inPoints(change)} points`;
