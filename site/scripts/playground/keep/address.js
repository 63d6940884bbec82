import { cleanScene } from '../scene/limits.js';
import { readFragment, writeFragment } from './fragment.js';

const POSITIONS = 32;                                      // the model's context: no word stands further on
const PAUSE = 500;                                         // Safari takes no more than 100 changes of the address in 30 s

/** The page's address follows the lab, and the lab a link that is opened. */
export class Address {
  /** @param {import('../lab.js').Lab} lab */
  constructor(lab) {
    this.lab = lab;
    this.timer = null;
    this.shown = location.hash;
  }

  /** Show what the address says, and keep it up to date from then on. */
  start() {
    this.lab.addEventListener('change', this.later);
    addEventListener('hashchange', this.follow);
    addEventListener('pagehide', this.now);
    if (location.hash.includes('=')) this.take((doc) => this.lab.show(doc));
  }

  stop() {
    clearTimeout(this.timer);
    this.lab.removeEventListener('change', this.later);
    removeEventListener('hashchange', this.follow);
    removeEventListener('pagehide', this.now);
  }

  /** @param {(doc: import('../doc.js').Doc) => void} show */
  take(show) {
    const { doc, problem } = readFragment(location.hash, pageOf(this.lab));
    show(doc);
    if (problem) this.lab.say(problem);
  }

  follow = () => {
    if (location.hash === this.shown || !location.hash.includes('=')) return;
    this.shown = location.hash;
    this.take((doc) => this.lab.change(doc));
  };

  later = () => {
    this.timer ??= setTimeout(() => this.write(), PAUSE);
  };

  /** Whoever comes back finds what they left, even what they had just done. */
  now = () => {
    if (this.timer !== null) this.write();
  };

  write() {
    clearTimeout(this.timer);
    this.timer = null;
    const { text } = writeFragment(this.lab.doc, pageOf(this.lab));
    if (!text && !this.shown.includes('=')) return;        // the first state, and perhaps a place on the page
    const url = new URL(location.href);
    url.hash = text;
    try {
      history.replaceState(history.state, '', url);
      this.shown = location.hash;
    } catch { /* some browsers keep the address of a page from the disk as it is */ }
  }
}

/** A link to what is there now. @param {import('../lab.js').Lab} lab @param {string} page the playground's address
 * @returns {{url: string, lost: string[]}} */
export function linkTo(lab, page) {
  const { text, lost } = writeFragment(lab.doc, pageOf(lab));
  const url = new URL(page);
  url.hash = text;
  return { url: url.href, lost };
}

/** @param {import('../lab.js').Lab} lab @returns {import('./fields.js').Page} */
export function pageOf({ first, pictures, reading, views, code, encoder }) {
  const { patches, layers, heads } = reading;
  const ids = (all) => all.map(({ id }) => id);
  return {
    first, pictures: ids(pictures.gallery), views: ids(views), patches, layers, heads, positions: POSITIONS, encoder, steps: code.names,
    cleanScene: (scene) => cleanScene(scene),
  };
}
