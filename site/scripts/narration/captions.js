const LONGEST = 76;                                           // letters that can be read at a glance

/** What is being said, in pieces short enough to be read while it is. */
export class Captions {
  /** @param {import('./narration.js').Narration} narration */
  constructor(narration) {
    this.narration = narration;
    this.sentence = -1;
    this.pieces = [];
  }

  /** The piece that the current word belongs to. */
  get text() {
    const { word, script } = this.narration;
    const { number, from, to } = script.sentenceOf(Math.max(0, word));
    if (number !== this.sentence) {
      this.sentence = number;
      this.pieces = piecesOf(script.words, from, to);
    }
    return this.pieces.find((piece) => word < piece.to)?.text ?? '';
  }
}

/** A sentence in pieces of about the same length, parted after a comma where there is one near the middle.
 * @param {string[]} words @param {number} from @param {number} to @returns {{text: string, to: number}[]} */
export function piecesOf(words, from, to) {
  const text = words.slice(from, to).join(' ');
  if (text.length <= LONGEST || to - from < 2) return [{ text, to }];
  let [best, least] = [from + 1, Infinity];
  for (let at = from + 1, length = 0; at < to; at++) {
    length += words[at - 1].length + 1;
    const cost = Math.abs(length - text.length / 2) - (/[,;:]$/.test(words[at - 1]) ? text.length / 4 : 0);
    if (cost < least) [best, least] = [at, cost];
  }
  return [...piecesOf(words, from, best), ...piecesOf(words, best, to)];
}
