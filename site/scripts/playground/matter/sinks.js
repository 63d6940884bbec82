import { drawn } from './occlusion.js';
import { farthest } from './occlusion-words.js';

/** Patches that took much weight, and whether anything is missed without them. */

/** @typedef {'moves' | 'shared' | 'spare'} Verdict  moves: covering it alone makes a difference; shared: only while half of all are covered
 *   too does it, so that others show the same; spare: neither does */
/** @typedef {{patch: number, times: number, words?: number, alone: number, company: number | null, verdict: Verdict | null}} Tried  times:
 *   of an even share; words: how many gave more than that; company: the most that covering it moved in any draw; null: not tried (yet) */
/** @typedef {{views: Record<string, {rule: object, candidates: {patch: number, times: number, words: number}[]}>,
 *   draws: Record<number, {answer: number[], words: number[][]}>}} Known  candidates: of a layer and head; draws: of each patch tried in company */
/** @typedef {{layer: number, head: number | string, word: number, shares: ArrayLike<number> | null, removal: import('./occlusion.js').Removal}} Wish */

const viewOf = ({ layer, head }) => `${layer} ${head}`;

/** What is known of the patches that nearly every word looked at, by the engine's rule (`sinks`), and of those that one word looked at.
 * @param {Known | null} known @param {Wish} wish @returns {{rule: object, candidates: Tried[], looked: Tried[], complete: boolean} | null} */
export function tried(known, wish) {
  const view = known?.views[viewOf(wish)];
  if (!view) return null;
  const { rule } = view;
  const { word, removal } = wish;
  const candidates = view.candidates.filter(({ patch }) => removal.changes[patch].length)      // what is covered anyway cannot be taken away
    .map((it) => ({ ...it, ...judged(removal.changes[it.patch][0], known.draws[it.patch]?.answer, rule) }));
  const looked = lookedAt(wish, rule)
    .map((it) => ({ ...it, ...judged(removal.words[it.patch][word], known.draws[it.patch]?.words.map((words) => words[word]), rule) }));
  return { rule, candidates, looked, complete: ![...candidates, ...looked].some(({ verdict }) => verdict === null) };
}

function lookedAt({ shares, removal }, { times_even: enough }) {
  return Array.from(shares ?? [], (share, patch) => ({ patch, times: share * shares.length }))
    .filter(({ patch, times }) => times >= enough && removal.changes[patch].length).sort((a, b) => b.times - a.times);
}

/** @param {number} change when covered alone @param {number[] | undefined} draws in company */
function judged(change, draws, rule) {
  const [alone, company] = [Math.abs(change), draws ? farthest(draws) : null];
  if (alone >= rule.alone) return { alone, company, verdict: 'moves' };
  return { alone, company, verdict: company === null ? null : company < rule.in_company ? 'spare' : 'shared' };
}

/** Find out what is not known yet. @param {{series: Function}} run @param {Known | null} before @param {Wish} wish @returns {AsyncGenerator<Known>} */
export async function* trySinks({ series }, before, wish) {
  const { layer, head } = wish;
  const { value: { candidates, times, words, rule } } = await series('sinks', [{ about: { layer, head } }]).next();
  const view = { rule, candidates: candidates.map((patch, index) => ({ patch, times: times.data[index], words: words.data[index] })) };
  const known = { views: { ...before?.views, [viewOf(wish)]: view }, draws: { ...before?.draws } };
  yield known;
  const it = tried(known, wish);
  const open = new Set([...it.candidates, ...it.looked].filter(({ verdict }) => verdict === null).map(({ patch }) => patch));
  const draws = Object.fromEntries([...open].map((patch) => [patch, { answer: [], words: [] }]));
  for await (const { found, part } of drawn(series, [...open], rule.draws)) {
    for (const { patch, change, words: each } of found) {
      draws[patch].answer.push(change);
      draws[patch].words.push(each);
    }
    if (part === 1) yield { ...known, draws: { ...known.draws, ...draws } };
  }
}
