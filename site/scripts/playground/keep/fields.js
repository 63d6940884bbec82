import { TOOLS } from '../doc.js';
import { ATTENTIONS } from '../see/attentions.js';
import { readCuts, writeCuts } from './cuts.js';
import { readMask, writeMask } from './masks.js';

/**
 * How each part of the doc is written into a link, and read from one. What cannot be read is undefined; what is too large or
 * does not exist is brought to what does.
 *
 * @typedef {object} Page  what there is on the page that a link may speak of
 * @property {import('../doc.js').Doc} first
 * @property {string[]} pictures  the gallery's slugs
 * @property {string[]} views
 * @property {number} patches
 * @property {number} layers
 * @property {number} heads
 * @property {{layers: number, heads: number}} encoder
 * @property {number} positions  the model's context
 * @property {string[]} steps  the engine's functions that can be edited
 * @property {(scene: unknown) => import('../doc.js').Scene | null} cleanScene  what of it is a scene
 */

const MOST = { question: 500, force: 12, word: 24, number: 24, warmth: 10, gate: 10, seed: 2 ** 32 - 1, items: 16 };
const NUMBER = /^-?\d+(\.\d+)?(e-?\d+)?$/;
const NOT_SAID = ['<pad>', '<bos>', '<answer>', '<unk>'];

const between = (low, high) => (number) => Math.min(high, Math.max(low, number));

/** @param {string} text @param {number} low @param {number} high */
function number(text, low, high) {
  return text.length <= MOST.number && NUMBER.test(text) ? between(low, high)(Number(text)) : undefined;
}

/** An index below `count`. @param {string} text @param {number} count */
const index = (text, count) => (/^\d{1,10}$/.test(text) ? between(0, count - 1)(Number(text)) : undefined);
const oneOf = (text, choices) => (choices.includes(text) ? text : undefined);
const all = (values) => (values.includes(undefined) ? undefined : values);

/** As much of a text as fits into a link; what is no character becomes a replacement character. */
function fitting(text, room) {
  const whole = text.replace(/\p{Surrogate}/gu, '\uFFFD');
  let end = 0;
  for (const letter of whole) {
    room -= encodeURIComponent(letter).length;
    if (room < 0) break;
    end += letter.length;
  }
  return whole.slice(0, end);
}

const writeItem = ({ sprite, x, y, size, flip, turn }) => [sprite, x, y, size, turn || '', flip ? 'f' : ''].join(',').replace(/,+$/, '');

/** "meadow;dog,500,620,300,-12,f;…" @param {string} text @param {Page} page */
function readScene(text, page) {
  const [place, ...parts] = text.split(';', MOST.items + 1);
  const items = parts.map((part) => {
    const [sprite, x, y, size, turn = '', flip = ''] = part.split(',');
    const [atX, atY, long, degrees] = [x, y, size, turn || '0'].map((value) => number(value ?? '', -1e6, 1e6));
    return { sprite, x: atX, y: atY, size: long, flip: flip === 'f', turn: degrees };
  });
  const scene = page.cleanScene({ place, items: items.filter((item) => !Object.values(item).includes(undefined)) });
  return scene ? { kind: 'scene', scene } : undefined;
}

/** A text of several parts, each read by its own reader; what stands last and is left out is empty. */
function parts(text, ...readers) {
  const written = text.split(',');
  return written.length <= readers.length ? all(readers.map((read, at) => read(written[at] ?? ''))) : undefined;
}

/** What may be left open. @param {(text: string) => unknown} read */
const open = (read) => (text) => (text === '' ? null : read(text));
const joined = (...values) => values.map((value) => value ?? '').join().replace(/,+$/, '');
const yesOrNo = { write: (is) => (is ? 'yes' : 'no'), read: (text) => ({ yes: true, no: false })[oneOf(text, ['yes', 'no'])] };

