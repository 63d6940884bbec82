/** The honest comparison: cover the patches that a word looked at most, as many at random, those it looked at least. */

export const DRAWS = 5;
const NEARLY = 0.9;
const COUNTS = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64];

/** @typedef {{word: string, layer: number, head: number | string, seed: number, answer: string, counts: number[], most: number[], least: number[],
 *   random: number[][], part: number, orders: {most: number[], least: number[], random: number[][]}}} Comparison  the curves are as long as they are
 *   worked out; part: how much of it is, 0 … 1; orders: of the patches */

/** @param {{series: Function}} run @param {{word: number, layer: number, head: number | string, seed: number, text: string, answer: string}} wish */
export async function* compare({ series }, { word, layer, head, seed, text, answer }) {
  const { value: orders } = await series('orders', [{ about: { word, layer, head, seed, draws: DRAWS } }]).next();
  const free = orders.most.length;
  const counts = [...COUNTS.filter((count) => count < free), free];
  const named = { most: orders.most, least: orders.least, ...Object.fromEntries(orders.random.map((order, draw) => [draw, order])) };
  const all = Object.keys(named);
  const curves = Object.fromEntries(all.map((name) => [name, []]));
  const steps = counts.flatMap((count) => (count === 0 || count === free ? [{ count, names: all }]   // none, or all: the same in any order
    : all.map((name) => ({ count, names: [name] }))));
  const parts = steps.map(({ count, names }) => ({ about: { order: named[names[0]], counts: [count] } }));
  let done = 0;
  for await (const { answer: found } of series('covering', parts)) {
    for (const name of steps[done].names) curves[name].push(found.data[0]);
    done += 1;
    const { most, least, ...random } = structuredClone(curves);
    yield { word: text, layer, head, seed, answer, counts, most, least, random: Object.values(random), part: done / steps.length, orders };
  }
}

/** Of several draws at each count: the least, the middle and the most. @param {number[][]} curves @returns {{low: number, mean: number, high: number}[]} */
export const spread = (curves) => Array.from({ length: Math.min(...curves.map(({ length }) => length)) }, (_, index) => {
  const values = curves.map((curve) => curve[index]);
  return { low: Math.min(...values), mean: values.reduce((sum, value) => sum + value, 0) / values.length, high: Math.max(...values) };
});

/** How many patches had to be covered until the probability fell below half of what it was. @param {number[]} counts @param {number[]} curve
 * @returns {number | null} null: it never did */
export const halved = (counts, curve) => counts[curve.findIndex((value) => value < curve[0] / 2)] ?? null;

/** The fewest patches of which it makes all the difference which ones are covered, or nearly. @param {Comparison} it */
export function telling({ counts, most, least }) {
  const gaps = most.map((share, index) => Math.abs(share - least[index]));
  return counts[gaps.findIndex((gap) => gap >= NEARLY * Math.max(...gaps))];
}
