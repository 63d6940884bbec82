const MOST = 60;
const MARKS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** What a file is called, for a sentence: without marks that hide text or turn it round, and no longer than a line.
 * @param {string} name */
export function called(name) {
  const letters = [...name.replace(MARKS, '')];
  return letters.length > MOST ? `${letters.slice(0, MOST - 20).join('')}…${letters.slice(-18).join('')}` : letters.join('');
}
