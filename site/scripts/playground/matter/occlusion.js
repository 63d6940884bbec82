/** Importance by removal, patch by patch. */

const AT_ONCE = 3;                                         // patches in one message: they share half of the work

/** @typedef {{before: number, changes: number[][], words?: number[][], part: number}} Removal  changes: for each patch what covering it took
 *   from the answer's probability, once for each draw; none yet while that is not worked out, and for patches that are covered anyway;
 *   words: for each patch covered by itself what that took from each word's */

/** Each patch covered by itself. @param {{series: Function}} run @param {number[]} patches @param {number} count of all patches
 * @returns {AsyncGenerator<Removal>} */
export async function* alone({ series }, patches, count) {
  const { value: { answer: before, words: wordsBefore } } = await series('score', [{}]).next();
  const [changes, words] = [0, 1].map(() => Array.from({ length: count }, () => []));
  let done = 0;
  for await (const { answer, words: left } of series('occlusion', patches.map((patch) => ({ about: { patches: [patch] } })))) {
    changes[patches[done]] = [before - answer.data[0]];
    words[patches[done]] = Array.from(left.data, (share, word) => wordsBefore.data[word] - share);
    done += 1;
    yield { before, changes: [...changes], words: [...words], part: done / patches.length };
  }
}

/** Each patch covered while half of all are covered too; one draw after the other, so that the whole map gets finer.
 * @param {{series: Function}} run @param {number[]} patches @param {number} count @param {number} draws @returns {AsyncGenerator<Removal>} */
export async function* inCompany({ series }, patches, count, draws) {
  const { value: { answer: before } } = await series('score', [{}]).next();
  const changes = Array.from({ length: count }, () => []);
  for await (const { found, part } of drawn(series, patches, draws)) {
    for (const { patch, change } of found) changes[patch] = [...changes[patch], change];
    yield { before, changes: [...changes], part };
  }
}

/** One draw after the other, a few patches at a time: what covering each took from the answer, and from each of its words.
 * @returns {AsyncGenerator<{found: {patch: number, change: number, words: number[]}[], part: number}>} */
export async function* drawn(series, patches, draws) {
  const steps = Array.from({ length: draws }, (_, seed) => chunks(patches, AT_ONCE).map((some) => ({ patches: some, seed }))).flat();
  let done = 0;
  for await (const { before, after, words } of series('company', steps.map((about) => ({ about })))) {
    const count = words.data.length / before.data.length;
    const found = steps[done].patches.map((patch, index) => ({
      patch, change: before.data[index] - after.data[index], words: Array.from(words.data.subarray(index * count, (index + 1) * count)),
    }));
    done += 1;
    yield { found, part: done / steps.length };
  }
}

/** @template T @param {T[]} all @param {number} size @returns {T[][]} */
const chunks = (all, size) => Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

/** @param {number[]} values @returns {number | null} */
export const mean = (values) => (values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null);
