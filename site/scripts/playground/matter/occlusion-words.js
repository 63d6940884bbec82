import { percent } from '../../figure/scale.js';
import { capital, counted } from '../see/words.js';
import { points } from './points.js';
import { quoted } from './sweep-plot.js';

/** Below this, differences say nothing about the patches, and the scale of their map goes up to it. */
export const SLIGHT = 0.02;

/** How far the removals moved the answer at most, up or down. @param {number[]} lost */
export const farthest = (lost) => Math.max(0, ...lost.map(Math.abs));

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

/** Where no single patch matters. @param {number[]} lost by each patch that was there @param {string} answer @param {boolean} alone */
export function slightWords(lost, answer, alone) {
  const moved = `${alone ? 'Covering any one patch' : 'Even in company, covering a patch'} moves ${quoted(answer)} by at most ${points(farthest(lost))}`;
  return alone ? `${moved}. That is too little to rank the patches by: what one of them shows, its neighbours show too.` : `${moved}: too little to rank the patches by.`;
}

/** What raised the answer. @param {number[]} lost by each patch that was there */
export function raisedWords(lost) {
  const helped = lost.filter((each) => each < -0.0005).length;
  return helped ? `Covering ${counted(helped, 'patch')} raised it, by up to ${points(-Math.min(...lost))}.` : '';
}

/** @param {string} name of a patch @param {number} lost @param {number | null} share */
export function patchWords(name, lost, share) {
  return `${capital(name)}: ${share === null ? '' : `${percent(share)} of the attention; `}covering it ${lost < 0 ? 'raises' : 'costs'} ${points(Math.abs(lost))}.`;
}
