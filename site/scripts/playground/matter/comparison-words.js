import { fine } from '../ask/said.js';
import { counted } from '../see/words.js';
import { halved } from './comparison.js';
import { quoted } from './sweep-plot.js';

/** What the three curves tell, in a sentence. @param {import('./comparison.js').Comparison} it @returns {string} */
export function comparisonWords({ counts, most, least, random, answer, part }) {
  if (part < 1) return `Probability of ${quoted(answer)} against covered patches, as far as it has been worked out.`;
  return `To bring ${quoted(answer)} below half of its ${fine(most[0])}, covering the most-attended first ${took(counts, most)}; `
    + `${chanceWords(counts, random)}; the least-attended first ${took(counts, least)}.`;
}

function took(counts, curve) {
  const count = halved(counts, curve);
  return count === null ? 'never did' : `took ${count === counts.at(-1) ? 'all ' : ''}${counted(count, 'patch')}`;
}

function chanceWords(counts, curves) {
  const needed = curves.map((curve) => halved(counts, curve)).filter((count) => count !== null).sort((a, b) => a - b);
  if (!needed.length) return 'no random draw did';
  const [fewest, most] = [needed[0], needed.at(-1)];
  const never = needed.length < curves.length ? `, and ${curves.length - needed.length} never did` : '';
  return `random draws took ${fewest === most ? counted(fewest, 'patch') : `${fewest} to ${most}`}${never}`;
}
