import { kept } from '../kept.js';
import { merge } from './merge.js';
import { isSound, nothingYet, parseRecord } from './record.js';

export const KEY = 'sightline.progress';
const KEPT = 'sightline.progress.kept.';

/** The reader's progress: in storage where that works, else for as long as the page is open. Says `change` whenever it or its trouble changes. */
export class ProgressStore extends EventTarget {
  record = nothingYet();
  /** @type {null | 'blocked' | 'full' | 'corrupt' | 'newer'} what keeps the progress from being saved as usual */
  trouble = null;

  constructor() {
    super();
    this.read();
    addEventListener('storage', ({ key }) => (key === KEY || key === null) && this.refresh());
    addEventListener('pageshow', ({ persisted }) => persisted && this.refresh());
  }

  /** @param {string} slug @returns {import('./record.js').Entry} */
  entry(slug) {
    return this.record.modules[slug] ?? {};
  }

  start(slug) {
    if (!this.entry(slug).started) this.put(slug, { started: time() });
  }

  /** A section was read, a chapter heard: the first time stands. @param {string} slug @param {'read' | 'heard'} what @param {string} id */
  mark(slug, what, id) {
    const at = time();
    if (!has(this.entry(slug)[what], id)) this.put(slug, { started: at, [what]: { [id]: at } });
  }

  /** The first answer to a question stands. @param {string} slug @param {string} check @param {number} choice counted from 0 */
  answer(slug, check, choice) {
    const at = time();
    if (!has(this.entry(slug).answered, check)) this.put(slug, { started: at, answered: { [check]: { choice, time: at } } });
  }

  /** What the reader says of a module, here or not: that they know it. */
  know(slug, known) {
    this.write(({ version, modules }) => {
      const { known: since, ...rest } = modules[slug] ?? {};
      return { version, modules: { ...modules, [slug]: { ...rest, ...(known && { known: since ?? time() }) } } };
    });
  }

  complete(slug, done) {
    this.write(({ version, modules }) => {
      const { completed, ...rest } = modules[slug] ?? {};
      const at = time();
      return { version, modules: { ...modules, [slug]: { started: at, ...rest, ...(done && { completed: completed ?? at }) } } };
    });
  }

  put(slug, entry) {
    this.write((now) => merge(now, { modules: { [slug]: entry } }));
  }

  /** Add what another record has. @param {import('./record.js').ProgressRecord} other @returns {boolean} whether there was room for it */
  add(other) {
    return this.write((now) => merge(now, other));
  }

  refresh() {
    this.read();
    this.dispatchEvent(new Event('change'));
  }

  /** What storage holds becomes the record, unless it cannot be read. */
  read() {
    try {
      const text = kept.get(KEY);
      const { record, problem } = parseRecord(text);
      if (record) {
        const unsaved = this.trouble === 'full' || this.trouble === 'blocked';
        this.record = unsaved ? merge(record, this.record) : record;
        if (this.trouble === 'newer') this.trouble = null;
      } else {
        this.trouble = problem;
        if (problem === 'corrupt') this.setAside(text);
      }
    } catch (error) {
      this.trouble = isFull(error) ? 'full' : 'blocked';
    }
  }

  /** The same text is kept once, and nothing kept is ever overwritten; the key is free only when the copy stands. */
  setAside(text) {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(KEPT));
    if (!names.some((name) => localStorage.getItem(name) === text)) localStorage.setItem(KEPT + time(), text);
    kept.remove(KEY);
  }

  /** What another tab has saved meanwhile is taken in first; what could not be read again is never saved. */
  write(change) {
    if (this.trouble === null || this.trouble === 'corrupt') this.read();
    const record = change(this.record);
    if (!isSound(record)) return false;
    this.record = record;
    if (this.trouble !== 'newer' && this.trouble !== 'blocked') this.save();
    this.dispatchEvent(new Event('change'));
    return true;
  }

  save() {
    try {
      if (parseRecord(kept.get(KEY)).problem) return;   // could not be copied aside: leave it alone
      kept.set(KEY, JSON.stringify(this.record));
      if (this.trouble === 'full') this.trouble = null;
    } catch (error) {
      this.trouble = isFull(error) ? 'full' : 'blocked';
    }
  }
}

const has = (table, id) => Object.hasOwn(table ?? {}, id);
const time = () => new Date().toISOString();
const isFull = (error) => error?.name === 'QuotaExceededError';

/** The reader's progress: one store for the whole page, whichever of its bundles comes first. */
export const progress = (globalThis.sightlineProgress ??= new ProgressStore());
