/** Words as the index knows them: no accents, no capitals. */

const WORD = /[^\n\r\p{Z}\p{P}]+/gu;                       // as MiniSearch parts them

/** @param {string} word */
export const plain = (word) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** @param {string} text @returns {{word: string, start: number, end: number}[]} */
export const wordsOf = (text) => [...text.matchAll(WORD)].map(({ 0: found, index }) => ({ word: plain(found), start: index, end: index + found.length }));

/** Text in pieces, those marked that the index matched. @param {string} text @param {Set<string>} terms
 * @returns {{text: string, marked: boolean}[]} */
export function marked(text, terms) {
  const pieces = [];
  let end = 0;
  for (const { word, start, end: after } of wordsOf(text)) {
    if (!terms.has(word)) continue;
    if (start > end) pieces.push({ text: text.slice(end, start), marked: false });
    pieces.push({ text: text.slice(start, after), marked: true });
    end = after;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), marked: false });
  return pieces;
}

const BEFORE = 50;
const LENGTH = 170;

/** The stretch of a text that has most of the terms, cut between words. @param {string} text @param {Set<string>} terms */
export function snippet(text, terms) {
  if (text.length <= LENGTH) return text;
  const words = wordsOf(text);
  const hits = words.filter(({ word }) => terms.has(word));
  const variety = ({ start }) => new Set(hits.filter((hit) => hit.start >= start && hit.end <= start + LENGTH - BEFORE).map(({ word }) => word)).size;
  const best = hits.reduce((first, hit) => (first && variety(first) >= variety(hit) ? first : hit), undefined);
  const from = best && best.end > LENGTH ? words.find(({ start }) => start >= best.start - BEFORE && text[start - 1] === ' ')?.start ?? best.start : 0;
  const last = words.findLast(({ end }) => end <= from + LENGTH);
  const to = words.at(-1) === last ? text.length : last.end;
  return `${from ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}
