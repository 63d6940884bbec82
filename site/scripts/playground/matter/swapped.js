import { arrangementOf } from '../scene/arrangement.js';
import { spriteWords } from '../scene/words.js';
import { sameIn } from '../doc.js';
import { answerOf } from './first-answer.js';

/** @typedef {{id: string, name: string, url: string | null, choice: import('../doc.js').PictureChoice}} Other */

/** Pictures that can stand in for the one on the stage: the stage without one of its things, the gallery, and what the reader brought.
 * @param {import('../lab.js').Lab} lab @returns {Other[]} */
export function others(lab) {
  const { picture } = lab.doc;
  const scene = arrangementOf(lab).scene;
  const without = (scene?.items ?? []).map((item, index) => ({
    id: `without ${index}`, name: `without the ${spriteWords(item.sprite)}`, url: null,
    choice: { kind: 'scene', scene: { ...scene, items: scene.items.filter((other) => other !== item) } },
  }));
  const whole = [...lab.pictures.gallery.map(({ id, title, url }) => ({ id, name: title, url, choice: { kind: 'gallery', slug: id } })),
    ...[...lab.pictures.own.values()].map(({ id, title, url }) => ({ id, name: title, url, choice: { kind: 'own', id } }))];
  return [...without, ...whole.filter(({ choice }) => !sameIn({ picture: choice }, { picture }, ['picture']))];
}

/** The answer on show, asked of another picture; everything else as it stands. The stage keeps its own.
 * @param {import('../lab.js').Lab} lab @param {Other} other @returns {Promise<{probability: number, said: string}>} */
export async function swapped(lab, { choice }) {
  const { inquiry, result, made: { question, temperature, seed, force, covered, cut, gates } } = lab.reading;
  const { rgba, width, height } = await lab.pictures.pixels(choice);
  const { id } = await lab.client.open({ rgba: rgba.slice(), width, height });
  try {
    const score = await lab.client.call('score', { ...inquiry, picture: id, words: answerOf(result).ids, about: {} });
    const there = await lab.client.ask(id, question, { temperature, seed, force, covered, cut, gate_scale: gates, top: 1 });
    return { probability: score.answer, said: there.answer };
  } finally {
    lab.client.close(id).catch(() => {});                  // a worker started anew never had it
  }
}
