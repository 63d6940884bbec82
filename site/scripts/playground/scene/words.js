import { readStage } from './stage-data.js';

const SETTINGS = {
  grass: 'on grass', snow: 'in the snow', sand: 'on sand', sea: 'at sea', sky: 'in the sky', forest: 'in a forest', room: 'in a room',
  night: 'at night', street: 'in a street',
};
const COLUMNS = ['on the left', 'left of the middle', 'in the middle', 'right of the middle', 'on the right'];
const ROWS = ['at the top', 'above the middle', '', 'below the middle', 'at the bottom'];

const fifth = (value) => Math.max(0, Math.min(4, Math.floor(value / 200)));
const tenths = (value) => Math.round(value / 10);

/** @param {string} sprite @returns {string} what it shows */
export const spriteWords = (sprite) => readStage().sprites.get(sprite).words;

/** @param {string} word @returns {string} with its article */
export const withArticle = (word) => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;

/** @param {{x: number, y: number}} item @returns {string} roughly where */
export const whereWords = ({ x, y }) => [COLUMNS[fifth(x)], ROWS[fifth(y)]].filter(Boolean).join(', ');

/** @param {import('../doc.js').Item} item @returns {string} "cat, left of the middle, 40 percent of the picture’s width" */
export function itemWords(item) {
  const turn = item.turn ? `, turned by ${Math.abs(item.turn)} degrees ${item.turn > 0 ? 'to the right' : 'to the left'}` : '';
  return `${spriteWords(item.sprite)}, ${whereWords(item)}, ${tenths(item.size)} percent of the picture’s width${item.flip ? ', mirrored' : ''}${turn}`;
}

/** A scene in a sentence, for those who do not see it. @param {import('../doc.js').Scene} scene */
export function sceneWords({ place, items }) {
  const setting = SETTINGS[readStage().places.get(place).place];
  if (!items.length) return `A drawn picture with nothing in it, ${setting}.`;
  return `A drawn picture, ${setting}: ${items.map((item) => `${withArticle(spriteWords(item.sprite))} ${whereWords(item)}`).join('; ')}.`;
}
