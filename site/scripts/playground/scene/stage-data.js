/** What a picture can be composed of, as the build knew it: names and sizes; the drawings come when needed.
 *
 * @typedef {{id: string, style: string, kind: string, words: string, head: boolean, thing: boolean, stands: string[], width: number,
 *   height: number}} Sprite  kind: what it shows ("dog"); width and height: the larger of the two is 1
 * @typedef {{id: string, place: string, horizon: number, script: string}} Place  horizon: where its ground or water begins, in thousandths
 * @typedef {{id: string, name: string, artist: string, licence: string, origin: string, held_out: boolean, script: string, sprites: Sprite[]}} Style
 * @typedef {{styles: Map<string, Style>, sprites: Map<string, Sprite>, places: Map<string, Place>, thumbs: {size: number, script: string},
 *   presets: Map<string, import('../doc.js').Scene & {grey: boolean}>, licences: string}} Stage
 */

import { facts } from '../../elements/facts.js';

let stage;

/** @returns {Stage} */
export const readStage = () => (stage ??= prepared(facts().stage));

/** @returns {Stage} */
export function prepared({ styles, classes, places, thumbs, presets, licences }) {
  const withId = (table, make = (each) => each) => new Map(Object.entries(table).map(([id, each]) => [id, { ...make(each, id), id }]));
  const styled = withId(styles, (about, style) => ({
    ...about, sprites: Object.entries(about.sprites).map(([name, size]) => spriteOf(style, name, size, classes)),
  }));
  const sprites = new Map([...styled.values()].flatMap((style) => style.sprites.map((sprite) => [sprite.id, sprite])));
  return { styles: styled, sprites, places: withId(places), thumbs, presets: new Map(Object.entries(presets)), licences };
}

function spriteOf(style, name, [width, height], classes) {
  const kind = name.replace(/(-head)?(-\d+)?$/, '');
  const head = name.includes('-head');
  const { words, thing, stands } = classes[kind];
  const longest = Math.max(width, height);
  return { id: `${style}/${name}`, style, kind, head, thing, stands, words: head ? `head of a ${words}` : words, width: width / longest, height: height / longest };
}
