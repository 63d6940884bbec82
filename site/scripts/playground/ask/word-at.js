/** The word that the caret stands in or behind, and its replacement. */

/** @param {string} text @param {number} caret @returns {{start: number, end: number, prefix: string, before: string}} prefix: what is typed
 *   of it so far; before: the text that comes first */
export function wordAt(text, caret) {
  const start = text.slice(0, caret).search(/\S*$/);
  const end = caret + text.slice(caret).search(/\s|$/);
  return { start, end, prefix: text.slice(start, caret), before: text.slice(0, start) };
}

/** @param {string} text @param {number} caret @param {string} word @returns {{text: string, caret: number}} with the word in place, and a
 *   blank behind it where the text ends */
export function complete(text, caret, word) {
  const { start, end, prefix } = wordAt(text, caret);
  const cased = /^\p{Lu}/u.test(prefix) || !text.slice(0, end).trim() ? capital(word) : word;
  const rest = text.slice(end) || ' ';
  return { text: text.slice(0, start) + cased + rest, caret: start + cased.length + 1 };
}

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Text → words as the model spells them, near enough to look them up. @param {string} text @returns {string[]} */
export const plainWords = (text) => text.normalize('NFKC').toLowerCase().replace(/[’‘`]/g, "'").replace(/'s\b/g, ' is').match(/[\p{L}\p{M}\p{N}']+/gu) ?? [];

/** The question with one unknown word mended, everything else as the reader wrote it.
 * @param {string} text @param {string} word as the model read it @param {string} other what to write instead */
export function mend(text, word, other) {
  const spelled = (typed) => typed.normalize('NFKC').toLowerCase().replace(/[’‘`]/g, "'").replace(/'s$/, '').replaceAll("'", '');
  let mended = false;
  const out = text.replace(/[\p{L}\p{M}\p{N}'’‘`]+/gu, (typed) => {
    if (mended || spelled(typed) !== word) return typed;
    mended = true;
    return /^\p{Lu}/u.test(typed) ? capital(other) : other;
  });
  return mended ? out : null;
}
