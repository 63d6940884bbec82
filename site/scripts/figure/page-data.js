import { shaped } from './arrays.js';
import { Reading } from './reading.js';

/** What the site build put into the page: the gallery, and the default question's answer.
 * @param {Document} page @returns {{gallery: import('./pictures.js').Picture[], picture: import('./pictures.js').Picture, reading: Reading}} */
export function readPage(page) {
  const { gallery, precomputed } = (cache ??= JSON.parse(page.getElementById('engine-data').textContent));
  const pictures = gallery.map((item) => ({
    id: item.slug, rgba: null, width: 0, height: 0, ...item, url: new URL(item.url, page.baseURI).href,   // a style sheet would resolve it from its own folder
  }));
  const picture = pictures.find(({ id }) => id === precomputed.picture);
  const reading = new Reading(precomputed.result, { origin: 'build', vectors: shaped(precomputed.vectors) });
  return { gallery: pictures, picture, reading };
}

let cache;
