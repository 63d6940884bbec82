/**
 * The one edge whose arithmetic is opened: from the place that says a word, through one head, to one patch.
 *
 * @typedef {{word: number, position: number, layer: number, head: number, patch: number}} Edge  position: in the whole text, <bos> being 0
 */

const largest = (values) => values.indexOf(Math.max(...values));

/** What the doc chooses; where it leaves something open, the head that gave the most, and the patch that got it.
 * @param {import('../lab.js').Lab} lab @returns {Edge | null} null: there is no word */
export function edgeOf({ doc, reading, word }) {
  if (!reading.words.length) return null;
  const { layer } = doc;
  const heads = Array.from({ length: reading.heads }, (_, head) => Array.from(reading.shares(word, { layer, head })));
  const head = typeof doc.head === 'number' ? doc.head : largest(heads.map((shares) => (doc.patch === null ? Math.max(...shares) : shares[doc.patch])));
  return { word, position: reading.question.tokens.length + 1 + word, layer, head, patch: doc.patch ?? largest(heads[head]) };
}
