import { shaped } from '../../figure/arrays.js';

/** @typedef {import('./edge.js').Edge} Edge */

/**
 * What is looked at of self-attention, words among words and patches among patches; one for each lab, so that all views of it
 * agree, those of another figure too. The decoder's layer and the encoder's asking patch are the doc's. Who changes it tells the lab.
 */
export class Among {
  /** Whose arithmetic is open; null: what the view begins with. @type {Edge['of'] | null} */
  of = null;

  /** row, column: positions, null being the one that said the chosen word, and the heaviest.
   * @type {{head: 'mean' | 'max' | number, row: number | null, column: number | null}} */
  language = { head: 'mean', row: null, column: null };

  /** column: the patch that is asked. @type {{direction: 'from' | 'to', layer: number, head: 'mean' | 'max' | 'rollout' | number, column: number | null}} */
  vision = { direction: 'from', layer: 1, head: 'mean', column: null };

  /** @param {import('../lab.js').Lab} lab */
  constructor(lab) {
    Object.assign(this, { lab, word: lab.doc.word, patch: lab.doc.patch, question: lab.reading.question.text });
    lab.addEventListener('change', () => this.follow());
    lab.addEventListener('answer', () => this.follow());
  }

  /** Another word, patch or question is not asked what the one before was. */
  follow() {
    const { doc: { word, patch }, reading: { question } } = this.lab;
    const elsewhere = word !== this.word && this.spoken(word) !== this.language.row;
    if (elsewhere || question.text !== this.question) this.language = { ...this.language, row: null, column: null };
    if (patch !== this.patch) this.vision = { ...this.vision, column: null };
    Object.assign(this, { word, patch, question: question.text });
  }

  /** @param {Partial<Among['language']>} part */
  inLanguage(part) {
    this.language = { ...this.language, ...part };
    this.lab.tell('change');
  }

  /** @param {Partial<Among['vision']>} part */
  inVision(part) {
    this.vision = { ...this.vision, ...part };
    this.lab.tell('change');
  }

  /** @param {Edge['of']} of */
  open(of) {
    this.of = of;
    this.lab.tell('change');
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

const amongs = new WeakMap();

/** @param {import('../lab.js').Lab} lab @returns {Among} */
export function amongOf(lab) {
  if (!amongs.has(lab)) amongs.set(lab, new Among(lab));
  return amongs.get(lab);
}
