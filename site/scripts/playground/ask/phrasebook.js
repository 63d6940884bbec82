import { facts } from '../../elements/facts.js';
import { plainWords } from './word-at.js';

/** Of the words that never follow here in the training questions, those that follow the word before come first. */
const [FOLLOWS, KNOWN] = [1e-3, 1e-9];

/** What the site build wrote down of the model's language (py/sitegen/phrasings.py).
 * @typedef {{vocabulary: string[], animals: [string, string][], fillers: {photo: string[], side: string[]},
 *   kinds: Record<string, string[]>}} Words */

/** @returns {Words} */
export const readWords = () => facts().words;

/** Which word may come next, by the questions that the model was trained on. */
export class Phrasebook {
  /** @param {Words} words */
  constructor(words) {
    this.vocabulary = words.vocabulary;
    this.known = new Set(words.vocabulary);
    const names = words.animals.map(([one]) => one);
    const vowel = (name) => 'aeiou'.includes(name[0]);
    /** What each blank may hold. @type {Map<string, Set<string>>} */
    this.blanks = new Map(Object.entries({
      '{photo}': words.fillers.photo, '{one}': names, '{many}': words.animals.map(([, many]) => many),
      '{a}': names.filter((name) => !vowel(name)), '{an}': names.filter(vowel),
    }).map(([blank, fillers]) => [blank, new Set(fillers)]));
    /** Each way to write a question, as words and blanks; all ways of one template weigh 1 together.
     * @type {{words: string[], weight: number}[]} */
    this.ways = Object.values(words.kinds).flat().flatMap((template) => this.waysOf(template, words.fillers.side));
  }

  waysOf(template, sides) {
    const articles = template.includes('a {one}') ? [['a {one}', 'a {a}'], ['a {one}', 'an {an}']] : [['', '']];
    const texts = articles.flatMap(([from, to]) => (template.includes('{side}') ? sides : ['']).map(
      (side) => template.replace(from, to).replace('{side}', side)));
    return texts.map((text) => ({ words: text.split(' '), weight: 1 / texts.length }));
  }

  /** The likeliest words at this place, best first. @param {string} before the text in front of it @param {string} prefix how the word begins
   * @param {Set<string>} seen animals in the picture, which come first among animals @param {number} most @returns {string[]} */
  next(before, prefix, seen, most) {
    const said = plainWords(before);
    const start = prefix.toLowerCase();
    const scores = new Map(start ? this.vocabulary.map((word) => [word, KNOWN]) : []);
    const add = (word, score) => scores.set(word, (scores.get(word) ?? 0) + score);
    for (const { words, weight } of this.ways) {
      words.forEach((word, place) => {
        const here = place === said.length && said.every((each, index) => this.fits(words[index], each));
        const after = place > 0 && said.length > 0 && this.fits(words[place - 1], said.at(-1));
        if (here) this.fill(word, weight, seen, add);
        else if (after) this.fill(word, FOLLOWS * weight, seen, add);
      });
    }
    return [...scores.keys()].filter((word) => word.startsWith(start) && word !== start)
      .sort((a, b) => scores.get(b) - scores.get(a) || (a < b ? -1 : 1)).slice(0, most);
  }

  fits(word, said) {
    return this.blanks.get(word)?.has(said) ?? word === said;
  }

  fill(word, weight, seen, add) {
    const fillers = this.blanks.get(word);
    if (!fillers) add(word, weight);
    else for (const filler of fillers) add(filler, seen.has(filler) ? weight : weight / fillers.size);
  }

  /** Whether a word is only begun: asked now, it would be one that the model has never seen. @param {string} prefix */
  unfinished(prefix) {
    const [word, ...more] = plainWords(prefix);
    return word !== undefined && !more.length && !this.known.has(word) && this.vocabulary.some((known) => known.startsWith(word));
  }
}
