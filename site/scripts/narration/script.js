/** What is said, read from the page that says it too: chapters, sentences and words, in order.
 * @typedef {{id: string, title: string, start: number, word: number}} Chapter */
export class Script {
  /** @param {HTMLElement} player the element with chapters and transcript in it */
  constructor(player) {
    /** @type {Chapter[]} */
    this.chapters = [...player.querySelectorAll('[data-chapter]')].map(({ dataset, firstElementChild }) => ({
      id: dataset.chapter, title: firstElementChild.textContent, start: Number(dataset.start), word: Number(dataset.word),
    }));
    const sentences = [...player.querySelectorAll('.sentence')];
    this.sentences = sentences.map(({ dataset }) => Number(dataset.word));
    this.words = sentences.flatMap(({ textContent }) => textContent.split(' '));
  }

  /** The number of the chapter that this second belongs to. @param {number} time */
  chapterAt(time) {
    return Math.max(0, lastNotAfter(this.chapters.map(({ start }) => start), time + 0.001));
  }

  /** The first word after a chapter's last. @param {number} number */
  chapterEnd(number) {
    return this.chapters[number + 1]?.word ?? this.words.length;
  }

  /** The first word of the sentence that this word belongs to, and the first one after it. @param {number} word */
  sentenceOf(word) {
    const number = Math.max(0, lastNotAfter(this.sentences, word));
    return { number, from: this.sentences[number], to: this.sentences[number + 1] ?? this.words.length };
  }

  /** @param {number} from @param {number} to */
  text(from, to) {
    return this.words.slice(from, to).join(' ');
  }
}

/** The index of the last entry that is not after `value`, or -1. @param {ArrayLike<number>} sorted @param {number} value */
export function lastNotAfter(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
