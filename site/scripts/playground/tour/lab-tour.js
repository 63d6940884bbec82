import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { prefersStill } from '../../elements/motion.js';
import { off } from '../../elements/off.js';
import { LabElement } from '../lab-element.js';
import { STOPS } from './stops.js';

const KEY = 'sightline-tour';

/** Whether this browser's reader has taken or declined the tour; where nothing may be stored, he is asked again. */
const asked = {
  get before() {
    try { return localStorage.getItem(KEY) !== null; } catch { return false; }
  },
  remember() {
    try { localStorage.setItem(KEY, '1'); } catch { /* asked again next time */ }
  },
};

/** A walk along the parts of the playground, offered once and always at hand. It points and opens; it makes nothing. */
class LabTour extends LabElement {
  static properties = { ...LabElement.properties, stop: { state: true }, offered: { state: true } };

  constructor() {
    super();
    /** @type {number | null} */
    this.stop = null;
    this.offered = !asked.before;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.point(null);
  }

  render() {
    if (this.stop !== null) return this.card(STOPS[this.stop]);
    return this.offered ? html`
      <div class="tour-offer">
        <p>New here? A tour of ${STOPS.length} stops, about a minute.</p>
        <button class="button" @click=${() => this.go(0)}>Take the tour</button>
        <button class="button" @click=${this.end}>Not now</button>
      </div>` : html`<button class="button" @click=${() => this.go(0)}>Take the tour</button>`;
  }

  card({ title, text }) {
    const last = this.stop === STOPS.length - 1;
    return html`
      <div class="tour-card" role="dialog" aria-labelledby="tour-title" aria-describedby="tour-text" @keydown=${this.onKey}>
        <p class="label">Tour, ${this.stop + 1} of ${STOPS.length}</p>
        <h2 id="tour-title" tabindex="-1">${title}</h2>
        <p id="tour-text">${text}</p>
        <div class="tour-foot">
          <button class="button" @click=${this.end}>${last ? 'Close' : 'Skip the rest'}</button>
          <button class="button" ${off(this.stop === 0)} @click=${() => this.go(this.stop - 1)}>Back</button>
          ${last ? nothing : html`<button class="button primary" @click=${() => this.go(this.stop + 1)}>Next</button>`}
        </div>
      </div>`;
  }

  /** @param {number} stop */
  async go(stop) {
    this.stop = stop;
    const { at, show } = STOPS[stop];
    if (show) this.lab.change(show);
    await this.updateComplete;
    this.point(at);
    this.querySelector('#tour-title').focus({ preventScroll: true });
  }

  end = async () => {
    asked.remember();
    this.point(null);
    [this.stop, this.offered] = [null, false];
    await this.updateComplete;
    this.querySelector('button').focus({ preventScroll: true });
  };

  /** Mark a part and bring it into view. @param {string | null} selector */
  point(selector) {
    const root = this.closest('attention-playground');
    root?.querySelector('[data-toured]')?.removeAttribute('data-toured');
    const part = selector && root.querySelector(selector);
    if (!part) return;
    part.setAttribute('data-toured', '');
    part.scrollIntoView({ block: part.offsetHeight > innerHeight * 0.55 ? 'start' : 'center', behavior: prefersStill() ? 'auto' : 'smooth' });
  }

  onKey = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.end();
  };
}

define('lab-tour', LabTour);
