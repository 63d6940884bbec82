import { heldItem, LIMITS } from './limits.js';
import { readStage } from './stage-data.js';
import { spriteWords, whereWords, withArticle } from './words.js';

const FIRST_PLACE = 'grass-11';
const EMPTY = Object.freeze({ place: FIRST_PLACE, items: Object.freeze([]) });

/** What can be done with the things in the picture, whichever part of the page it is done from, and which of them is chosen.
 * A gallery picture becomes a scene with its first change. One for each lab. */
export class Arrangement {
  /** @type {number | null} */ chosen = null;
  /** News for those who do not see the picture. */ news = '';
  drags = 0;

  /** @param {import('../lab.js').Lab} lab */
  constructor(lab) {
    this.lab = lab;
  }

  /** The scene on show, or what a gallery picture is as one; null where there is none to be moved.
   * @returns {import('../doc.js').Scene | null} */
  get scene() {
    const { picture } = this.lab.doc;
    if (picture.kind === 'scene') return picture.scene;
    const preset = picture.kind === 'gallery' ? readStage().presets.get(picture.slug) : null;
    return preset && !preset.grey ? preset : null;
  }

  get items() {
    return this.scene?.items ?? [];
  }

  /** The chosen item's index, as long as there is such an item. */
  get index() {
    return this.chosen !== null && this.chosen < this.items.length ? this.chosen : null;
  }

  get item() {
    return this.index === null ? null : this.items[this.index];
  }

  /** A name under which the changes of one drag are undone together. */
  newDrag() {
    return `drag-${(this.drags += 1)}`;
  }

  /** @param {number | null} index */
  choose(index) {
    if (index === this.chosen) return;
    this.chosen = index;
    this.lab.tell('change');
  }

  /** @param {import('../doc.js').Scene} scene @param {string | null} [merge] @param {object} [more] what else changes in the doc */
  show({ place, items }, merge = null, more = {}) {
    const scene = Object.freeze({ place, items: Object.freeze(items.map(heldItem)) });
    this.lab.change({ picture: Object.freeze({ kind: 'scene', scene }), ...more }, { merge });
  }

  /** @param {Partial<import('../doc.js').Item>} part of the chosen item @param {string | null} [merge] */
  alter(part, merge = null) {
    if (!this.item) return;
    this.show({ ...this.scene, items: this.items.map((item, at) => (at === this.index ? { ...item, ...part } : item)) }, merge);
  }

  /** Put something into the picture, in front of everything, and choose it. @param {{sprite: string, x: number, y: number, size: number}} item
   * @param {string | null} [merge] @returns {boolean} whether there was room */
  put(item, merge = null) {
    const scene = this.scene ?? EMPTY;
    if (scene.items.length >= LIMITS.items) {
      this.lab.say(`A picture holds ${LIMITS.items} things at most. Remove one, then put in another.`);
      return false;
    }
    this.chosen = scene.items.length;
    const word = withArticle(spriteWords(item.sprite));
    this.news = `${word[0].toUpperCase()}${word.slice(1)} was put in, ${whereWords(item)}.`;
    this.show({ ...scene, items: [...scene.items, { flip: false, turn: 0, ...item }] }, merge, { tool: 'move' });
    return true;
  }

  /** A gallery picture without colours as the scene it was made from. */
  colour() {
    this.show(readStage().presets.get(this.lab.doc.picture.slug));
  }

  /** @param {string} place */
  setPlace(place) {
    this.show({ ...(this.scene ?? EMPTY), place });
  }

  flip() {
    if (this.item) this.alter({ flip: !this.item.flip });
  }

  remove() {
    if (!this.item) return;
    this.news = `The ${spriteWords(this.item.sprite)} was removed.`;
    const items = this.items.filter((item) => item !== this.item);
    const next = items.length ? Math.min(this.index, items.length - 1) : null;
    this.show({ ...this.scene, items });
    this.choose(next);
  }

  duplicate() {
    if (!this.item) return;
    const { x, y, size } = this.item;
    const step = Math.min(120, size / 3);
    this.put({ ...this.item, x: x + (x + step > 950 ? -step : step), y: Math.min(1000, y + 20) });
  }

  /** @param {1 | -1} step towards the reader, or away */
  reorder(step) {
    const to = (this.index ?? 0) + step;
    if (!this.item || to < 0 || to >= this.items.length) return;
    const items = [...this.items];
    [items[to], items[this.index]] = [items[this.index], items[to]];
    this.chosen = to;
    this.news = `The ${spriteWords(items[to].sprite)} is number ${to + 1} of ${items.length} now, counted from the farthest.`;
    this.show({ ...this.scene, items });
  }

  /** @param {number} factor */
  scale(factor, merge = null) {
    if (this.item) this.alter({ size: this.item.size * factor }, merge);
  }

  /** @param {number} degrees */
  turn(degrees, merge = null) {
    if (this.item) this.alter({ turn: this.item.turn + degrees }, merge);
  }
}

const arrangements = new WeakMap();

/** @param {import('../lab.js').Lab} lab @returns {Arrangement} */
export function arrangementOf(lab) {
  if (!arrangements.has(lab)) arrangements.set(lab, new Arrangement(lab));
  return arrangements.get(lab);
}
