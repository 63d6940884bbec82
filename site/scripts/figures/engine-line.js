import { html, nothing } from 'lit';
import { define } from '../elements/define.js';
import { PageElement } from '../elements/page-element.js';
import { desk } from '../figure/engine.js';

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** Who computed what a small figure shows, and how far the engine's arrival has got. `origin` is 'build' or 'live'; `waiting` says
 * what waits for the engine, such as "The numbers of this setting", and `sentence` what there is to say once all is up to date. */
class EngineLine extends PageElement {
  static properties = { origin: {}, waiting: {}, sentence: {} };

  constructor() {
    super();
    this.origin = 'build';
    this.waiting = this.sentence = '';
  }

  connectedCallback() {
    super.connectedCallback();
    desk.client.addEventListener('state', this.onState);
    this.requestUpdate();                                 // the engine may have come up while nobody listened
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    desk.client.removeEventListener('state', this.onState);
  }

  onState = () => this.requestUpdate();

  render() {
    const live = this.origin === 'live';
    const { state } = desk;
    return html`
      <div class="engine-line">
        <p class="figure-mark" data-kind=${live ? 'live' : 'build'}>${live ? 'live model' : 'computed at build'}</p>
        <p class="engine-line-text">${this.text(state)}</p>
        ${state.name === 'loading' ? html`<progress class="engine-progress" aria-label=${state.text} max=${state.total || 1} .value=${state.loaded}></progress>` : nothing}
        ${state.name === 'failed' && state.canRetry ? html`<button class="button" @click=${() => desk.client.retry()}>Try again</button>` : nothing}
      </div>`;
  }

  text({ name, text, loaded, total, message }) {
    if (name === 'failed') return message;
    if (name === 'loading') {
      const bytes = total ? `, ${megabytes(loaded)} of ${megabytes(total)} MB` : '';
      return `${text}${bytes}.${this.waiting ? ` ${this.waiting} come when it is ready.` : ''}`;
    }
    if (name === 'idle') return this.waiting ? `${this.waiting} come when the engine is ready.` : 'The engine loads when you need it.';
    return this.sentence;
  }
}

define('engine-line', EngineLine);
