import { facts } from '../elements/facts.js';
import { shaped } from './arrays.js';
import { Reading } from './reading.js';

/** What the site build knew: the gallery, and the default question's answer, and where the
 * engine's source and the editor for it are, and which steps of it can be edited; how large the encoder is.
 * @param {Document} page @returns {{gallery: import('./pictures.js').Picture[], picture: import('./pictures.js').Picture, reading: Reading,
 *   code: {editor: string, steps: string, names: string[]}, encoder: {layers: number, heads: number}}} */
export function readPage(page) {
  const { gallery, precomputed, code, encoder } = facts();
  const pictures = gallery.map((item) => ({
    id: item.slug, rgba: null, width: 0, height: 0, ...item, thumb: new URL(item.thumb, page.baseURI).href,
    url: new URL(item.url, page.baseURI).href,             // a style sheet would resolve it from its own folder
  }));
  const picture = pictures.find(({ id }) => id === precomputed.picture);
  const reading = new Reading(precomputed.result, { origin: 'build', vectors: shaped(precomputed.vectors) });
  const here = (url) => new URL(url, page.baseURI).href;
  return { gallery: pictures, picture, reading, code: { ...code, editor: here(code.editor), steps: here(code.steps) }, encoder };
}
