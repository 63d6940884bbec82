import { fullStrength, level, percent } from '../../figure/scale.js';
import { paint } from '../scene/paint.js';
import { sheetsOf } from '../scene/sheets.js';
import { readStage } from '../scene/stage-data.js';
import { lookOf } from '../see/look.js';
import { meanColour } from '../see/mean-colour.js';
import { wordSentence } from '../see/sentences.js';
import { capital, counted, viewName } from '../see/words.js';
import { CanvasPen, SvgPen, coloursOf, widthOf } from './pens.js';

/** The view as a sheet to keep: the picture with its veil, the question, the answer with its probabilities, and what was done. */

const [WIDTH, MARGIN, SIDE] = [1040, 32, 480];
const COLUMN = { x: MARGIN + SIDE + 40, width: WIDTH - 2 * MARGIN - SIDE - 40 };
const COLOURS = ['paper', 'sheet', 'ink', 'ink-soft', 'hairline', 'text', 'vision', 'attention-strong'];
const SWATCHES = 9;
const VEIL = 0.78;

/** @typedef {{lab: import('../lab.js').Lab, canvas: HTMLCanvasElement, colours: Record<string, string>, shares: Float32Array | null}} Shown */

/** @param {import('../lab.js').Lab} lab @returns {Promise<Blob>} */
export async function asSvg(lab) {
  const shown = await gathered(lab);
  const { height } = drawn(shown, null);
  const { question, answer } = lab.reading;
  const pen = new SvgPen(WIDTH, height, { title: `${question.text} ${answer}`, description: wordSentence(lookOf(lab)) });
  drawn(shown, pen, height);
  return pen.finish();
}

/** @param {import('../lab.js').Lab} lab @param {number} scale @returns {Promise<Blob>} */
export async function asPng(lab, scale) {
  const shown = await gathered(lab);
  const { height } = drawn(shown, null);
  const pen = new CanvasPen(WIDTH, height, scale);
  drawn(shown, pen, height);
  return pen.finish();
}

/** @returns {Promise<Shown>} */
async function gathered(lab) {
  const canvas = await pictured(lab);
  await Promise.allSettled([document.fonts.load('44px "Newsreader Display"'), document.fonts.load('14px "Instrument Sans"')]);
  return { lab, canvas, colours: coloursOf(COLOURS), shares: lookOf(lab).shares() };
}

/** The picture as sharp as it can be had: what stands on the stage is painted anew. */
async function pictured({ pictures, reading: { made: { picture } } }) {
  const canvas = document.createElement('canvas');
  const scene = picture.kind === 'scene' ? picture.scene : readStage().presets.get(picture.slug);
  if (scene && !scene.grey) {
    await sheetsOf(scene);
    canvas.width = canvas.height = 2 * SIDE;
    paint(canvas.getContext('2d'), 2 * SIDE, scene);
    return canvas;
  }
  const { rgba, width, height } = await pictures.pixels(picture);
  Object.assign(canvas, { width, height }).getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0);
  return canvas;
}

const nobody = { rect() {}, line() {}, text() {}, image() {} };

/** Drawn twice: once by nobody, to know how tall it gets. @param {Shown} shown */
function drawn(shown, pen = null, height = 0) {
  const { lab, colours } = shown;
  const to = pen ?? nobody;
  to.rect(0, 0, WIDTH, height, { fill: colours.sheet });
  drawPicture(to, shown);
  const end = drawWords(to, shown);
  const foot = Math.max(MARGIN + SIDE, end) + 44;
  to.line(MARGIN, foot - 22, WIDTH - MARGIN, foot - 22, { stroke: colours.hairline, thick: 1 });
  to.text(MARGIN, foot, creditOf(lab), { size: 13, fill: colours['ink-soft'] });
  return { height: foot + 24 };
}

/** @param {Shown} shown */
function drawPicture(pen, { lab, canvas, colours, shares }) {
  const { rows, columns, patches, pixels, made } = lab.reading;
  const full = shares ? fullStrength(shares, lab.doc.scale) : 1;
  const [wide, tall] = [SIDE / columns, SIDE / rows];
  const places = Array.from({ length: patches }, (_, patch) => ({ patch, x: MARGIN + wide * (patch % columns), y: MARGIN + tall * Math.floor(patch / columns) }));
  const cut = new Set(made.cut.map(({ patch }) => patch));
  pen.image(MARGIN, MARGIN, SIDE, canvas);
  for (const { patch, x, y } of places) {
    const covered = made.covered.includes(patch);
    if (covered) pen.rect(x, y, wide, tall, { fill: pixels ? meanColour(pixels) : colours.hairline });
    if (shares) pen.rect(x, y, wide, tall, { fill: colours.sheet, opacity: (VEIL * (1 - level(shares[patch], full))).toFixed(3) });
    if (covered) pen.line(x, y, x + wide, y + tall, { stroke: colours.ink, thick: 1 });
    if (covered) pen.line(x + wide, y, x, y + tall, { stroke: colours.ink, thick: 1 });
    if (cut.has(patch)) for (let step = 1; step < 8; step++) pen.line(x, y + tall * step / 8, x + wide * step / 8, y, { stroke: colours.ink, thick: 1 });
  }
  for (const { patch, x, y } of places) {
    if (!(shares?.[patch] > 1 / patches)) continue;
    const thick = 1 + 1.75 * level(shares[patch], full);
    pen.rect(x, y, wide, tall, { stroke: colours.sheet, thick: thick + 2 });
    pen.rect(x, y, wide, tall, { stroke: colours['attention-strong'], thick: thick.toFixed(2) });
  }
}

