import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { prefersStill } from '../elements/motion.js';
import { conduct } from './conductor.js';
import { flyPatches } from './flight.js';
import { Guests } from './guests.js';
import { Inquiry } from './inquiry.js';
import { readPage } from './page-data.js';
import { Prediction } from './prediction.js';
import { Reading } from './reading.js';
import { fullStrength } from './scale.js';
import { Player, stepsOf } from './timeline.js';
import { wakeUnlessSaving } from './wake-near.js';
import './answer-words.js';
import './ask-form.js';
import './attention-legend.js';
import './attention-table.js';
import './engine-status.js';
import './head-chooser.js';
import './model-eye.js';
import './patch-picture.js';
import './patch-sequence.js';
import './picture-chooser.js';
import './predict-panel.js';
import './question-tokens.js';
import './read-out.js';
import './step-controls.js';
import './attention-threads.js';

/** The figure: a picture and a question go in, and every word that comes out shows where its attention went. */
export class CrossAttentionEngine extends PageElement {
  static properties = {
    picture: { state: true },
    question: { state: true },
    reading: { state: true },
    view: { state: true },
    scale: { state: true },
    word: { state: true },
    patch: { state: true },
    peek: { state: true },
    notice: { state: true },
    pixels: { state: true },
  };

  constructor() {
    super();
    this.scale = 'relative';
    this.patch = null;
    this.peek = {};
    this.notice = null;
    this.pixels = null;
    this.player = new Player(this, () => this.steps.length);
    this.guests = new Guests(this);
    this.inquiry = new Inquiry(this);
    this.prediction = new Prediction(this);
  }

  createRenderRoot() {
    this.replaceChildren();               // what the page showed without JavaScript gives way to its living copy
    return this;
  }

  connectedCallback() {
    if (!this.reading) {
      const { gallery, picture, reading } = readPage(this.ownerDocument);
      this.gallery = gallery;
      this.picture = picture;
      this.take(reading);
      this.prediction.invite();
    }
    super.connectedCallback();
  }

  /** Show an answer, keeping the reader's place in it wherever the new one has such a place. @param {Reading} reading
   * @returns {boolean} whether it says anything new */
  take(reading) {
    const same = this.reading && this.reading.answer === reading.answer && this.reading.question.text === reading.question.text;
    this.reading = reading;
    this.steps = stepsOf(reading);
    this.question = reading.question.text;
    if (same) return false;
    this.view ??= reading.bestView;
    this.word = Math.max(0, reading.words.length - 1);
    this.patch = null;
    this.peek = {};
    return true;
  }

  /** What the live model should say again: the answer that was computed at build. */
  get unproven() {
    return this.reading.origin === 'build' ? { picture: this.picture, question: this.question } : null;
  }

  /** @param {import('./inquiry.js').Wanted} wanted @param {{result: object, pixels: object, vectors: object}} answer */
  receive({ picture, play }, { result, pixels, vectors }) {
    this.notice = null;
    this.picture = picture;
    this.pixels = pixels;
    const news = this.take(new Reading(result, { origin: 'live', vectors }));
    if (play) this.start();
    else if (this.guessing) this.player.go(0);
    else if (news) this.player.go(this.steps.length - 1);
  }

  /** @param {string} sentence */
  refuse(sentence) {
    this.notice = sentence;
  }

  /** @param {string} question */
  ask(question) {
    this.notice = null;
    if (!question.trim()) {
      this.notice = 'There is no question yet. Type one, or choose one of the suggestions below the field.';
      this.querySelector('ask-form').focus();
      return;
    }
    const { waiting } = this.inquiry;
    const known = question === this.reading.question.text && (waiting?.picture ?? this.picture) === this.picture;
    this.question = question;
    if (!known) {
      this.inquiry.put({ picture: waiting?.picture ?? this.picture, question, play: !this.predictAgain() });
      return;
    }
    wakeUnlessSaving();
    this.start();
  }

  /** A picture that the reader brought stays at hand beside the gallery. @param {import('./pictures.js').Picture} picture */
  welcome(picture) {
    this.gallery = [...this.gallery, picture];
    this.choose(picture);
  }

