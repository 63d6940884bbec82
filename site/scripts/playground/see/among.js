import { shaped } from '../../figure/arrays.js';

/** @typedef {import('./edge.js').Edge} Edge */
/** @typedef {import('../doc.js').Doc} Doc */

/** What is looked at of self-attention, words among words and patches among patches, as the doc has it. The decoder's layer and the
 * encoder's asking patch are those of all views. */
class Among {
  /** @param {import('../lab.js').Lab} lab */
  constructor(lab) {
    this.lab = lab;
  }

  get of() {
    return this.lab.doc.attention;
  }

  get language() {
    return this.lab.doc.language;
  }

  get vision() {
    return this.lab.doc.vision;
  }

  /** What a change brings with it: another word, patch or question is not asked what the one before was.
   * @param {Partial<Doc>} part @returns {Partial<Doc>} */
  after(part) {
    const { lab: { doc }, language, vision } = this;
    const other = (field) => field in part && part[field] !== doc[field];
    const elsewhere = other('word') && this.spoken(part.word) !== language.row;
    return {
      ...(elsewhere || other('question') ? { language: { ...language, row: null, column: null } } : {}),
      ...(other('patch') ? { vision: { ...vision, column: null } } : {}),
    };
  }

  /** @param {Partial<Doc['language']>} part */
  inLanguage(part) {
    this.lab.change({ language: { ...this.language, ...part } });
  }

  /** @param {Partial<Doc['vision']>} part */
  inVision(part) {
    this.lab.change({ vision: { ...this.vision, ...part } });
  }

  /** @param {Edge['of']} of */
  open(of) {
    this.lab.change({ attention: of });
  }

  /** The position that said a word of the answer. @param {number} word */
  spoken(word) {
    return this.lab.reading.question.tokens.length + 1 + word;
  }

  /** The patch whose attention is looked at: the chosen one; with none, the one that the chosen word looked at most. */
  get asking() {
    const { doc, reading, word } = this.lab;
    if (doc.patch !== null || !reading.words.length) return doc.patch ?? 0;
    const shares = reading.shares(word, { layer: doc.layer, head: 'mean' });
    return shares.indexOf(Math.max(...shares));
  }

  /** The edge that is chosen; what was left open is the heaviest: of the row's columns, and of the heads.
   * @param {'language' | 'vision'} of @param {object} weights (layers, heads, n, n), as they came @returns {Edge} */
  edge(of, weights) {
    const { shape: [layers, heads, n], data } = shaped(weights);
    const { layer, row, column } = of === 'language'
      ? { layer: this.lab.doc.layer, row: this.language.row ?? this.spoken(this.lab.word), column: this.language.column }
      : { layer: this.vision.layer, row: this.asking, column: this.vision.column };
    const at = { layer: Math.min(layer, layers - 1), row: Math.min(row, n - 1), column: column === null ? null : Math.min(column, n - 1) };
    const given = Array.from({ length: heads }, (_, h) => data.subarray(((at.layer * heads + h) * n + at.row) * n).subarray(0, n));
    const most = given.map((shares) => (at.column === null ? Math.max(...shares) : shares[at.column]));
    const chosen = this[of].head;
    const head = typeof chosen === 'number' ? chosen : most.indexOf(Math.max(...most));
    return { of, ...at, head, column: at.column ?? given[head].indexOf(Math.max(...given[head])) };
  }
}

/** @param {import('../lab.js').Lab} lab */
export const amongOf = (lab) => new Among(lab);