/** @type {Record<string, {key: string, name: string, write: (value: any, page: Page) => string, read: (text: string, page: Page) => unknown}>} */
export const FIELDS = {
  question: { key: 'q', name: 'the question', write: (text) => fitting(text, MOST.question), read: (text) => fitting(text, MOST.question) },
  picture: {
    key: 'picture', name: 'the picture',
    write: (choice) => (choice.kind === 'gallery' ? choice.slug
      : choice.kind === 'own' ? 'own' : `scene:${[choice.scene.place, ...choice.scene.items.map(writeItem)].join(';')}`),
    read: (text, page) => (text.startsWith('scene:') ? readScene(text.slice('scene:'.length), page)
      : page.pictures.includes(text) ? { kind: 'gallery', slug: text } : undefined),
  },
  temperature: { key: 'temperature', name: 'the temperature', write: String, read: (text) => number(text, 0, MOST.warmth) },
  seed: { key: 'seed', name: 'the seed', write: String, read: (text) => index(text, MOST.seed + 1) },
  force: {
    key: 'force', name: 'the words that were put into its mouth', write: (words) => words.slice(0, MOST.force).join(' '),
    read: (text) => text.split(' ').filter((word) => word && word.length <= MOST.word && !NOT_SAID.includes(word)).slice(0, MOST.force),
  },
  covered: { key: 'covered', name: 'the covered patches', write: (patches, page) => writeMask(patches, page.patches), read: (text, page) => readMask(text, page.patches) },
  cut: { key: 'cut', name: 'the cuts', write: writeCuts, read: readCuts },
  gates: {
    key: 'gates', name: 'the gates', write: (gates) => gates.join(),
    read: (text, page) => {
      const gates = text.split(',', page.layers + 1).map((gate) => number(gate, -MOST.gate, MOST.gate));
      return gates.length === page.layers ? all(gates) : undefined;
    },
  },
  word: { key: 'word', name: 'the chosen word', write: String, read: (text, page) => index(text, page.positions) },
  patch: { key: 'patch', name: 'the chosen patch', write: String, read: (text, page) => (text === 'null' ? null : index(text, page.patches)) },
  layer: { key: 'layer', name: 'the layer', write: String, read: (text, page) => index(text, page.layers) },
  head: { key: 'head', name: 'the head', write: String, read: (text, page) => oneOf(text, ['mean', 'max', 'rollout']) ?? index(text, page.heads) },
  scale: { key: 'scale', name: 'the scale', write: String, read: (text) => oneOf(text, ['relative', 'absolute']) },
  view: { key: 'view', name: 'the view', write: String, read: (text, page) => oneOf(text, page.views) },
  tool: { key: 'tool', name: 'the tool', write: String, read: (text) => oneOf(text, TOOLS) },
  numbers: { key: 'numbers', name: 'the patches’ numbers', ...yesOrNo },
  here: { key: 'here', name: 'where the brush cuts', ...yesOrNo },
  sorted: { key: 'sorted', name: 'the order of the patches', ...yesOrNo },
  attention: { key: 'attention', name: 'the attention whose arithmetic is open', write: String, read: (text) => oneOf(text, Object.keys(ATTENTIONS)) },
  language: {
    key: 'words', name: 'what the words ask the words', write: ({ head, row, column }) => joined(head, row, column),
    read(text, page) {
      const position = open((digits) => index(digits, page.positions));
      const [head, row, column] = parts(text, (name) => oneOf(name, ['mean', 'max']) ?? index(name, page.heads), position, position) ?? [];
      return head === undefined ? undefined : { head, row, column };
    },
  },
  vision: {
    key: 'patches', name: 'what the patches ask the patches', write: ({ direction, layer, head, column }) => joined(direction, layer, head, column),
    read(text, { encoder, patches }) {
      const [direction, layer, head, column] = parts(text, (name) => oneOf(name, ['from', 'to']), (digits) => index(digits, encoder.layers),
        (name) => oneOf(name, ['mean', 'max', 'rollout']) ?? index(name, encoder.heads), open((digits) => index(digits, patches))) ?? [];
      return direction === undefined ? undefined : { direction, layer, head, column };
    },
  },
  vector: { key: 'vector', name: 'which vector of the patch', write: String, read: (text) => oneOf(text, ['vectors', 'features']) },
  removal: { key: 'removal', name: 'how patches are left out', write: String, read: (text) => oneOf(text, ['alone', 'company']) },
  stage: { key: 'stage', name: 'the stage of the decoder', write: String, read: (text, page) => index(text, page.layers + 1) },
  step: { key: 'step', name: 'the step of the engine', write: String, read: (text, page) => oneOf(text, page.steps) },
};
