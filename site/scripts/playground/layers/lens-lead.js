/** The first stage from which a word is the best guess to the end. @param {string[]} guesses the best of each stage @param {string} said
 * @returns {number | null} null: it never is, since it was forced or drawn */
export function leadsFrom(guesses, said) {
  const other = guesses.findLastIndex((guess) => guess !== said);
  return other === guesses.length - 1 ? null : other + 1;
}
