/** Run the variants by turns, so that a busy moment of the machine strikes all of them. The fastest round of each counts:
 * whatever else the machine does can only add to it. The median stands beside it.
 * @param {import('./variants.js').Variant[]} variants @param {number} rounds
 * @returns {Promise<{name: string, fastest: number, median: number, words: number[]}[]>} */
export async function interleaved(variants, rounds) {
  const rows = [];
  for (const { name, answer } of variants) {
    await answer();                                       // warm-up: code is compiled on its way
    rows.push({ name, outcome: await answer(), times: [] });
  }
  for (const row of rows) check(rows[0], row);
  for (let round = 0; round < rounds; round++) {
    for (const [i, { answer }] of variants.entries()) {
      const started = performance.now();
      await answer();
      rows[i].times.push(performance.now() - started);
    }
  }
  return rows.map(({ name, outcome, times }) => {
    const sorted = times.toSorted((a, b) => a - b);
    return { name, fastest: sorted[0], median: sorted[sorted.length >> 1], words: outcome.words };
  });
}

/** A faster wrong answer is no faster. */
function check(first, { name, outcome: { words, attention } }) {
  const wanted = first.outcome;
  if (words.join() !== wanted.words.join()) throw new Error(`${name} answers ${words.join()}, but ${first.name} answers ${wanted.words.join()}.`);
  const apart = attention.reduce((most, share, i) => Math.max(most, Math.abs(share - wanted.attention[i])), 0);
  if (attention.length !== wanted.attention.length || !(apart < 1e-4)) throw new Error(`${name} looked elsewhere than ${first.name} (by ${apart}).`);
}

/** @param {{name: string, fastest: number, median: number}[]} rows */
export function asTable(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows.map(({ name, fastest, median }) => `${name.padEnd(width)}  ${fastest.toFixed(1).padStart(7)} ms   (median ${median.toFixed(1)})   ${(fastest / rows[0].fastest).toFixed(2)} ×`).join('\n');
}

/** @param {number[]} numbers */
export const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
