/** How layers, heads and patches are called, counted from 1 as people do. */

/** @typedef {import('../doc.js').Doc} Doc */

const JOINED = { mean: 'mean of the heads', max: 'largest of the heads', rollout: 'rollout' };

/** @param {Doc['head']} head */
export const headName = (head) => JOINED[head] ?? `head ${head + 1}`;

/** The same where there is little room. @param {Doc['head']} head */
export const shortHeadName = (head) => ({ mean: 'mean', max: 'largest' })[head] ?? headName(head);

/** @param {{layer: number, head: Doc['head']}} view */
export const viewName = ({ layer, head }) => `layer ${layer + 1}, ${headName(head)}`;

/** @param {import('../../figure/reading.js').Reading} reading @param {number} patch */
export function patchName(reading, patch) {
  const { row, column } = reading.place(patch);
  return `patch ${patch + 1} (row ${row}, column ${column})`;
}

/** @param {string} text */
export const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** @param {number} count @param {string} one */
export const counted = (count, one) => `${count} ${one}${count === 1 ? '' : one.endsWith('ch') ? 'es' : 's'}`;
