/**
 * The one edge whose arithmetic is opened: in one head of one layer, from who asks to who is asked. Words ask patches ("cross"), words
 * ask words ("language"), patches ask patches ("vision"). A word is a position in the whole text, <bos> being 0.
 *
 * @typedef {{of: 'cross' | 'language' | 'vision', layer: number, head: number, row: number, column: number, word?: number}} Edge
 *   row: who asks; column: who is asked; word: of "cross", the answer's word that is said at the row
 */

const largest = (values) => values.indexOf(Math.max(...values));

/** What the doc chooses between words and patches; where it leaves something open, the head that gave the most, and the patch that got it.
 * @param {import('../lab.js').Lab} lab @returns {Edge | null} null: there is no word */
export function edgeOf({ doc, reading, word }) {
  if (!reading.words.length) return null;
  const { layer } = doc;
  const heads = Array.from({ length: reading.heads }, (_, head) => Array.from(reading.shares(word, { layer, head })));
  const head = typeof doc.head === 'number' ? doc.head : largest(heads.map((shares) => (doc.patch === null ? Math.max(...shares) : shares[doc.patch])));
  return { of: 'cross', word, row: reading.question.tokens.length + 1 + word, layer, head, column: doc.patch ?? largest(heads[head]) };
}

/** What the study "arithmetic" is to be asked. @param {Edge} edge */
export const aboutEdge = ({ of, layer, head, row, column }) => ({ of, layer, head, row, column });
