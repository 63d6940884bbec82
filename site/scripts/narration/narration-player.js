import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { progress } from '../progress/store.js';
import { Captions } from './captions.js';
import { liveChapters } from './chapters.js';
import { clock } from './clock-text.js';
import { Follow } from './follow.js';
import { noticeHeard } from './heard.js';
import { AHEAD, BACK, CAPTIONS, FOLLOW, LOUD, MUTE, PAUSE, PLAY } from './icons.js';
import { Listening } from './listening.js';
import { mediaSession } from './media-session.js';
import { Memory } from './memory.js';
import { Narration, SPEEDS } from './narration.js';
import { keepPlace } from './place.js';
import { KEYS, shortcuts } from './shortcuts.js';
import { Transcript } from './transcript.js';
import { sentenceAbout } from './trouble.js';
import { englishVoices, voiceNamed, whenVoicesChange } from './voices.js';
import './narration-bar.js';
import './seek-rail.js';

/** The player at the head of a lesson. The deck is its own; chapters and transcript came with the page and are brought to life. */
class NarrationPlayer extends PageElement {
  static properties = { voices: { state: true } };

  createRenderRoot() {
    const deck = this.querySelector('.narration-deck');
    deck.replaceChildren();                                   // the browser's own player gives way
    return deck;
  }

  connectedCallback() {
    if (!this.narration) this.begin();
    super.connectedCallback();
  }

  begin() {
    const narration = new Narration(this, new Memory());
    this.narration = narration;
    this.captions = new Captions(narration);
    this.follow = new Follow(narration);
    this.transcript = new Transcript(this.querySelector('.transcript'), narration);
    new Listening(this, ['change', 'time', 'word']);
    liveChapters(this, narration);
    keepPlace(narration);
    shortcuts(narration);
    mediaSession(narration);
    noticeHeard(narration, (chapter) => progress.mark(narration.slug, 'heard', chapter));
    this.showBarWhenAway();
    this.meetVoices();
    whenVoicesChange(() => this.meetVoices());
  }

  showBarWhenAway() {
    const bar = Object.assign(document.createElement('narration-bar'), { narration: this.narration, follow: this.follow, away: false });
    document.body.append(bar);
    new IntersectionObserver(([{ isIntersecting }]) => { bar.away = !isIntersecting; }).observe(this.querySelector('.narration-deck'));
  }

  /** Whoever chose the device's voice last time gets it again, once the device has told its voices. */
  meetVoices() {
    this.voices = englishVoices();
    const { narration } = this;
    if (this.voices.length && !narration.started) narration.readBy(narration.memory.settings.reader);
  }

  /** @param {'recording' | 'device'} reader */
  choose(reader) {
    this.narration.readBy(reader);
    this.narration.set({ reader });
  }

  updated() {
    this.querySelector('.narration-at').textContent = clock(this.narration.time);
  }

  render() {
    const { narration } = this;
    const { rate, volume, muted, captions, follow } = narration.memory.settings;
    return html`
      <button class="narration-play" aria-label=${narration.playing ? 'Pause the narration' : 'Play the narration'}
        @click=${() => narration.toggle()}>${narration.playing ? PAUSE : PLAY}</button>
      <div class="narration-caption">${this.caption(captions)}</div>
      <seek-rail .narration=${narration} .at=${narration.time}></seek-rail>
      <div class="narration-controls">
        <button class="button icon" aria-label="Back 10 seconds" @click=${() => narration.skip(-10)}>${BACK}</button>
        <button class="button icon" aria-label="Forward 10 seconds" @click=${() => narration.skip(10)}>${AHEAD}</button>
        <select class="narration-select narration-speed" aria-label="Speed" @change=${(e) => narration.set({ rate: Number(e.target.value) })}>
          ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === rate}>${speed}×</option>`)}
        </select>
        <div class="narration-volume">
          <button class="button icon" aria-label="Mute" aria-pressed=${muted} @click=${() => narration.set({ muted: !muted })}>${muted ? MUTE : LOUD}</button>
          <input type="range" min="0" max="1" step="0.05" .value=${String(muted ? 0 : volume)} aria-label="Volume"
            @input=${(e) => narration.set({ volume: Number(e.target.value), muted: false })}>
        </div>
        <button class="button narration-toggle" aria-pressed=${captions} @click=${() => narration.set({ captions: !captions })}>${CAPTIONS}<span>Captions</span></button>
        ${this.follow.held
          ? html`<button class="button narration-resume" @click=${() => this.follow.resume()}>${FOLLOW}<span>Resume following</span></button>`
          : html`<button class="button narration-toggle" aria-pressed=${follow} @click=${() => narration.set({ follow: !follow })}>${FOLLOW}<span>Follow along</span></button>`}
      </div>
      <div class="narration-more">${this.readers()}${this.keys()}</div>`;
  }

  caption(shown) {
    const { narration } = this;
    if (narration.trouble) return this.trouble();
    const { title } = narration.script.chapters[narration.chapter];
    if (narration.started) return html`<p>${shown ? this.captions.text : title}</p>`;
    const at = narration.time;
    return html`<p>${at
      ? `You were at ${clock(at)}, in “${title}”.`
      : 'The lesson, told for the ear. Follow along, and the page scrolls and works its figures meanwhile.'}</p>`;
  }

  trouble() {
    const { narration } = this;
    return html`
      <div class="narration-trouble" role="alert">
        <p>${sentenceAbout(narration.trouble)} The transcript has all that is said.</p>
        <button class="button" @click=${() => narration.play()}>Try again</button>
        ${narration.trouble === 'recording' && this.voices.length ? html`
          <button class="button" @click=${() => { this.choose('device'); narration.play(); }}>Use this device’s voice</button>` : nothing}
        <button class="button" @click=${() => this.transcript.open()}>Open the transcript</button>
      </div>`;
  }

  /** Only where the device has a voice is there a choice. */
  readers() {
    if (!this.voices.length) return nothing;
    const { reader, memory } = this.narration;
    const choice = (value, name) => html`<label><input type="radio" name="narration-reader" .checked=${reader === value}
      @change=${() => this.choose(value)}>${name}</label>`;
    const current = voiceNamed(memory.settings.voice)?.name;
    return html`
      <fieldset class="narration-readers">
        <legend>Read by</legend>
        <span class="segmented">${choice('recording', 'recorded voice')}${choice('device', 'this device’s voice')}</span>
        ${reader === 'device' && this.voices.length > 1 ? html`
          <select class="narration-select narration-voice" aria-label="Which voice" @change=${(e) => this.narration.set({ voice: e.target.value })}>
            ${this.voices.map(({ name }) => html`<option value=${name} ?selected=${name === current}>${name}</option>`)}
          </select>` : nothing}
      </fieldset>`;
  }

  keys() {
    return html`
      <details class="narration-keys">
        <summary>Keys</summary>
        <dl>${KEYS.map(([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`)}</dl>
        <p>These letters count while the player has the focus. With <kbd>Alt</kbd>, K, J and L count everywhere on the page.</p>
      </details>`;
  }
}

customElements.define('narration-player', NarrationPlayer);
