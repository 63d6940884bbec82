import { ABSOLUTE_FULL, heaviest, percent } from '../../figure/scale.js';
import { capital, headName, patchName } from './words.js';

/** One sentence on what the veil shows. */

/** Where the weight of the word on show went. @param {import('./look.js').Look} look @returns {string} */
export function wordSentence(look) {
  const { doc, reading } = look.lab;
  const shares = look.shown();
  const { text, when } = look;
  if (text === undefined) return 'The model ended its answer at once, without a word.';
  if (!shares) return reading.inquiry ? 'Rollout follows as soon as the picture rests.' : 'Rollout is worked out by the live model, which is still on its way.';
  const most = heaviest(shares, 0.5);
  const top = `${patchName(reading, most[0])}, ${percent(shares[most[0]])}`;
  if (!shares[most[0]]) return `Every way from the place of “${text}” to the picture is cut here, so nothing was taken from it.`;
  if (doc.head === 'max') return `${capital(when)}, the largest share that any one head of layer ${doc.layer + 1} gave was to ${top}, by head ${byWhom(look, most[0]) + 1}.`;
  const count = most.length === 1 ? 'one patch' : `${most.length} of the ${reading.patches} patches`;
  if (doc.head === 'rollout') return `Carried back to the picture, half of layer ${doc.layer + 1}’s weight ${when} came from ${count}; the most from ${top}.`;
  return `${capital(when)}, half of ${doc.head === 'mean' ? 'the heads’' : 'this head’s'} weight went to ${count}; the most to ${top}.`;
}

/** What one patch got. @param {import('./look.js').Look} look @param {number} patch @returns {string} */
export function patchSentence(look, patch) {
  const { doc, reading } = look.lab;
  const shares = look.shown();
  const name = capital(patchName(reading, patch));
  const covered = doc.covered.includes(patch) ? ' It is covered: the model sees the picture’s mean colour there.' : '';
  if (!shares) return `${name}.${covered}`;
  const whose = { mean: 'of the attention', max: 'at most, in one head, of the attention', rollout: 'of the attention, carried back,' }[doc.head] ?? `of ${headName(doc.head)}’s attention`;
  return `${name} got ${percent(shares[patch])} ${whose} ${look.when}, ${timesEven(shares[patch] * reading.patches)}.${covered}`;
}

/** What small maps are drawn to. @param {import('../../figure/scale.js').Scale} scale @returns {string} */
export const mapsSentence = (scale) => `The stronger the colour, the more attention; ${scale === 'relative' ? 'each map reaches full colour at its own strongest patch' : `all maps reach full colour at ${percent(ABSOLUTE_FULL)}`}.`;

function timesEven(times) {
  if (times < 0.95) return `${times.toFixed(1)} of an even share`;
  return times < 1.05 ? 'just an even share' : `${times.toFixed(1)} times an even share`;
}

/** The head that gave a patch the most. */
function byWhom(look, patch) {
  const { doc, reading } = look.lab;
  const given = Array.from({ length: reading.heads }, (_, head) => look.shown({ layer: doc.layer, head })[patch]);
  return given.indexOf(Math.max(...given));
}
