import { percent } from '../../figure/scale.js';
import { capital, counted } from '../see/words.js';
import { points } from './points.js';
import { quoted } from './sweep-plot.js';

const SLIGHT = 0.02;                                       // below this no single patch matters much

/** How a map by removal and an attention map agree. @param {number | null} correlation Spearman's @returns {string} */
export function agreementWords(correlation) {
  if (correlation === null) return 'One of the maps is the same everywhere, so there are no ranks to compare.';
  return `Spearman’s rank correlation of the two maps is ${correlation.toFixed(2).replace('-', '−')}: ${howMuch(correlation)}.`;
}

function howMuch(correlation) {
  if (correlation > 0.6) return 'they put the patches in much the same order';
  if (correlation > 0.25) return 'they agree in part';
  if (correlation > -0.25) return 'they have little to do with each other';
  return 'what was looked at mattered less than the rest';
}

/** What the removals did altogether. @param {number[]} lost by each patch that was there @param {string} answer @param {boolean} alone */
export function removalWords(lost, answer, alone) {
  const [least, most] = [Math.min(...lost), Math.max(...lost)];
  const helped = lost.filter((each) => each < -0.0005).length;
  const slight = most < SLIGHT && alone
    ? `No single patch matters much, since ${quoted(answer)} never loses more than ${points(Math.max(most, 0))}; try it in company.` : '';
  const raised = helped ? `Covering ${counted(helped, 'patch')} raised it, by up to ${points(-least)}.` : '';
  return [slight, raised].filter(Boolean).join(' ');
}

/** @param {string} name of a patch @param {number} lost @param {number | null} share */
export function patchWords(name, lost, share) {
  return `${capital(name)}: ${share === null ? '' : `${percent(share)} of the attention; `}covering it ${lost < 0 ? 'raises' : 'costs'} ${points(Math.abs(lost))}.`;
}
