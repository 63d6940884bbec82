import { percent } from '../../figure/scale.js';

/** An answer as a row of places: its words, and the mark that ends it, which is predicted like a word. */

export const END = '<eos>';

/** @typedef {{text: string, probability: number, forced: boolean, runners_up: {text: string, probability: number}[]}} Place */

/** @param {import('../../figure/reading.js').Reading} reading @returns {Place[]} without the end mark, if the answer was cut off */
export const placesOf = ({ words, end }) => (end ? [...words, end] : words);

/** @param {string} text */
export const wordName = (text) => (text === END ? 'end of answer' : text);

/** What the model might have said at a place, the likeliest first; the word that was said is among them, however unlikely.
 * @param {Place} place @param {number} most @returns {{text: string, probability: number}[]} */
export function candidatesOf({ text, probability, runners_up: others }, most) {
  return [{ text, probability }, ...others.slice(0, most - 1)].sort((a, b) => b.probability - a.probability);
}

/** What the reader did at a place: made the model say something that it would not have said, or what it would have said anyway.
 * @param {Place} place @returns {'forced' | 'fixed' | null} */
export function doneTo({ forced, probability, runners_up: others }) {
  if (!forced) return null;
  return others.some((other) => other.probability > probability) ? 'forced' : 'fixed';
}

/** The probability of all of it, by the chain rule: each word's, given those before it, multiplied. @param {Place[]} places */
export const product = (places) => places.reduce((product, { probability }) => product * probability, 1);

/** A probability of which the small ones matter too. @param {number} share @returns {string} such as "99.8%" or "0.004%" */
export function fine(share) {
  if (share >= 0.001 || share === 0) return percent(share);
  return share < 1e-5 ? '<0.001%' : `${Number((100 * share).toPrecision(1))}%`;
}
