/** Importance by removal, patch by patch, and the trial of those that might be sinks. */

const AT_ONCE = 3;                                         // patches in one message: they share half of the work

/** @typedef {{before: number, changes: number[][], part: number}} Removal  changes: for each patch what covering it took from the answer's
 *   probability, once for each draw; none yet while that is not worked out, and for patches that are covered anyway */

/** Each patch covered by itself. @param {{series: Function}} run @param {number[]} patches @param {number} count of all patches
 * @returns {AsyncGenerator<Removal>} */
export async function* alone({ series }, patches, count) {
  const { value: { answer: before } } = await series('score', [{}]).next();
  const changes = Array.from({ length: count }, () => []);
  let done = 0;
  for await (const { answer } of series('occlusion', patches.map((patch) => ({ about: { patches: [patch] } })))) {
    changes[patches[done]] = [before - answer.data[0]];
    done += 1;
    yield { before, changes: [...changes], part: done / patches.length };
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

/** @returns {AsyncGenerator<{found: {patch: number, change: number}[], part: number}>} */
async function* drawn(series, patches, draws) {
  const steps = Array.from({ length: draws }, (_, seed) => chunks(patches, AT_ONCE).map((some) => ({ patches: some, seed }))).flat();
  let done = 0;
  for await (const { before, after } of series('company', steps.map((about) => ({ about })))) {
    const found = steps[done].patches.map((patch, index) => ({ patch, change: before.data[index] - after.data[index] }));
    done += 1;
    yield { found, part: done / steps.length };
  }
}

/** @template T @param {T[]} all @param {number} size @returns {T[][]} */
const chunks = (all, size) => Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

/** @param {number[]} values @returns {number | null} */
export const mean = (values) => (values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null);

/** @typedef {{patch: number, times: number, words: number, alone: number, company: number | null, sink: boolean | null}} Candidate
 *   company: how far covering it moved the answer on the average; null where it was not tried; sink: null while it is not known */
/** @typedef {{rule: object, candidates: Candidate[], part: number}} Trial */

/** Which of the patches that take much from nearly every word do nothing for the answer; the rule is the engine's (`sinks`).
 * @param {{series: Function}} run @param {{layer: number, head: number | string, changes: number[][]}} wish  changes: when covered alone
 * @returns {AsyncGenerator<Trial>} */
export async function* trySinks({ series }, { layer, head, changes }) {
  const { value: { candidates, times, words, rule } } = await series('sinks', [{ about: { layer, head } }]).next();
  const tried = candidates.map((patch, index) => {
    const moved = Math.abs(mean(changes[patch]) ?? 0);
    return { patch, times: times.data[index], words: words.data[index], alone: moved, company: null, sink: moved < rule.alone ? null : false };
  }).filter(({ patch }) => changes[patch].length);         // what is covered anyway cannot be taken away
  const open = tried.filter(({ sink }) => sink === null);
  yield { rule, candidates: [...tried], part: open.length ? 0 : 1 };
  const moved = new Map(open.map(({ patch }) => [patch, []]));
  for await (const { found, part } of drawn(series, [...moved.keys()], rule.draws)) {
    for (const { patch, change } of found) moved.get(patch).push(Math.abs(change));
    if (part === 1) for (const it of open) Object.assign(it, { company: mean(moved.get(it.patch)), sink: mean(moved.get(it.patch)) < rule.in_company });
    yield { rule, candidates: tried.map((it) => ({ ...it })), part };
  }
}
