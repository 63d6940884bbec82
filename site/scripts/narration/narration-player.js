import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { Captions } from './captions.js';
import { clock } from './clock-text.js';
import { AHEAD, BACK, CAPTIONS, LOUD, MUTE, PAUSE, PLAY } from './icons.js';
import { liveChapters } from './chapters.js';
import { Listening } from './listening.js';
import { Memory } from './memory.js';
import { Narration, SPEEDS } from './narration.js';
import { keepPlace } from './place.js';
import { Transcript } from './transcript.js';
import { sentenceAbout } from './trouble.js';
import './seek-rail.js';

/** The player at the head of a lesson. The deck is its own; chapters and transcript came with the page and are brought to life. */
class NarrationPlayer extends PageElement {
  createRenderRoot() {
    const deck = this.querySelector('.narration-deck');
    deck.replaceChildren();                                   // the browser's own player gives way
    return deck;
  }

  connectedCallback() {
    if (!this.narration) {
      this.narration = new Narration(this, new Memory());
      this.captions = new Captions(this.narration);
      new Listening(this, ['change', 'time', 'word']);
      this.transcript = new Transcript(this.querySelector('.transcript'), this.narration);
      liveChapters(this, this.narration);
      keepPlace(this.narration);
    }
    super.connectedCallback();
  }

  updated() {
    this.querySelector('.narration-at').textContent = clock(this.narration.time);
  }

  render() {
    const { narration } = this;
    const { rate, volume, muted, captions } = narration.memory.settings;
    return html`
      <button class="narration-play" aria-label=${narration.playing ? 'Pause the narration' : 'Play the narration'}
        @click=${() => narration.toggle()}>${narration.playing ? PAUSE : PLAY}</button>
      <div class="narration-caption">${this.caption(captions)}</div>
      <seek-rail .narration=${narration} .at=${narration.time}></seek-rail>
      <div class="narration-controls">
        <button class="button icon" aria-label="Back 10 seconds" @click=${() => narration.skip(-10)}>${BACK}</button>
        <button class="button icon" aria-label="Forward 10 seconds" @click=${() => narration.skip(10)}>${AHEAD}</button>
        <select class="narration-speed" aria-label="Speed" @change=${(e) => narration.set({ rate: Number(e.target.value) })}>
          ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === rate}>${speed}×</option>`)}
        </select>
        <div class="narration-volume">
          <button class="button icon" aria-label="Mute" aria-pressed=${muted} @click=${() => narration.set({ muted: !muted })}>${muted ? MUTE : LOUD}</button>
          <input type="range" min="0" max="1" step="0.05" .value=${String(muted ? 0 : volume)} aria-label="Volume"
            @input=${(e) => narration.set({ volume: Number(e.target.value), muted: false })}>
        </div>
        <button class="button narration-toggle" aria-pressed=${captions} @click=${() => narration.set({ captions: !captions })}>${CAPTIONS}<span>Captions</span></button>
      </div>`;
  }

  caption(shown) {
    const { narration } = this;
    if (narration.trouble) {
      return html`<div class="narration-trouble" role="alert"><p>${sentenceAbout(narration.trouble)}</p>
        <button class="button" @click=${() => narration.play()}>Try again</button>
        <button class="button" @click=${() => this.transcript.open()}>Open the transcript</button></div>`;
    }
    if (!narration.started) {
      const at = narration.time;
      return html`<p>${at ? `You were at ${clock(at)}, in “${narration.script.chapters[narration.chapter].title}”.` : 'The lesson, told for the ear: the same ideas in other words.'}</p>`;
    }
    return shown ? html`<p class="narration-said">${this.captions.text}</p>` : nothing;
  }
}

customElements.define('narration-player', NarrationPlayer);
