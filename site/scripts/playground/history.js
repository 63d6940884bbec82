import { MADE } from './doc.js';

const MOST = 200;
const partOf = (doc, fields) => Object.fromEntries(fields.map((field) => [field, doc[field]]));

/** Undo and redo over what the reader made; where he looked stays as it is, unless a change took that back too. */
export class History {
  /** @type {object[]} */ past = [];
  /** @type {object[]} */ future = [];
  /** @type {string | null} */ merging = null;

  /** Before a change. @param {import('./doc.js').Doc} doc as it was
   * @param {string | null} merge changes in a row under the same name, as of one drag, are undone together
   * @param {string[]} [fields] what undoing it brings back */
  keep(doc, merge, fields = MADE) {
    if (!(merge && merge === this.merging)) this.past = [...this.past.slice(1 - MOST), partOf(doc, fields)];
    this.merging = merge;
    this.future = [];
  }

  /** @param {import('./doc.js').Doc} doc @returns {object | null} what to go back to */
  undo(doc) {
    return this.step(doc, this.past, this.future);
  }

  /** @param {import('./doc.js').Doc} doc */
  redo(doc) {
    return this.step(doc, this.future, this.past);
  }

  step(doc, from, to) {
    if (!from.length) return null;
    this.merging = null;
    const part = from.pop();
    to.push(partOf(doc, Object.keys(part)));
    return part;
  }
}
