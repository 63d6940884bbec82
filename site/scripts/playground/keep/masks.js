/** Patches as hexadecimal digits, row by row: eight patches in a row are two digits, the leftmost is the highest bit. */

/** @param {number[]} chosen @param {number} count how many patches there are @returns {string} */
export function writeMask(chosen, count) {
  const here = new Set(chosen);
  return Array.from({ length: count / 4 }, (_, digit) => [0, 1, 2, 3]
    .reduce((bits, bit) => 2 * bits + Number(here.has(4 * digit + bit)), 0).toString(16)).join('');
}

/** @param {string} text @param {number} count @returns {number[] | undefined} ascending; undefined if it is no mask of so many */
export function readMask(text, count) {
  if (text.length !== count / 4 || !/^[0-9a-f]+$/.test(text)) return undefined;
  return Array.from({ length: count }, (_, patch) => patch).filter((patch) => parseInt(text[patch >> 2], 16) & (8 >> (patch & 3)));
}
