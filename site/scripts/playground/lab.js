import { desk } from '../figure/engine.js';
import { Reading } from '../figure/reading.js';
import { wake } from '../figure/wake-near.js';
import { NotArrived } from '../elements/script.js';
import { Edits } from './code/edits.js';
import { MADE, sameIn } from './doc.js';
import { History } from './history.js';
import { PictureSource } from './picture-source.js';
import { amongOf } from './see/among.js';

/**
 * The playground's one model: what the reader made (`doc`), what the engine said about it (`reading`), and the way from the
 * one to the other. However fast the reader drags, one question is under way at a time, and the last state is always asked.
 *
 * Events: "change" (doc), "answer" (reading), "state" (the engine, or what there is to say), "progress" (how far the engine's arrival has got).
 */
export class Lab extends EventTarget {
  /** @param {import('./doc.js').Doc} doc @param {{gallery: object[], reading: Reading, views: import('./views.js').View[],
   *   code: {editor: string, steps: string, names: string[]}, encoder: {layers: number, heads: number}}} page what was computed at build, and the views that it offers */
  constructor(doc, { gallery, reading, views, code, encoder }) {
    super();
    this.first = this.doc = doc;
    this.views = views;
    this.history = new History();
    this.pictures = new PictureSource(gallery);
    /** The newest answer. `made` is the doc that it answers, `edits` the reader's code that it was made with. */
    this.reading = Object.assign(reading, { made: doc, inquiry: null, edits: {} });
    /** How far each layer's gate is open as learned: tanh of its number. @type {number[]} */
    this.openings = reading.gates;
    /** @type {string | null} a sentence about what could not be done */
    this.notice = null;
    /** The doc that could not be asked about since something for it did not arrive. */
    this.lacking = null;
    this.client = desk.client;
    this.answered = null;                                  // the doc that the live model has answered, or refused
    this.busy = false;
    /** Where the editor and the engine's source are, and which of its steps can be edited. */
    this.code = code;
    this.encoder = encoder;
    this.edits = new Edits(this);
    let before = this.state;
    this.client.addEventListener('state', () => {
      const { state } = this;
      this.tell(state.name === 'loading' && before.name === 'loading' ? 'progress' : 'state');
      before = state;
      if (this.ready) this.follow();
    });
    addEventListener('online', () => this.askAgain());
  }

  get state() {
    return this.client.state;
  }

  get ready() {
    return this.client.state.name === 'ready';
  }

  /** Whether the reader has made anything yet. */
  get touched() {
    return !sameIn(this.doc, this.first);
  }

  /** Whether the answer on show belongs to another picture or question, and no model is up yet that could follow. */
  get behind() {
    return !this.ready && !sameIn(this.reading.made, this.doc);
  }

  /** Start the engine, if nobody has. */
  wake() {
    wake();
  }

  retry() {
    this.client.retry();
  }

  /** @param {Partial<import('./doc.js').Doc>} part
   * @param {{merge?: string}} [how] merge: changes in a row under one name are undone together */
  change(part, { merge = null } = {}) {
    const doc = Object.freeze({ ...this.doc, ...amongOf(this).after(part), ...part });
    if (MADE.some((field) => field in part) && !sameIn(doc, this.doc)) {
      this.history.keep(this.doc, merge);
      this.notice = null;
    }
    this.show(doc);
  }

  get canUndo() {
    return this.history.past.length > 0;
  }

  get canRedo() {
    return this.history.future.length > 0;
  }

  undo() {
    this.restore(this.history.undo(this.doc));
  }

  redo() {
    this.restore(this.history.redo(this.doc));
  }

  /** Everything as it was when the page came, what is looked at and the engine's code too; can be undone but for the code, whose
   * text stays in the editor. */
  reset() {
    const fields = Object.keys(this.first);
    if (!sameIn(this.first, this.doc, fields)) this.history.keep(this.doc, null, fields);
    this.notice = null;
    this.show(this.first);
    this.edits.putBack();
  }

  restore(made) {
    if (!made) return;
    this.notice = null;
    this.show(Object.freeze({ ...this.doc, ...amongOf(this).after(made), ...made }));
  }

  /** @param {import('./doc.js').Doc} doc */
  show(doc) {
    this.doc = doc;
    this.tell('change');
    this.follow();
  }

  /** @param {string | null} sentence */
  say(sentence) {
    this.notice = sentence;
    this.tell('state');
  }

  /** Whether the live model has answered, or refused, what is there now. */
  get upToDate() {
    return this.answered !== null && sameIn(this.answered, this.doc);
  }

  /** Ask once more: the engine is not what it was. */
  again() {
    this.answered = null;
    this.pictures.forget();
    this.follow();
  }

  /** Whether the connection alone is why there is no answer to what is there now. */
  get cutOff() {
    return this.lacking !== null && sameIn(this.lacking, this.doc);
  }

  askAgain() {
    if (!this.cutOff) return;
    this.lacking = null;
    this.say(null);
    this.again();
  }

  /** Ask until the newest doc has been answered. */
  async follow() {
    if (this.busy || this.upToDate) return;
    this.wake();
    if (!this.ready) return;
    this.busy = true;
    this.tell('state');
    while (!this.upToDate && this.ready) await this.askOnce(this.doc);
    this.busy = false;
    this.tell('state');
  }

  /** @param {import('./doc.js').Doc} doc */
  async askOnce(doc) {
    try {
      const picture = await this.pictures.opened(doc.picture);
      const { temperature, seed, force, covered, cut, gates } = doc;
      const result = await this.client.ask(picture.id, doc.question, { temperature, seed, force, covered, cut, gate_scale: gates, top: 8 });
      this.answered = doc;
      this.take(doc, picture, result);
    } catch (problem) {
      if (!this.ready) return;                              // the status line says why; asked again once it is up
      this.answered = doc;
      this.lacking = problem instanceof NotArrived ? doc : null;
      this.say(problem.message);
    }
  }

  take(made, picture, result) {
    const { covered, cut, gates } = made;
    const words = result.tokens.map(({ id }) => id);
    const inquiry = { picture: picture.id, question: made.question, words, covered, cut, gate_scale: gates };
    this.reading = Object.assign(new Reading(result, { origin: 'live', vectors: picture.vectors }), { made, inquiry, pixels: picture.pixels, result, edits: this.edits.running });
    this.tell('answer');
  }

  /** A study of the answer on show (py/sightline/studies). @param {string} method @param {object} [about]
   * @param {object} [changes] to the inquiry: other `covered`, `cut`, `gate_scale`, `words`, `question` or `picture` */
  async study(method, about = {}, changes = {}) {
    return this.client.call(method, { ...this.reading.inquiry, ...changes, about });
  }

  /** Many studies one after the other, each giving way to the answer that the reader waits for.
   * @param {string} method @param {{about?: object, changes?: object}[]} parts @param {AbortSignal} signal @returns {AsyncGenerator<object>} */
  async *series(method, parts, signal) {
    const { inquiry } = this.reading;
    for (const { about = {}, changes = {} } of parts) {
      while (this.busy && !signal.aborted) await new Promise((done) => { this.addEventListener('state', done, { once: true }); });
      if (signal.aborted) return;
      yield await this.client.call(method, { ...inquiry, ...changes, about });
    }
  }

  /** The answer word whose attention is shown. */
  get word() {
    return Math.max(0, Math.min(this.doc.word, this.reading.words.length - 1));
  }

  tell(event) {
    this.dispatchEvent(new Event(event));
  }
}
