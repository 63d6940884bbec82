/**
 * What the reader has made and chosen; everything on the page follows from it. Frozen: a change is a new one.
 *
 * @typedef {{sprite: string, x: number, y: number, size: number, flip: boolean, turn: number}} Item  x, y: its middle; size: its
 *   longest side; all in thousandths of the picture's side; turn: degrees, clockwise
 * @typedef {{place: string, items: Item[]}} Scene  place: the background; items from the farthest to the nearest
 * @typedef {{kind: 'scene', scene: Scene} | {kind: 'gallery', slug: string} | {kind: 'own', id: string}} PictureChoice
 * @typedef {{query?: number, patch?: number, layer?: number, head?: number}} Cut  counted from 0; what is not named is all of them
 *
 * @typedef {object} Made  what changes the answer; undo and redo go through these
 * @property {PictureChoice} picture
 * @property {string} question
 * @property {number} temperature  0: always the likeliest word
 * @property {number} seed
 * @property {string[]} force  words that the answer is made to begin with
 * @property {number[]} covered  patches, ascending
 * @property {Cut[]} cut
 * @property {number[]} gates  a factor for each decoder layer's gate
 *
 * @typedef {object} Chosen  what is looked at
 * @property {number} word  index in the answer; held to what the answer has
 * @property {number | null} patch
 * @property {number} layer  a decoder layer
 * @property {'mean' | 'max' | 'rollout' | number} head
 * @property {'relative' | 'absolute'} scale
 * @property {string} view  which of the views beside the picture is open
 * @property {'move' | 'look' | 'cover' | 'cut'} tool  what a pointer on the picture does
 * @property {boolean} numbers  whether each patch shows its number
 * @property {boolean} here  whether the brush cuts only in the layer and head on show
 * @property {boolean} sorted  whether the words × patches have the heaviest patch first
 * @property {'cross' | 'language' | 'vision' | null} attention  whose arithmetic is open; null: what the view begins with
 * @property {{head: 'mean' | 'max' | number, row: number | null, column: number | null}} language  of words among words; row, column:
 *   positions, null being the one that said the chosen word, and the heaviest
 * @property {{direction: 'from' | 'to', layer: number, head: 'mean' | 'max' | 'rollout' | number, column: number | null}} vision  of patches
 *   among patches; column: the patch that is asked
 * @property {'vectors' | 'features'} vector  which of a patch's vectors is inspected: before the encoder, or after it
 * @property {'alone' | 'company'} removal  how each patch is left out in turn
 * @property {number | null} stage  the stage of the decoder that is looked into; null: the last
 * @property {string} step  the engine's function that is open to be edited
 *
 * @typedef {Made & Chosen} Doc
 */

export const MADE = ['picture', 'question', 'temperature', 'seed', 'force', 'covered', 'cut', 'gates'];
export const TOOLS = /** @type {const} */ (['move', 'look', 'cover', 'cut']);

/** @param {{picture: string, question: string, layers: number, layer: number, view: string}} page what it was built with @returns {Doc} */
export const firstDoc = ({ picture, question, layers, layer, view }) => Object.freeze({
  picture: { kind: 'gallery', slug: picture }, question, temperature: 0, seed: 0, force: [], covered: [], cut: [],
  gates: Array(layers).fill(1),
  word: Infinity, patch: null, layer, head: 'mean', scale: 'relative', view, tool: 'look', numbers: false,
  here: false, sorted: false, attention: null, language: { head: 'mean', row: null, column: null },
  vision: { direction: 'from', layer: 1, head: 'mean', column: null }, vector: 'vectors', removal: 'alone', stage: null, step: 'ops.softmax',
});

/** @param {Doc} a @param {Doc} b @param {string[]} [fields] @returns {boolean} */
export const sameIn = (a, b, fields = MADE) => fields.every((field) => a[field] === b[field] || JSON.stringify(a[field]) === JSON.stringify(b[field]));
