/** Numbers from 0 up to 1 that look random and follow from the seed alone (mulberry32, Tommy Ettinger).
 * @param {number} seed @returns {() => number} */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {() => number} random @param {number} low @param {number} high */
export const between = (random, low, high) => low + (high - low) * random();

/** @template T @param {() => number} random @param {T[]} choices @returns {T} */
export const oneOf = (random, choices) => choices[Math.floor(random() * choices.length)];
