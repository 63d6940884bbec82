/** The page's codec of links under Node: a line of JSON in, a line of JSON out. */
import { createInterface } from 'node:readline';
import { readFragment, writeFragment } from '../../../site/scripts/playground/keep/fragment.js';
import { firstDoc } from '../../../site/scripts/playground/doc.js';
import { cleanScene } from '../../../site/scripts/playground/scene/limits.js';
import { prepared } from '../../../site/scripts/playground/scene/stage-data.js';

const stage = prepared({
  styles: { ink: { sprites: { dog: [100, 80], 'cat-head': [60, 60] } } }, classes: { dog: { words: 'dog', stands: [] }, cat: { words: 'cat', stands: [] } },
  places: { meadow: {}, street: {} }, thumbs: {}, presets: {}, licences: '',
});
const page = {
  first: firstDoc({ picture: 'dog', question: 'Where is the dog?', layers: 3, layer: 1, view: 'heads' }), pictures: ['dog', 'cat', 'two-dogs'],
  views: ['heads', 'matrix', 'code'], patches: 64, layers: 3, heads: 4, positions: 32, encoder: { layers: 4, heads: 2 },
  steps: ['ops.softmax', 'attention.attend'], cleanScene: (scene) => cleanScene(scene, stage),
};

/** JSON knows no Infinity, which stands for the last word. */
const plain = (doc) => ({ ...doc, word: Number.isFinite(doc.word) ? doc.word : null });
const full = (doc) => ({ ...page.first, ...doc, word: doc.word ?? Infinity });

for await (const line of createInterface({ input: process.stdin })) {
  const { write, read } = JSON.parse(line);
  const answer = write ? writeFragment(full(write), page) : readFragment(read, page);
  const polluted = Object.keys(Object.prototype).length > 0 || ({}).polluted !== undefined;
  console.log(JSON.stringify(answer.doc ? { ...answer, doc: plain(answer.doc), polluted } : { ...answer, polluted }));
}
