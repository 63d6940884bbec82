import { html, nothing } from 'lit';
import { define } from '../elements/define.js';
import { PageElement } from '../elements/page-element.js';

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** Who is answering: the model itself, or what it said when the site was built; and how far its arrival has got. */
class EngineStatus extends PageElement {
  static properties = { state: {}, origin: {}, waiting: {}, timing: {} };

  render() {
    const live = this.origin === 'live';
    return html`
      <div class="engine-status">
        <p class="figure-mark" data-kind=${live ? 'live' : 'build'}>${live ? 'live model' : 'computed at build'}</p>
        <div class="engine-status-text">${this.sentence()}</div>
        <p class="visually-hidden" role="status">${this.spoken()}</p>
        ${this.state.name === 'loading' ? this.bar() : nothing}
        ${this.state.name === 'failed' && this.state.canRetry ? html`<button class="button" @click=${() => this.say('engine-retry')}>Try again</button>` : nothing}
      </div>`;
  }

  sentence() {
    const { name, text, loaded, total, message } = this.state;
    const question = this.waiting ? ` Your question is kept: “${this.waiting.question}”` : '';
    if (name === 'failed') return `${message}${question}`;
    if (name === 'loading') {
      const bytes = total ? `, ${megabytes(loaded)} of ${megabytes(total)} MB` : '';
      return `${text}${bytes}.${this.waiting ? ' Your question comes next.' : ''}`;
    }
    if (this.waiting) return 'The model is reading.';
    if (name === 'ready' && this.timing && this.origin === 'live') {
      const { vision_ms: vision, language_ms: language } = this.timing;
      return `Answered here, on your machine, in ${Math.max(1, Math.round(vision + language))} ms.`;
    }
    return name === 'idle' ? 'The model loads when you need it.' : '';
  }

  /** What is read out: that something else goes on now, by one of the page's figures. Counted bytes and milliseconds are for the eye. */
  spoken() {
    const { name, text } = this.state;
    if (this !== document.querySelector('engine-status')) return '';
    return { failed: this.sentence(), loading: `${text ?? 'Loading the model'}.`, ready: 'The model is ready.' }[name] ?? '';
  }

  bar() {
    const { loaded, total, text } = this.state;
    return html`<progress class="engine-progress" aria-label=${text ?? 'Loading the model'} max=${total || 1} .value=${total ? loaded : 0}></progress>`;
  }
}

define('engine-status', EngineStatus);
