import { shaped } from '../../figure/arrays.js';
import { sameIn } from '../doc.js';
import { LabElement } from '../lab-element.js';
import { Study } from '../study.js';

/**
 * What the parts that show attention share beyond the doc: the patch that is pointed at just now, a word of the question that the
 * picture shows, and rollout, which is asked once for all of them. One for each lab. Events: "change", and "point" for the patch pointed at.
 */
export class Look extends EventTarget {
  /** @param {import('../lab.js').Lab} lab */
  constructor(lab) {
    super();
    this.lab = lab;
    /** @type {number | null} */
    this.peek = null;
    /** The question's word whose attention is shown, until a word of the answer, another view or another question is chosen; null: the
     * answer's chosen word. @type {number | null} */
    this.token = null;
    this.heard = lab.doc;
    lab.addEventListener('change', () => this.follow());
    /** Who wants rollout although the picture does not show it. @type {Set<object>} */
    this.askers = new Set();
    this.rollout = new Study(this, 'rollout', () => (lab.doc.head === 'rollout' || this.askers.size ? {} : null));
    for (const event of ['change', 'answer', 'state']) lab.addEventListener(event, () => this.study.hostUpdated());
  }

  addController(study) {
    this.study = study;
  }

  requestUpdate() {
    this.dispatchEvent(new Event('change'));
  }

  /** @param {object} who @param {boolean} wanted */
  askRollout(who, wanted) {
    if (wanted) this.askers.add(who);
    else this.askers.delete(who);
    this.study.hostUpdated();
  }

  /** @param {number | null} patch */
  point(patch) {
    if (patch === this.peek) return;
    this.peek = patch;
    this.dispatchEvent(new Event('point'));
  }

  follow() {
    if (!sameIn(this.heard, this.lab.doc, ['word', 'view', 'question'])) this.token = null;
    this.heard = this.lab.doc;
  }

  /** @param {number | null} token */
  showQuestion(token) {
    this.token = token;
    this.requestUpdate();
  }

  /** @param {number} word */
  showAnswer(word) {
    this.showQuestion(null);
    this.lab.change({ word });
  }

  /** Whose attention is shown. @returns {string | undefined} undefined: the answer has no words */
  get text() {
    const { reading, word } = this.lab;
    return (this.token === null ? reading.words[word] : reading.question.tokens[this.token])?.text;
  }

  /** When that word looked. */
  get when() {
    return this.token === null ? `before “${this.text}”` : `when “${this.text}” was read`;
  }

  /** From which position of the whole text it looked. */
  get position() {
    const { reading, word } = this.lab;
    return this.token === null ? reading.question.tokens.length + 1 + word : this.token + 1;
  }

  /** Where its weight went. @param {object} [view] @returns {Float32Array | null} as `shares` */
  shown(view = this.lab.doc) {
    return this.token === null ? this.shares(this.lab.word, view) : this.questionShares(this.token, view);
  }

  /** The patch that is spoken of: the one pointed at, else the chosen one. */
  get patch() {
    return this.peek ?? this.lab.doc.patch;
  }

  /** Where a word's weight went, as the doc chooses to see it. @param {number} [word] @param {object} [view]
   * @returns {Float32Array | null} null: there is no word, its map is another picture's, or rollout has not come yet */
  shares(word = this.lab.word, view = this.lab.doc) {
    const { reading } = this.lab;
    if (word >= reading.words.length || this.lab.behind) return null;
    return view.head === 'rollout' ? this.rolled('shares', word, view.layer) : reading.shares(word, view);
  }

  /** The same for a word of the question. @param {number} token @returns {Float32Array | null} */
  questionShares(token, view = this.lab.doc) {
    return view.head === 'rollout' ? this.rolled('question', token, view.layer) : this.lab.reading.questionShares(token, view);
  }

  rolled(part, row, layer) {
    const { value, reading } = this.rollout;
    if (!value || reading !== this.lab.reading) return null;
    const { shape: [, rows, patches], data } = shaped(value[part]);
    const start = (layer * rows + row) * patches;
    return data.subarray(start, start + patches);
  }
}

const looks = new WeakMap();

/** @param {import('../lab.js').Lab} lab @returns {Look} */
export function lookOf(lab) {
  if (!looks.has(lab)) looks.set(lab, new Look(lab));
  return looks.get(lab);
}

/** An element that draws itself anew when the lab or its look has news. */
export class LookElement extends LabElement {
  /** The look's events that are news for it. */
  static looks = ['change'];

  get look() {
    return lookOf(this.lab);
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.lab) this.heed(this.look, true);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.lab) this.heed(this.look, false);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    const before = changed.get('lab');
    if (!changed.has('lab') || before === this.lab) return;
    if (before) this.heed(lookOf(before), false);
    this.heed(this.look, true);
  }

  heed(look, on) {
    for (const event of this.constructor.looks) look[on ? 'addEventListener' : 'removeEventListener'](event, this.news);
  }
}