  /** @param {import('./pictures.js').Picture} picture */
  choose(picture) {
    this.notice = null;
    this.player.pause();
    const question = picture.questions.includes(this.question) ? this.question : picture.questions[0] ?? this.question;
    this.question = question;
    this.predictAgain();
    this.inquiry.put({ picture, question });
  }

  /** @returns {boolean} whether the next answer waits for a guess, since this reader makes guesses */
  predictAgain() {
    if (!this.prediction.renew()) return false;
    this.player.pause();
    this.player.go(0);
    return true;
  }

  /** Leave the guessing, if that is where the reader is, for the finished map. */
  reveal() {
    if (this.prediction.close()) this.player.go(this.steps.length - 1);
  }

  /** Play from the beginning, with all of it in view where that is possible. */
  start() {
    this.prediction.close();
    const stage = this.querySelector('.stage');
    const last = this.querySelector('patch-sequence') ?? stage;
    const top = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;      // below the bar that follows the reader
    const inView = stage.getBoundingClientRect().top >= top && last.getBoundingClientRect().bottom <= innerHeight;
    if (!inView) stage.scrollIntoView({ block: 'start', behavior: prefersStill() ? 'auto' : 'smooth' });
    this.player.replay();
  }

  /** The picture lies whole and unlit, and the map waits for the reader's guess. */
  get guessing() {
    return this.prediction.open && this.reading.words.length > 0;
  }

  /** Show what the narration speaks of. @param {import('./conductor.js').Wanted} wanted */
  conduct(wanted) {
    conduct(this, wanted);
  }

  pauseAfter(step) {
    return this.steps[step].pause;
  }

  get step() {
    return this.steps[Math.min(this.player.step, this.steps.length - 1)];
  }

  /** How many answer words have been said so far. */
  get said() {
    if (this.step.kind !== 'word') return 0;
    return this.step.word + 1;
  }

  /** The word whose map is on the picture: the one pointed at, else the newest while playing, else the chosen one. */
  get activeWord() {
    if (!this.said) return null;
    const last = this.said - 1;
    if (this.peek.word !== undefined && this.peek.word <= last) return this.peek.word;
    return this.said < this.reading.words.length ? last : Math.min(this.word, last);
  }

  get activePatch() {
    return this.said ? this.peek.patch ?? this.patch : null;
  }

  updated() {
    const step = this.step.kind;
    if (step === 'vectors' && this.shownStep === 'slice' && !prefersStill()) flyPatches(this);
    this.shownStep = step;
  }

