import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { percent } from '../../figure/scale.js';
import { LookElement } from '../see/look.js';
import { END, doneTo, fine, placesOf, product } from './said.js';
import './candidate-list.js';
import './lab-sampling.js';

const CALM = 700;                                          // milliseconds without a new answer before it is announced

/** The answer word by word, each with its probability, or with its share of the patch that is pointed at; the chosen word's candidates,
 * any of which the model can be made to say. */
class LabAnswer extends LookElement {
  static looks = ['change', 'point'];
  static properties = { ...LookElement.properties, atEnd: { state: true }, announced: { state: true } };

  constructor() {
    super();
    this.atEnd = false;                                    // the end mark is a place too, but none that others show
    this.announced = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** Which place of the answer is chosen. */
  get place() {
    const { words, end } = this.lab.reading;
    return end && (this.atEnd || !words.length) ? words.length : this.lab.word;
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    const { reading, doc } = this.lab;
    if (doc.word !== this.chosen) [this.chosen, this.atEnd] = [doc.word, false];
    if (reading === this.heard) return;
    this.heard = reading;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.announced = announcement(reading); }, CALM);
  }

  render() {
    const { lab, place } = this;
    const { reading } = lab;
    const places = placesOf(reading);
    const length = reading.words.length;
    return html`
      <div class="said" role="group" aria-label="Answer">
        <p class="label said-heading" data-pointing=${this.pointed !== null}><span>${this.heading()}</span>
          ${this.pointed === null ? nothing : html`<span class="said-pointed">Of each word’s attention, patch ${this.pointed + 1} got</span>`}</p>
        <ol class="said-words" data-size=${length > 6 ? 'long' : length > 3 ? 'medium' : 'short'}>
          ${places.map((word, index) => html`<li>${this.word(word, index, index === place && this.look.token === null)}</li>`)}
        </ol>
        <p class="said-whole">${this.whole(places)}</p>
        ${reading.made.force.length ? this.forced() : nothing}
        ${places.length ? html`<candidate-list .place=${places[place]} .before=${reading.words.slice(0, place).map(({ text }) => text).join(' ')}
          @force=${(e) => this.force(place, e.detail.text)} @free=${() => this.free(place)}></candidate-list>` : nothing}
        <lab-sampling .lab=${lab}></lab-sampling>
        <p class="visually-hidden" role="status">${this.announced}</p>
      </div>`;
  }

  /** The patch that is pointed at to see who looked there; not while the brush passes over it. */
  get pointed() {
    return this.lab.doc.tool === 'look' ? this.look.peek : null;
  }

  heading() {
    const { lab } = this;
    const { doc, reading: { made } } = lab;
    if (made.question !== doc.question) return lab.upToDate ? `Still the answer to “${made.question}”` : `The answer to “${made.question}”; the next one is on its way`;
    return made.temperature ? `The answer, drawn at temperature ${made.temperature.toFixed(1)} with seed ${made.seed}` : 'The answer, each word with its probability';
  }

  word(word, index, chosen) {
    const { text, probability } = word;
    const mark = doneTo(word);
    const share = this.pointed === null ? undefined : this.look.shares(index)?.[this.pointed];
    return html`
      <button class="said-word" type="button" data-word=${index} data-end=${text === END} data-mark=${mark ?? nothing} aria-pressed=${chosen} @click=${() => this.choose(index)}>
        <span class="said-text">${text === END ? 'end' : text}</span>
        <span class="said-share" data-pointing=${this.pointed !== null}><span>${fine(probability)}<span class="visually-hidden"> probability</span></span>
          ${share === undefined ? nothing : html`<b class="said-pointed" aria-hidden="true">${percent(share)}</b>`}</span>
        ${mark ? html`<span class="said-mark">${mark}</span>` : nothing}
      </button>`;
  }

  /** What the numbers come to together. @param {import('./said.js').Place[]} places */
  whole(places) {
    const { words, end } = this.lab.reading;
    if (!places.length) return 'The model said nothing.';
    const all = html`<b>${tiny(product(places))}</b>`;
    if (!end) return html`Cut off after ${words.length} words: the model did not end by itself. To begin like this: ${all}, the product of the probabilities above.`;
    if (!words.length) return 'The answer ends before its first word.';
    return html`The whole answer: ${all}. That is the product of the probabilities above: each word’s, given those before it, and the end’s (the chain rule).`;
  }

  forced() {
    const { force } = this.lab.reading.made;
    const ends = force.at(-1) === END;
    const count = force.length - Number(ends);
    const words = count === 1 ? 'The first word' : count ? `The first ${count} words` : null;
    return html`
      <div class="said-forced">
        <p>${ends ? `${words ? `${words} and the end` : 'The end'} of the answer are yours.` : `${words} ${count === 1 ? 'is' : 'are'} yours; the model goes on from there.`}</p>
        <button class="button" type="button" @click=${() => this.lab.change({ force: [] })}>Let the model choose again</button>
      </div>`;
  }

  choose(index) {
    const { words } = this.lab.reading;
    this.atEnd = index === words.length;
    if (!this.atEnd) this.look.showAnswer(this.chosen = index);
  }

  /** The model keeps what it said up to here, says this, and goes on by itself. @param {number} place @param {string} text */
  force(place, text) {
    const said = this.lab.reading.words.slice(0, place).map((word) => word.text);
    this.atEnd = text === END;
    this.lab.change({ force: [...said, text], ...(this.atEnd ? {} : { word: this.chosen = place }) });
  }

  free(place) {
    this.lab.change({ force: this.lab.reading.made.force.slice(0, place) });
  }
}

/** A product of many may be tiny: below what percents are good for, a power of ten. @param {number} share */
function tiny(share) {
  if (share >= 1e-5) return fine(share);
  const [digit, power] = share.toExponential(0).split('e-');
  return html`${digit} × 10<sup>−${power}</sup>`;
}

/** @param {import('../../figure/reading.js').Reading} reading */
function announcement({ answer, question, words, stopped }) {
  if (!words.length) return `The answer to ${question.text} is empty.`;
  return `The answer: ${answer}${stopped === 'length' ? ', cut off' : ''}. ${words.map(({ text, probability }) => `${text}, ${percent(probability)}`).join('; ')}.`;
}

define('lab-answer', LabAnswer);
