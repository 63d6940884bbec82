import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { prefersStill } from '../elements/motion.js';
import { desk } from './engine.js';
import { flyPatches } from './flight.js';
import { Guests } from './guests.js';
import { readPage } from './page-data.js';
import { Reading } from './reading.js';
import { fullStrength } from './scale.js';
import { Player, stepsOf } from './timeline.js';
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
import './question-tokens.js';
import './read-out.js';
import './step-controls.js';
import './attention-threads.js';

/** The figure: a picture and a question go in, and every word that comes out shows where its attention went. */
export class CrossAttentionEngine extends PageElement {
  static properties = {
    variant: { type: String },
    picture: { state: true },
    question: { state: true },
    reading: { state: true },
    view: { state: true },
    scale: { state: true },
    word: { state: true },
    patch: { state: true },
    peek: { state: true },
    notice: { state: true },
    waiting: { state: true },
    pixels: { state: true },
  };

  constructor() {
    super();
    this.variant = 'lesson';
    this.scale = 'relative';
    this.patch = null;
    this.peek = {};
    this.notice = null;
    this.waiting = null;
    this.pixels = null;
    this.player = new Player(this, () => this.steps.length);
    this.guests = new Guests(this);
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
      this.player.step = this.steps.length - 1;
    }
    super.connectedCallback();
    this.onEngine = () => this.engineChanged();
    desk.client.addEventListener('state', this.onEngine);
    this.near = new IntersectionObserver(([entry]) => {
      if (entry.isIntersecting && !navigator.connection?.saveData) this.wake();
    }, { rootMargin: '40%' });
    this.near.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    desk.client.removeEventListener('state', this.onEngine);
    this.near.disconnect();
  }

  /** Show an answer, keeping the reader's place in it wherever the new one has such a place. @param {Reading} reading */
  take(reading) {
    const same = this.reading && this.reading.answer === reading.answer && this.reading.question.text === reading.question.text;
    this.reading = reading;
    this.steps = stepsOf(reading);
    this.question = reading.question.text;
    if (same) return;
    this.view = this.view ?? reading.bestView;
    this.word = Math.max(0, reading.words.length - 1);
    this.patch = null;
    this.peek = {};
  }

  wake() {
    if (desk.state.name === 'idle') desk.client.start();
  }

  /** The model came up, went down or got further: ask again what is still open. */
  engineChanged() {
    this.requestUpdate();
    if (!desk.ready) return;
    const open = this.waiting ?? (this.reading.origin === 'build' ? { picture: this.picture, question: this.question } : null);
    if (open) this.request(open);
  }

  /** @param {{picture: import('./pictures.js').Picture, question: string, play?: boolean}} wanted */
  async request(wanted) {
    this.waiting = wanted;
    if (!desk.ready) {
      this.wake();
      return;
    }
    try {
      const { result, pixels, vectors } = await desk.ask(wanted.picture, wanted.question);
      if (this.waiting !== wanted) return;                    // the reader has asked something else meanwhile
      this.waiting = null;
      this.notice = null;
      this.picture = wanted.picture;
      this.pixels = pixels ?? null;
      this.take(new Reading(result, { origin: 'live', vectors }));
      if (wanted.play) {
        this.present();
        this.player.replay();
      }
      else this.player.step = Math.min(this.player.step, this.steps.length - 1);
    } catch (problem) {
      if (this.waiting !== wanted || desk.state.name === 'failed') return;   // the status line says so, and keeps the question
      this.waiting = null;
      this.notice = problem.message;
    }
  }

  /** @param {string} question */
  ask(question) {
    this.notice = null;
    if (!question.trim()) {
      this.notice = 'There is no question yet. Type one, or choose one of the suggestions below the field.';
      this.querySelector('ask-form').focus();
      return;
    }
    const unchanged = question === this.reading.question.text && !this.waiting;
    this.question = question;
    if (unchanged) {
      this.present();
      this.player.replay();
      this.wake();
    } else {
      this.request({ picture: this.waiting?.picture ?? this.picture, question, play: true });
    }
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
    this.request({ picture, question });
  }

  /** Bring what is about to happen into view, if some of it lies below the edge. */
  present() {
    const stage = this.querySelector('.stage');
    const last = this.querySelector('patch-sequence') ?? stage;
    if (last.getBoundingClientRect().bottom <= innerHeight && stage.getBoundingClientRect().top >= 0) return;
    stage.scrollIntoView({ block: 'start', behavior: prefersStill() ? 'auto' : 'smooth' });
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

  updated(changed) {
    const step = this.step.kind;
    if (step === 'vectors' && this.shownStep === 'slice' && !prefersStill()) flyPatches(this);
    this.shownStep = step;
  }

  render() {
    const { reading, picture, step, said, activeWord, activePatch, view, scale } = this;
    const shares = activeWord === null ? null : reading.shares(activeWord, view);
    const full = shares && fullStrength(shares, scale);
    const shown = this.waiting?.picture ?? picture;
    const fresh = shown === picture;                          // a picture without an answer yet has no map either
    const compact = this.variant === 'compact';
    return html`
      <div class="engine" data-step=${step.kind} data-variant=${this.variant}
        @ask=${(e) => this.ask(e.detail)}
        @picture-choose=${(e) => this.choose(e.detail)}
        @picture-bring=${(e) => this.guests.bring(e.detail)}
        @word-choose=${(e) => { this.word = e.detail; this.patch = null; }}
        @word-peek=${(e) => { this.peek = { word: e.detail ?? undefined }; }}
        @patch-choose=${(e) => { this.patch = this.patch === e.detail ? null : e.detail; this.peek = {}; }}
        @patch-peek=${(e) => { this.peek = { patch: e.detail ?? undefined }; }}
        @view-choose=${(e) => { this.view = e.detail; }}
        @scale-choose=${(e) => { this.scale = e.detail; }}
        @dragover=${this.guests.onDrag} @dragleave=${this.guests.onDrag} @drop=${this.guests.onDrag}>
        <ask-form class="ask" .question=${this.question} .suggestions=${shown.questions}
          .busy=${Boolean(this.waiting)} @pointerenter=${this.wake} @focusin=${this.wake}></ask-form>
        ${this.notice ? html`<div class="notice" role="alert"><p>${this.notice}</p></div>` : nothing}
        <engine-status .state=${desk.state} .origin=${reading.origin} .waiting=${this.waiting}
          .timing=${reading.timing} @engine-retry=${() => desk.client.retry()}></engine-status>
        <div class="stage">
          <patch-picture .picture=${shown} .reading=${fresh ? reading : null} .step=${step.kind} .shares=${fresh ? shares : null}
            .full=${full} .word=${activeWord} .active=${activePatch}></patch-picture>
          <div class="stage-words">
            <question-tokens .question=${reading.question} .shown=${step.kind === 'question' || said > 0}
              .waiting=${this.waiting?.question}></question-tokens>
            <answer-words .reading=${reading} .said=${fresh ? said : 0} .active=${activeWord} .chosen=${this.word}
              .patch=${activePatch} .view=${view}></answer-words>
            <read-out .reading=${reading} .word=${activeWord} .patch=${activePatch} .shares=${fresh ? shares : null}
              .said=${said} .view=${view} .step=${step.kind}></read-out>
            <attention-legend class="engine-controls" .scale=${scale} .full=${full}></attention-legend>
          </div>
          <picture-chooser class="engine-chooser" .gallery=${this.gallery} .current=${shown}></picture-chooser>
          <attention-threads .shares=${fresh ? shares : null} .word=${activeWord} .active=${activePatch} .full=${full}
            .reading=${reading} .view=${view} .said=${said}></attention-threads>
        </div>
        <step-controls class="engine-controls" .steps=${this.steps} .current=${this.player.step} .playing=${this.player.playing}
          @step-go=${(e) => { this.player.pause(); this.player.go(e.detail); }}
          @step-play=${() => this.player.play()} @step-pause=${() => this.player.pause()}
          @step-replay=${() => this.player.replay()}></step-controls>
        ${compact ? nothing : html`
          <patch-sequence .picture=${picture} .reading=${reading} .step=${step.kind} .said=${fresh ? said : 0} .view=${view}
            .scale=${scale} .word=${activeWord} .active=${activePatch}></patch-sequence>
          <div class="engine-foot">
            <head-chooser class="engine-controls" .reading=${reading} .view=${view} .word=${activeWord} .scale=${scale}></head-chooser>
            <div class="foot-notes">
              <model-eye .pixels=${this.pixels} .picture=${picture}></model-eye>
              <p class="label">Each small map is one head’s, for the same word. The one you choose is drawn on the picture, in the rows and in the table. The mean adds nothing of its own: it is the average of the four beside it.</p>
            </div>
          </div>
          <attention-table .reading=${reading} .view=${view}></attention-table>`}
      </div>`;
  }
}

customElements.define('cross-attention-engine', CrossAttentionEngine);
