import { doneIn } from '../matter/done.js';
import { CanvasPen, SvgPen, widthOf } from './pens.js';

/** A sheet to keep: the same drawing as SVG and as PNG.
 *
 * @typedef {object} Sheet
 * @property {string} title
 * @property {string} description
 * @property {(pen: object, height: number) => number} draw  returns how tall it gets; drawn twice, once by nobody, to know that
 */

export const [WIDTH, MARGIN] = [1040, 32];
export const COLOURS = ['paper', 'sheet', 'ink', 'ink-soft', 'hairline', 'text', 'vision', 'attention-strong'];

const nobody = { rect() {}, line() {}, path() {}, text() {}, image() {} };

/** @param {Sheet} sheet @returns {Promise<Blob>} */
export const asSvg = (sheet) => drawn(sheet, (height) => new SvgPen(WIDTH, height, sheet));

/** @param {Sheet} sheet @param {number} scale @returns {Promise<Blob>} */
export const asPng = (sheet, scale) => drawn(sheet, (height) => new CanvasPen(WIDTH, height, scale));

async function drawn({ draw }, penFor) {
  await Promise.allSettled([document.fonts.load('44px "Newsreader Display"'), document.fonts.load('14px "Instrument Sans"')]);
  const height = draw(nobody, 0);
  const pen = penFor(height);
  draw(pen, height);
  return pen.finish();
}

/** What stands below a sheet: whose work is in it. @param {object} pen @param {Record<string, string>} colours @param {number} end of what is above it
 * @param {import('../lab.js').Lab} lab @returns {number} how tall the sheet gets */
export function drawFoot(pen, colours, end, lab) {
  const foot = end + 44;
  pen.line(MARGIN, foot - 22, WIDTH - MARGIN, foot - 22, { stroke: colours.hairline, thick: 1 });
  pen.text(MARGIN, foot, creditOf(lab), { size: 13, fill: colours['ink-soft'] });
  return foot + 24;
}

/** @param {import('../lab.js').Lab} lab */
function creditOf({ pictures, reading }) {
  const choice = reading.made.picture;
  const credit = pictures.find(choice)?.credit;
  const drawing = choice.kind === 'own' ? 'a picture of the reader’s own' : choice.kind === 'scene' ? 'a composed scene' : credit || 'a picture of the gallery';
  const edited = Object.keys(reading.edits);
  return ['Sightline: computed by the model in the browser', drawing, edited.length && `edited code: ${edited.join(', ')}`].filter(Boolean).join(' · ');
}

/** What the reader did beyond asking. @param {import('../doc.js').Made} made */
export function doneTo(made) {
  const { temperature, seed } = made;
  return [...doneIn(made).map(({ what }) => what), temperature && `Temperature ${temperature}, seed ${seed}`].filter(Boolean).join(' · ');
}

/** A text in lines of at most a width. @param {string} text @param {import('./pens.js').Lettering} lettering @param {number} width @returns {string[]} */
export function lines(text, lettering, width) {
  const found = [''];
  for (const word of text.split(/\s+/)) {
    const longer = found.at(-1) ? `${found.at(-1)} ${word}` : word;
    if (found.at(-1) && widthOf(longer, lettering) > width) found.push(word);
    else found[found.length - 1] = longer;
  }
  return found;
}
