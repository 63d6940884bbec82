/** The retrieval puzzle's rules: what each asker must bring home, and, in words, what is still missing. The shares are the engine's. */

export const ENOUGH = 0.9;                                // an asker's share of its own words must be above this
const EVEN = 0.05;                                        // how far from half a half may be

/** @typedef {{title: string, wants: number[][], hint: string}} Level  wants: for each asker its words; of two it wants half each */
/** @typedef {{weights: number[][], query_length: number[]}} Numbers */

/** @param {number[]} shares an asker's @param {number[]} wanted */
export function brought(shares, wanted) {
  const own = wanted.reduce((total, word) => total + shares[word], 0);
  return own > ENOUGH && (wanted.length === 1 || wanted.every((word) => Math.abs(shares[word] - 0.5) <= EVEN));
}

/** @param {Numbers} numbers @param {Level} level */
export const solved = ({ weights }, { wants }) => weights.every((shares, asker) => brought(shares, wants[asker]));

/** What one asker still lacks and what would help. @param {Numbers} numbers @param {number} asker @param {number[]} wanted
 * @param {{words: string[], askers: string[], percent: (share: number) => string}} names @returns {string} */
export function missing({ weights, query_length: lengths }, asker, wanted, { words, askers, percent }) {
  const shares = weights[asker];
  const name = askers[asker];
  const most = shares.indexOf(Math.max(...shares));
  const gives = `${name} gives ${wanted.map((word) => `${percent(shares[word])} to ${words[word]}`).join(' and ')}.`;
  if (lengths[asker] < 0.35) return `${gives} Its query is so short that all keys score nearly alike: make it longer.`;
  if (wanted.length === 2) {
    const other = words.findIndex((_, word) => !wanted.includes(word));
    const [less, more] = [...wanted].sort((a, b) => shares[a] - shares[b]);
    return shares[other] >= 1 - ENOUGH
      ? `${gives} ${percent(shares[other])} still goes to ${words[other]}: turn query ${name} away from key ${words[other]}, or make it longer.`
      : `${gives} It wants half of each: turn query ${name} a little from key ${words[more]} towards key ${words[less]}.`;
  }
  const [word] = wanted;
  if (most !== word) return `${gives} Most goes to ${words[most]}: turn query ${name} away from key ${words[most]} and towards key ${words[word]}.`;
  const rival = shares.indexOf(Math.max(...shares.filter((_, i) => i !== word)));
  return `${gives} Nearly there: make query ${name} longer, or move key ${words[word]} further from key ${words[rival]}, which gets ${percent(shares[rival])}.`;
}