  render() {
    const { reading, picture, step, view, scale, inquiry, guessing, prediction } = this;
    const { waiting } = inquiry;
    const shown = waiting?.picture ?? picture;
    const fresh = shown === picture;                          // a picture without an answer yet has no words and no map
    const said = !fresh ? 0 : guessing ? reading.words.length : this.said;
    const activeWord = fresh ? this.activeWord : null;
    const activePatch = fresh ? this.activePatch : null;
    const shares = activeWord === null ? null : reading.shares(activeWord, view);
    const full = shares && fullStrength(shares, scale);
    const all = reading.words.length;
    const heard = all && this.said === all && fresh ? this.word : null;
    return html`
      <div class="engine" data-step=${step.kind}
        @ask=${(e) => this.ask(e.detail)}
        @picture-choose=${(e) => this.choose(e.detail)}
        @picture-bring=${(e) => this.guests.bring(e.detail)}
        @word-choose=${(e) => { this.word = e.detail; this.patch = null; }}
        @word-peek=${(e) => { this.peek = { word: e.detail ?? undefined }; }}
        @patch-choose=${(e) => { this.patch = guessing || this.patch === e.detail ? null : e.detail; this.peek = {}; }}
        @patch-peek=${(e) => { this.peek = { patch: e.detail ?? undefined }; }}
        @view-choose=${(e) => { this.view = e.detail; }}
        @scale-choose=${(e) => { this.scale = e.detail; }}
        @patch-guess=${(e) => prediction.put(e.detail.patch, e.detail.chosen)}
        @guess-begin=${() => { prediction.begin(); this.predictAgain(); }}
        @guess-clear=${() => prediction.clear()}
        @guess-show=${() => this.reveal()}
        @dragover=${this.guests.onDrag} @dragleave=${this.guests.onDrag} @drop=${this.guests.onDrag}>
        <ask-form class="ask" .question=${this.question} .suggestions=${shown.questions}
          .busy=${Boolean(waiting)} @pointerenter=${wakeUnlessSaving} @focusin=${wakeUnlessSaving}></ask-form>
        ${this.notice ? html`<div class="notice" role="alert"><p>${this.notice}</p></div>` : nothing}
        <engine-status .state=${inquiry.state} .origin=${reading.origin} .waiting=${waiting}
          .timing=${reading.timing} @engine-retry=${inquiry.retry}></engine-status>
        <div class="stage">
          <patch-picture .picture=${shown} .reading=${fresh ? reading : null} .step=${step.kind} .shares=${shares}
            .full=${full} .word=${activeWord} .active=${activePatch} .guess=${prediction.patches} .guessing=${guessing}></patch-picture>
          <predict-panel .open=${guessing} .patches=${prediction.patches} .shares=${shares}
            .word=${guessing ? fresh && reading.words[this.word]?.text : reading.words[activeWord]?.text}
            .heard=${heard === null ? null : { shares: reading.shares(heard, view), word: reading.words[heard].text }}></predict-panel>
          <div class="stage-words">
            <question-tokens .question=${reading.question} .shown=${step.kind === 'question' || said > 0}
              .waiting=${waiting?.question}></question-tokens>
            <answer-words .reading=${reading} .said=${said} .active=${guessing && fresh ? this.word : activeWord} .patch=${activePatch}
              .view=${view} .waiting=${!fresh ? 'picture' : waiting && waiting.question !== reading.question.text ? 'question' : null}></answer-words>
            <read-out .reading=${reading} .word=${activeWord} .patch=${activePatch} .shares=${shares}
              .said=${said} .view=${view} .step=${step.kind}></read-out>
            <attention-legend class="engine-controls" .scale=${scale} .full=${full}></attention-legend>
          </div>
          <picture-chooser class="engine-chooser" .gallery=${this.gallery} .current=${shown}></picture-chooser>
          <attention-threads .shares=${shares} .word=${activeWord} .active=${activePatch} .full=${full}
            .reading=${reading} .view=${view} .said=${said}></attention-threads>
        </div>
        <step-controls class="engine-controls" .steps=${this.steps} .current=${this.player.step} .playing=${this.player.playing}
          @step-go=${(e) => { prediction.close(); this.player.pause(); this.player.go(e.detail); }}
          @step-play=${() => { prediction.close(); this.player.play(); }} @step-pause=${() => this.player.pause()}
          @step-replay=${() => { prediction.close(); this.player.replay(); }}></step-controls>
        <patch-sequence .picture=${picture} .reading=${reading} .step=${step.kind} .said=${guessing ? 0 : said} .view=${view}
          .scale=${scale} .word=${activeWord} .active=${activePatch}></patch-sequence>
        ${this.views(activeWord, shown, fresh ? this.pixels : null)}
        <attention-table .reading=${reading} .view=${view} .veiled=${guessing}></attention-table>
      </div>`;
  }

  /** The choice of layer and head, and the picture as the model gets it. @param {number | null} word */
  views(word, picture, pixels) {
    return html`
      <div class="engine-foot">
        <head-chooser class="engine-controls" .reading=${this.reading} .view=${this.view} .word=${word} .scale=${this.scale}></head-chooser>
        <div class="foot-notes">
          <model-eye .pixels=${pixels} .picture=${picture}></model-eye>
          <p class="label">Each small map is one head’s, for the same word. The one you choose is drawn on the picture, in the rows and in the table. The mean adds nothing of its own: it is the average of the heads beside it.</p>
        </div>
      </div>`;
  }
}

customElements.define('cross-attention-engine', CrossAttentionEngine);
