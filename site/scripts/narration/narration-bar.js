import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { Captions } from './captions.js';
import { clock } from './clock-text.js';
import { AHEAD, BACK, CAPTIONS, CLOSE, FOLLOW, PAUSE, PLAY } from './icons.js';
import { Listening } from './listening.js';
import { sentenceAbout } from './trouble.js';
import './seek-rail.js';

/** A slim bar at the foot of the window once the narration has been started and its player has scrolled out of view. Whatever is
 * scrolled to stays above it. */
class NarrationBar extends PageElement {
  static properties = { narration: {}, follow: {}, away: { type: Boolean } };

  closed = false;

  connectedCallback() {
    if (!this.captions) {
      this.captions = new Captions(this.narration);
      new Listening(this, ['change', 'time', 'word']);
      this.size = new ResizeObserver(([{ target }]) => document.documentElement.style.setProperty('--narration-bar', `${target.offsetHeight}px`));
      this.size.observe(this);
    }
    super.connectedCallback();
  }

  /** It comes back with the voice. */
  willUpdate() {
    const { playing } = this.narration;
    if (playing && !this.wasPlaying) this.closed = false;
    this.wasPlaying = playing;
  }

  get shown() {
    return this.narration.started && this.away && !this.closed;
  }

  /** Closing stops the voice: one that cannot be stopped where it is heard would be a nuisance. */
  close() {
    this.closed = true;
    this.narration.pause();
    this.requestUpdate();
  }

  updated() {
    document.documentElement.toggleAttribute('data-narration-bar', this.shown);
  }

  render() {
    const { narration, follow } = this;
    if (!this.shown) return nothing;
    const { captions } = narration.memory.settings;
    const { title } = narration.script.chapters[narration.chapter];
    return html`
      <div class="narration-bar" role="region" aria-label="Narration, going on">
        <seek-rail .narration=${narration} .at=${narration.time}></seek-rail>
        <div class="narration-bar-buttons">
          <button class="button icon narration-bar-play" aria-label=${narration.playing ? 'Pause the narration' : 'Play the narration'}
            @click=${() => narration.toggle()}>${narration.playing ? PAUSE : PLAY}</button>
          <button class="button icon" aria-label="Back 10 seconds" @click=${() => narration.skip(-10)}>${BACK}</button>
          <button class="button icon narration-bar-ahead" aria-label="Forward 10 seconds" @click=${() => narration.skip(10)}>${AHEAD}</button>
        </div>
        <p class="narration-bar-where"><a href="#narration">${title}</a> <span><span class="narration-at">${clock(narration.time)}</span> / ${clock(narration.duration)}</span></p>
        ${follow.held ? html`<button class="button narration-resume" @click=${() => follow.resume()}>${FOLLOW}<span>Resume following</span></button>` : nothing}
        <div class="narration-bar-tools">
          <button class="button icon narration-toggle" aria-label="Follow along" title="Follow along" aria-pressed=${follow.on} @click=${() => narration.set({ follow: !follow.on })}>${FOLLOW}</button>
          <button class="button icon narration-toggle" aria-label="Captions" title="Captions" aria-pressed=${captions} @click=${() => narration.set({ captions: !captions })}>${CAPTIONS}</button>
          <button class="button icon" aria-label="Pause and close" title="Pause and close" @click=${() => this.close()}>${CLOSE}</button>
        </div>
        ${captions || narration.trouble ? html`<p class="narration-bar-caption">${narration.trouble ? sentenceAbout(narration.trouble) : this.captions.text}</p>` : nothing}
      </div>`;
  }
}

customElements.define('narration-bar', NarrationBar);
