import { shaped } from './arrays.js';

/**
 * @typedef {{layer: number, head: number | 'mean' | 'max'}} View  which map is shown; layers and heads count from 0
 * @typedef {{text: string, probability: number}} Candidate
 */

/** One answer of the engine, as the figure reads it. Nothing is computed here beyond picking and averaging what came. */
export class Reading {
  /**
   * @param {object} result  what the engine's `ask` returned
   * @param {{origin: 'build' | 'live', vectors: object}} where  vectors: each patch's own vector, as many numbers as came
   */
  constructor(result, { origin, vectors }) {
    this.origin = origin;
    this.question = result.question;
    this.answer = result.answer;
    this.stopped = result.stopped;
    [this.rows, this.columns] = result.grid;
    this.patches = this.rows * this.columns;
    this.layers = result.layers;
    this.heads = result.heads;
    this.bestLayer = result.best_layer;
    this.gates = result.gates;
    this.timing = result.timing;
    this.words = result.tokens;
    this.end = result.end;                                 // the mark that ended it, with its candidates; null if it was cut off
    this.attention = shaped(result.attention).data;
    /** Where each position of the prompt looked, <bos> being the first; not kept at build. */
    this.promptAttention = result.question_attention ? shaped(result.question_attention).data : null;
    this.vectors = shaped(vectors);
  }

  /** @returns {View} */
  get bestView() {
    return { layer: this.bestLayer, head: 'mean' };
  }

  /** Where one word's weight went: 64 shares that add up to 1, but for the largest of the heads. @param {number} word @param {View} view */
  shares(word, view) {
    return this.pick(this.attention, word, view);
  }

  /** The same for a word of the question, as it was read. @param {number} token @param {View} view @returns {Float32Array | null} */
  questionShares(token, view) {
    return this.promptAttention && this.pick(this.promptAttention, token + 1, view);
  }

  /** @param {Float32Array} attention (rows, layers, heads, patches) @param {number} row @param {View} view */
  pick(attention, row, { layer, head }) {
    const start = (row * this.layers + layer) * this.heads * this.patches;
    const of = (h) => attention.subarray(start + h * this.patches, start + (h + 1) * this.patches);
    if (head !== 'mean' && head !== 'max') return of(head);
    const joined = new Float32Array(this.patches);
    for (let h = 0; h < this.heads; h++) {
      of(h).forEach((share, patch) => { joined[patch] = head === 'max' ? Math.max(joined[patch], share) : joined[patch] + share / this.heads; });
    }
    return joined;
  }

  /** The likeliest words at one place of the answer, the chosen one included. @returns {Candidate[]} */
  candidates(word) {
    const { text, probability, runners_up: others } = this.words[word];
    return [{ text, probability }, ...others.filter((other) => other.text !== text)]
      .sort((a, b) => b.probability - a.probability)
      .slice(0, 5);
  }

  /** A patch's own vector, its first numbers. @param {number} patch @param {number} count */
  vector(patch, count) {
    const { shape, data } = this.vectors;
    return data.subarray(patch * shape[1], patch * shape[1] + count);
  }

  /** Row and column of a patch, counted from 1 as people do. @param {number} patch */
  place(patch) {
    return { row: Math.floor(patch / this.columns) + 1, column: (patch % this.columns) + 1 };
  }
}