/** @param {Shown} shown @returns {number} how far down they reach */
function drawWords(pen, { lab, colours, shares }) {
  const { reading } = lab;
  const soft = { size: 14, fill: colours['ink-soft'] };
  let y = MARGIN + 14;
  const label = (text) => {
    for (const line of lines(text, soft)) {
      pen.text(COLUMN.x, y, line, soft);
      y += 20;
    }
  };
  label('Question');
  const asked = { family: /** @type {const} */ ('display'), size: 32, fill: colours.ink };
  for (const line of lines(reading.question.text, asked)) pen.text(COLUMN.x, y += 22, line, asked), y += 16;
  y += 22;
  label('The answer, each word with its probability');
  y = drawAnswer(pen, lab, colours, y + 26) + 34;
  label(shares ? `${capital(viewName(lab.doc))}. ${wordSentence(lookOf(lab))}` : wordSentence(lookOf(lab)));
  if (shares) y = drawScale(pen, colours, fullStrength(shares, lab.doc.scale), y + 2);
  const done = doneTo(reading.made);
  if (done) label(done);
  return y;
}

function drawAnswer(pen, lab, colours, top) {
  const said = { family: /** @type {const} */ ('display'), size: 44, fill: colours.text };
  const { words } = lab.reading;
  let [x, y] = [COLUMN.x, top + 8];
  if (!words.length) pen.text(x, y, '(no word at all)', { ...said, size: 24 });
  words.forEach(({ text, probability, forced }, at) => {
    const share = `${percent(probability)}${forced ? ', put in' : ''}`;
    const width = widthOf(text, said);
    if (x > COLUMN.x && x + width > COLUMN.x + COLUMN.width) [x, y] = [COLUMN.x, y + 84];
    pen.text(x, y, text, said);
    if (at === lab.word) pen.rect(x, y + 9, width, 2.5, { fill: colours['attention-strong'] });
    pen.text(x, y + 31, share, { size: 14, fill: colours.ink });
    x += Math.max(width, widthOf(share, { size: 14 })) + 22;
  });
  return y + 31;
}

function drawScale(pen, colours, full, top) {
  const wide = 28;
  for (let at = 0; at < SWATCHES; at++) {
    pen.rect(COLUMN.x + at * wide, top, wide, 12, { fill: colours.vision });
    pen.rect(COLUMN.x + at * wide, top, wide, 12, { fill: colours.sheet, opacity: (0.85 * (1 - at / (SWATCHES - 1))).toFixed(3) });
  }
  const small = { size: 12, fill: colours['ink-soft'] };
  pen.text(COLUMN.x, top + 28, '0%', small);
  const end = `${percent(full)} of the attention, per patch`;
  pen.text(COLUMN.x + SWATCHES * wide - widthOf(percent(full), small), top + 28, end, small);
  return top + 64;
}

/** @param {import('../doc.js').Made} made what the reader did beyond asking */
function doneTo({ gates, covered, cut, temperature, seed }) {
  return [
    gates.some((gate) => gate !== 1) && `Gates × ${gates.join(', ')}`, covered.length && `${counted(covered.length, 'patch')} covered`,
    cut.length && counted(cut.length, 'cut'), temperature && `temperature ${temperature}, seed ${seed}`,
  ].filter(Boolean).join(' · ');
}

/** @param {import('../lab.js').Lab} lab */
function creditOf({ pictures, reading }) {
  const choice = reading.made.picture;
  const credit = pictures.find(choice)?.credit;
  const drawing = choice.kind === 'own' ? 'a picture of the reader’s own' : choice.kind === 'scene' ? 'a composed scene' : credit || 'a picture of the gallery';
  const edited = Object.keys(reading.edits);
  return ['Sightline: computed by the model in the browser', drawing, edited.length && `edited code: ${edited.join(', ')}`].filter(Boolean).join(' · ');
}

/** @param {string} text @param {import('./pens.js').Lettering} lettering */
function lines(text, lettering) {
  const found = [''];
  for (const word of text.split(/\s+/)) {
    const longer = found.at(-1) ? `${found.at(-1)} ${word}` : word;
    if (found.at(-1) && widthOf(longer, lettering) > COLUMN.width) found.push(word);
    else found[found.length - 1] = longer;
  }
  return found;
}
