/** @typedef {{id: string, title: string, words: number, heading: HTMLElement}} Section */

/** Where the reader is among the sections that a page's table of contents lists. Says `change` when that may have changed. */
export class Sections extends EventTarget {
  /** @param {HTMLElement} contents */
  constructor(contents) {
    super();
    /** @type {Section[]} */
    this.all = [...contents.querySelectorAll('a')].map((link) => ({
      id: link.hash.slice(1), title: link.textContent, words: Number(link.dataset.words ?? 0), heading: document.getElementById(link.hash.slice(1)),
    }));
    /** @type {Section | null} the one being read; null above the first */
    this.current = null;
    /** How much of the current one lies above the reading line, 0 … 1. */
    this.part = 0;
    addEventListener('scroll', () => this.soon(), { passive: true });
    new ResizeObserver(() => this.soon()).observe(document.body);
  }

  soon() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.look();
    });
  }

  look() {
    const line = innerHeight * 0.4;
    const tops = this.all.map(({ heading }) => heading.getBoundingClientRect().top);
    const index = tops.findLastIndex((top) => top <= line);
    const end = tops[index + 1] ?? document.getElementById('main').getBoundingClientRect().bottom;
    this.current = this.all[index] ?? null;
    this.part = this.current ? Math.min(1, Math.max(0, (line - tops[index]) / (end - tops[index]))) : 0;
    this.dispatchEvent(new Event('change'));
  }

  /** Words between here and the end. */
  get wordsLeft() {
    const index = this.all.indexOf(this.current);
    const after = this.all.slice(index + 1).reduce((sum, { words }) => sum + words, 0);
    return after + (this.current ? this.current.words * (1 - this.part) : 0);
  }

  /** The part of all words that has been passed, 0 … 1. */
  get passed() {
    return 1 - this.wordsLeft / this.all.reduce((sum, { words }) => sum + words, 0);
  }
}
