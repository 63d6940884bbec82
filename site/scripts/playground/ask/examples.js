import { readStage } from '../scene/stage-data.js';
import { capital } from './word-at.js';

/** The kinds of question that the model was trained on, and what their buttons say. */
export const KINDS = {
  what: 'What', which: 'Which', where: 'Where', relation: 'Beside', exists: 'Is there', count: 'How many', background: 'Background', caption: 'Describe',
};
const TOLD = /^(name|list|find|show|tell|count|describe|write|caption|give|please)\b/;

/** @typedef {{name: string, x: number, y: number}} Present  an animal of the picture; x, y in thousandths of its side, if they are known */

/** The animals in the picture; none are known of the reader's own. @param {import('../doc.js').PictureChoice} picture @returns {Present[]} */
export function animalsIn(picture) {
  const { sprites, presets } = readStage();
  const { items } = picture.kind === 'scene' ? picture.scene : presets.get(picture.slug) ?? { items: [] };
  return items.map(({ sprite, x, y }) => ({ ...sprites.get(sprite), x, y })).filter(({ thing }) => !thing).map(({ kind, x, y }) => ({ name: kind, x, y }));
}

/** An example of a kind, as a person would write it; another one each turn.
 * @param {string} kind @param {number} turn @param {Present[]} present @param {import('./phrasebook.js').Words} words @returns {string} */
export function example(kind, turn, present, words) {
  const templates = words.kinds[kind];
  const template = templates[turn % templates.length];
  const names = [...new Set(present.map(({ name }) => name))];
  const every = words.animals.map(([one]) => one);
  const absent = every.filter((name) => !names.includes(name));
  const asked = kind === 'exists' && turn % 2 ? absent : names.length ? names : every;
  const { one, side } = kind === 'relation' ? pair(turn, present, asked, words) : { one: asked[turn % asked.length] };
  const many = words.animals.find(([name]) => name === one)?.[1];
  return written(template.replace('a {one}', `${/^[aeiou]/.test(one) ? 'an' : 'a'} {one}`)
    .replace('{one}', one).replace('{many}', many).replace('{side}', side).replace('{photo}', words.fillers.photo[0]));
}

/** Somebody in the picture, and the side where another one stands. */
function pair(turn, present, asked, { fillers }) {
  const sides = [['left of', 'x', -1], ['to the right of', 'x', 1], ['above', 'y', -1], ['below', 'y', 1]].filter(([side]) => fillers.side.includes(side));
  const found = sides.flatMap(([side, axis, sign]) => present.flatMap((one) => present
    .filter((other) => sign * (other[axis] - one[axis]) > 150).map(() => ({ one: one.name, side }))));
  if (found.length) return found[turn % found.length];
  return { one: asked[turn % asked.length], side: sides[turn % sides.length][0] };
}

/** @param {string} text */
const written = (text) => `${capital(text).replace(/\bi\b/g, 'I')}${TOLD.test(text) ? '.' : '?'}`;
