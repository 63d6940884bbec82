import { fullStrength, level, percent } from '../../figure/scale.js';
import { cutMark } from '../see/cuts.js';
import { lookOf } from '../see/look.js';
import { meanColour } from '../see/mean-colour.js';
import { wordSentence } from '../see/sentences.js';
import { capital, viewName } from '../see/words.js';
import { coloursOf, widthOf } from './pens.js';
import { pictured } from './pictured.js';
import { COLOURS, MARGIN, WIDTH, doneTo, drawFoot, lines } from './sheet.js';

const SIDE = 480;
const COLUMN = { x: MARGIN + SIDE + 40, width: WIDTH - 2 * MARGIN - SIDE - 40 };
const SWATCHES = 9;
const VEIL = 0.78;
const HATCHES = { all: 6, some: 3 };                       // lines along a patch's side

/** @typedef {{lab: import('../lab.js').Lab, canvas: HTMLCanvasElement, colours: Record<string, string>, shares: Float32Array | null}} Shown */

/** The view as a sheet: the picture with its veil, the question, the answer with its probabilities, and what was done.
 * @param {import('../lab.js').Lab} lab @returns {Promise<import('./sheet.js').Sheet>} */
export async function viewSheet(lab) {
  const shown = { lab, canvas: await pictured(lab, 2 * SIDE), colours: coloursOf(COLOURS), shares: lookOf(lab).shown() };
  const { question, answer } = lab.reading;
  return { title: `${question.text} ${answer}`, description: wordSentence(lookOf(lab)), draw: (pen, height) => draw(pen, height, shown) };
}

/** @param {Shown} shown */
function draw(pen, height, shown) {
  const { lab, colours } = shown;
  pen.rect(0, 0, WIDTH, height, { fill: colours.sheet });
  drawPicture(pen, shown);
  return drawFoot(pen, colours, Math.max(MARGIN + SIDE, drawWords(pen, shown)), lab);
}

/** @param {Shown} shown */
function drawPicture(pen, { lab, canvas, colours, shares }) {
  const { rows, columns, patches, pixels, made } = lab.reading;
  const full = shares ? fullStrength(shares, lab.doc.scale) : 1;
  const [wide, tall] = [SIDE / columns, SIDE / rows];
  const places = Array.from({ length: patches }, (_, patch) => ({ patch, x: MARGIN + wide * (patch % columns), y: MARGIN + tall * Math.floor(patch / columns) }));
  pen.image(MARGIN, MARGIN, SIDE, canvas);
  for (const { patch, x, y } of places) {
    const covered = made.covered.includes(patch);
    if (covered) pen.rect(x, y, wide, tall, { fill: pixels ? meanColour(pixels) : colours.hairline });
    if (shares) pen.rect(x, y, wide, tall, { fill: colours.sheet, opacity: (VEIL * (1 - level(shares[patch], full))).toFixed(3) });
    if (covered) pen.line(x, y, x + wide, y + tall, { stroke: colours.ink, thick: 1 });
    if (covered) pen.line(x + wide, y, x, y + tall, { stroke: colours.ink, thick: 1 });
  }
  for (const stroke of [{ stroke: colours.sheet, thick: 4 }, { stroke: colours.ink, thick: 1.5 }]) {
    for (const { patch, x, y } of places) hatch(pen, stroke, cutAt(lab, patch), { x, y, wide, tall });
  }
  for (const { patch, x, y } of places) {
    if (!(shares?.[patch] > 1 / patches)) continue;
    const thick = 1 + 1.75 * level(shares[patch], full);
    pen.rect(x, y, wide, tall, { stroke: colours.sheet, thick: thick + 2 });
    pen.rect(x, y, wide, tall, { stroke: colours['attention-strong'], thick: thick.toFixed(2) });
  }
}

/** How a cut patch looks on the stage: the finer, the more of its heads are cut. @param {'all' | 'some' | 'none'} state */
function hatch(pen, stroke, state, { x, y, wide, tall }) {
  if (state === 'none') return;
  const lines = HATCHES[state];
  for (let line = 1; line < 2 * lines; line++) {
    const [from, to] = [Math.max(0, line / lines - 1), Math.min(1, line / lines)];
    pen.line(x + from * wide, y + to * tall, x + to * wide, y + from * tall, stroke);
  }
}

function cutAt(lab, patch) {
  const { doc: { layer, head }, reading: { made, heads } } = lab;
  return cutMark(made.cut, { patch, layer, head, heads, position: lookOf(lab).position });
}

/** @param {Shown} shown @returns {number} how far down they reach */
function drawWords(pen, { lab, colours, shares }) {
  const { reading } = lab;
  const soft = { size: 14, fill: colours['ink-soft'] };
  let y = MARGIN + 14;
  const label = (text) => {
    for (const line of lines(text, soft, COLUMN.width)) {
      pen.text(COLUMN.x, y, line, soft);
      y += 20;
    }
  };
  label('Question');
  const asked = { family: /** @type {const} */ ('display'), size: 32, fill: colours.ink };
  for (const line of lines(reading.question.text, asked, COLUMN.width)) pen.text(COLUMN.x, y += 22, line, asked), y += 16;
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
    if (at === lab.word && lookOf(lab).token === null) pen.rect(x, y + 9, width, 2.5, { fill: colours['attention-strong'] });
    pen.text(x, y + 31, share, { size: 14, fill: colours.ink });
    x += Math.max(width, widthOf(share, { size: 14 })) + 22;
  });
  return y + 31;
}

function drawScale(pen, colours, full, top) {
  const wide = 28;
  for (let at = 0; at < SWATCHES; at++) {
    pen.rect(COLUMN.x + at * wide, top, wide, 12, { fill: colours['ink-soft'] });
    pen.rect(COLUMN.x + at * wide, top, wide, 12, { fill: colours.sheet, opacity: (VEIL * (1 - at / (SWATCHES - 1))).toFixed(3) });
  }
  const small = { size: 12, fill: colours['ink-soft'] };
  pen.text(COLUMN.x, top + 28, '0%', small);
  const end = `${percent(full)} of the attention, per patch`;
  pen.text(COLUMN.x + SWATCHES * wide - widthOf(percent(full), small), top + 28, end, small);
  return top + 64;
}
