import { spread } from '../matter/comparison.js';
import { comparisonWords } from '../matter/comparison-words.js';
import { quoted } from '../matter/sweep-plot.js';
import { viewName } from '../see/words.js';
import { coloursOf, widthOf } from './pens.js';
import { pictured } from './pictured.js';
import { COLOURS, MARGIN, WIDTH, doneTo, drawFoot, lines } from './sheet.js';

const PICTURE = 160;
const PLOT = { x: MARGIN + 52, width: WIDTH - 2 * MARGIN - 60, height: 360 };
const BESIDE = { x: MARGIN + PICTURE + 28, width: WIDTH - 2 * MARGIN - PICTURE - 28 };
const DASHES = { most: undefined, random: [2, 4], least: [9, 5] };

/** The three curves of the honest comparison as a sheet, with the question and the picture that they are about.
 * @param {import('../lab.js').Lab} lab @param {import('../matter/comparison.js').Comparison} it @returns {Promise<import('./sheet.js').Sheet>} */
export async function comparisonSheet(lab, it) {
  const canvas = await pictured(lab, 2 * PICTURE);
  const colours = coloursOf(COLOURS);
  return {
    title: `${lab.reading.question.text} The honest comparison`, description: comparisonWords(it),
    draw(pen, height) {
      pen.rect(0, 0, WIDTH, height, { fill: colours.sheet });
      pen.image(MARGIN, MARGIN, PICTURE, canvas);
      drawWords(pen, lab, it, colours);
      const top = MARGIN + PICTURE + 68;
      drawKey(pen, it, colours, top - 36);
      drawPlot(pen, it, colours, top);
      return drawFoot(pen, colours, drawFound(pen, it, colours, top + PLOT.height + 84), lab);
    },
  };
}

function drawWords(pen, lab, it, colours) {
  const asked = { family: /** @type {const} */ ('display'), size: 32, fill: colours.ink };
  const soft = { size: 14, fill: colours['ink-soft'] };
  let y = MARGIN - 2;
  for (const line of lines(lab.reading.question.text, asked, BESIDE.width).slice(0, 2)) pen.text(BESIDE.x, y += 36, line, asked);
  const about = `Probability of ${quoted(it.answer)} while patches are covered, in the order of the attention before “${it.word}”, ${viewName(it)}; draws from seed ${it.seed}.`;
  y += 10;
  const said = [about, doneTo(lab.reading.made)].filter(Boolean).flatMap((text) => lines(text, soft, BESIDE.width));
  for (const line of said.slice(0, 4)) pen.text(BESIDE.x, y += 20, line, soft);
}

function drawKey(pen, { random }, colours, y) {
  const lettering = { size: 14, fill: colours.ink };
  let { x } = PLOT;
  const named = { least: 'least-attended first', random: `random, ${random.length} draws: mean, and from lowest to highest`, most: 'most-attended first' };
  for (const [name, text] of Object.entries(named)) {
    pen.path([[x, y - 5], [x + 30, y - 5]], { ...strokeOf(name, colours) });
    pen.text(x + 38, y, text, lettering);
    x += 38 + widthOf(text, lettering) + 26;
  }
}

const strokeOf = (name, colours) => ({ stroke: { most: colours['attention-strong'], random: colours['ink-soft'], least: colours.vision }[name], thick: 2.5, dash: DASHES[name] });

function drawPlot(pen, { counts, most, least, random }, colours, top) {
  const small = { size: 13, fill: colours['ink-soft'] };
  const last = counts.at(-1);
  const x = (count) => PLOT.x + PLOT.width * count / last;
  const y = (share) => top + PLOT.height * (1 - share);
  const curve = (shares) => shares.map((share, index) => [x(counts[index]), y(share)]);
  for (const part of [0, 0.25, 0.5, 0.75, 1]) {
    pen.line(PLOT.x, y(part), PLOT.x + PLOT.width, y(part), { stroke: colours.hairline, thick: 1 });
    const height = `${100 * part}%`;
    pen.text(PLOT.x - 10 - widthOf(height, small), y(part) + 4, height, small);
    const tick = String(Math.round(part * last));
    pen.text(x(Number(tick)) - widthOf(tick, small) / 2, top + PLOT.height + 22, tick, small);
  }
  const axis = 'patches covered';
  pen.text(PLOT.x + (PLOT.width - widthOf(axis, small)) / 2, top + PLOT.height + 44, axis, small);
  const drawn = spread(random);
  pen.path([...curve(drawn.map(({ high }) => high)), ...curve(drawn.map(({ low }) => low)).reverse()], { fill: colours['ink-soft'], opacity: 0.18 });
  for (const [name, shares] of Object.entries({ random: drawn.map(({ mean }) => mean), least, most })) pen.path(curve(shares), strokeOf(name, colours));
}

/** What the curves tell, below them. @returns {number} how far down it reaches */
function drawFound(pen, it, colours, top) {
  const found = { family: /** @type {const} */ ('serif'), size: 18, fill: colours.ink };
  let y = top - 26;
  for (const line of lines(comparisonWords(it), found, WIDTH - 2 * MARGIN)) pen.text(MARGIN, y += 26, line, found);
  return y;
}
