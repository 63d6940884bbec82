import { prefersStill } from '../elements/motion.js';
import { readPage } from './page-data.js';

/** What somebody else, the narration, wants the figure to show, counted as people count: a step, a word of the answer, a head.
 * @typedef {{step?: 'slice' | 'question' | 'answer', play?: boolean, word?: number, layer?: number, head?: number}} Wanted */

/** A step begins with the page's own picture and question, since it is those that are spoken of.
 * @param {import('./cross-attention-engine.js').CrossAttentionEngine} figure @param {Wanted} wanted */
export function conduct(figure, { step, play, word, layer, head }) {
  figure.reveal();
  figure.player.pause();
  figure.peek = {};
  figure.patch = null;
  if (step) returnHome(figure);
  const last = figure.steps.length - 1;
  if (step === 'slice' || step === 'question') figure.player.go(figure.steps.findIndex(({ kind }) => kind === step));
  if (step === 'answer' || word || (play && prefersStill())) figure.player.go(last);
  else if (play) figure.player.play();
  if (word) figure.word = Math.min(word, figure.reading.words.length) - 1;
  if (head) figure.view = { layer: layer - 1, head: head - 1 };
}

/** The picture and the question that the page came with. */
function returnHome(figure) {
  const { picture, reading } = readPage(figure.ownerDocument);
  if (figure.picture.id === picture.id && figure.reading.question.text === reading.question.text && !figure.inquiry.waiting) return;
  figure.notice = null;
  figure.inquiry.waiting = null;
  figure.prediction.clear();                // it was a guess about another answer
  figure.picture = figure.gallery.find(({ id }) => id === picture.id);
  figure.pixels = null;
  figure.take(reading);
  figure.inquiry.onState();
}
