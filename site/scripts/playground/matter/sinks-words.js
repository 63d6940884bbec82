import { rounded, together } from '../../figure/scale.js';
import { counted } from '../see/words.js';

/** @typedef {import('./sinks.js').Tried} Tried */

const named = (found, verdict) => found.filter((it) => it.verdict === verdict).map(({ patch }) => patch + 1);

/** @param {number[]} numbers */
function patches(numbers) {
  if (numbers.length === 1) return `patch ${numbers[0]}`;
  return `patches ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}

/** Whether a layer and head has sinks. @param {Tried[]} candidates @param {string} where @returns {string} */
export function sinksWords(candidates, where) {
  if (!candidates.length) return `In ${where} there are no sinks: no patch takes that much from nearly every word.`;
  if (candidates.some(({ verdict }) => verdict === null)) return 'Trying out what the answer loses without those that take much from nearly every word.';
  const sinks = named(candidates, 'spare');
  if (!sinks.length) return `In ${where} there are no sinks: ${counted(candidates.length, 'patch')} take${candidates.length === 1 ? 's' : ''} much from nearly every word, but not for nothing.`;
  return `In ${where} ${patches(sinks)} ${sinks.length === 1 ? 'is a sink' : 'are sinks'}, framed in both maps: much weight from nearly every word, and the answer does without.`;
}

/** What one word did with the patches that it looked at most. @param {Tried[]} looked @param {{word: string, shares: ArrayLike<number> | null,
 *   whole: boolean, times: number}} about  whole: whether the shares add up to one @returns {string} */
export function lookedWords(looked, { word, shares, whole, times }) {
  if (!shares) return '';
  if (!looked.length) return `Before “${word}” no patch got ${times} times an even share.`;
  if (looked.some(({ verdict }) => verdict === null)) return `Trying out what “${word}” loses without the patches that it looked at most.`;
  const [spare, shared, moves] = ['spare', 'shared', 'moves'].map((verdict) => named(looked, verdict));
  const share = whole ? `${rounded(together(shares, spare.map((number) => number - 1)))} of the weight` : 'much weight';
  return [
    spare.length ? `Before “${word}” ${patches(spare)} got ${share}${spare.length === 1 ? '' : ' together'}, and “${word}” is as likely without `
      + `${spare.length === 1 ? 'it: looked at, but not needed, by this word. It is' : 'each of them: looked at, but not needed, by this word. They are'} dotted in both maps.` : '',
    shared.length ? `The word “${word}” misses ${patches(shared)} only in company: alone, others show the same.` : '',
    moves.length ? `Covering ${moves.length === 1 ? patches(moves) : `one of ${patches(moves)}`} alone changes “${word}”.` : '',
  ].filter(Boolean).join(' ');
}
