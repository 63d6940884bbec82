import { capital, patchName } from './words.js';

/** @typedef {import('./edge.js').Edge} Edge */

/** The three attentions whose arithmetic can be opened: what asks (query) and what is asked (key), and the steps from the query to what
 * becomes of the mixture. @type {Record<Edge['of'], {name: string, query: 'text' | 'vision', key: 'text' | 'vision', one: string, all: string, steps: string[], intro: string}>} */
export const ATTENTIONS = {
  cross: {
    name: 'Words ask patches', query: 'text', key: 'vision', one: 'patch', all: 'patches', steps: ['product', 'score', 'weight', 'mixed', 'gate'],
    intro: 'Every number between one word and one patch, in one head, as the engine kept it while it read question and answer.',
  },
  language: {
    name: 'Words ask words', query: 'text', key: 'text', one: 'word', all: 'words', steps: ['product', 'score', 'mask', 'weight', 'mixed', 'added'],
    intro: 'Every number between one word and one at or before it, in one head of the decoder’s self-attention, as the engine kept it while it read question and answer.',
  },
  vision: {
    name: 'Patches ask patches', query: 'vision', key: 'vision', one: 'patch', all: 'patches', steps: ['product', 'score', 'weight', 'mixed', 'added'],
    intro: 'Every number between one patch and another, in one head of the encoder’s self-attention, as the engine kept it while it read the picture.',
  },
};

/** Who asks and who is asked, by name. @param {Edge} edge @param {import('../../figure/reading.js').Reading} reading @param {string[]} tokens */
export function sides({ of, row, column }, reading, tokens) {
  const word = (position) => `“${tokens[position]}”`;
  const patch = (index) => patchName(reading, index);
  return {
    asker: of === 'vision' ? patch(row) : word(row),
    asked: of === 'language' ? word(column) : patch(column),
    itself: of !== 'cross' && row === column,
  };
}

/** Whose vectors become query and key. @param {{edge: Edge, reading: object, asker: string, asked: string, itself: boolean}} it */
export function meeting({ edge, reading, asker, asked, itself }) {
  if (edge.of === 'cross') return `The model has just read ${asker} and is about to say “${reading.words[edge.word].text}”. In this head its vector there becomes`;
  if (itself) return `${capital(asker)} asks itself: what it looks for and what it offers come from one vector, through different linear layers. In this head that vector becomes`;
  return `${capital(asker)} asks ${asked}. In this head the vector of the one becomes`;
}
