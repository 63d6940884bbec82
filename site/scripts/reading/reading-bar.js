import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { styled } from '../elements/styled.js';

const WORDS_A_MINUTE = 230;                               // as sitegen/sections.py counts

const FIELDS = 'textarea, input:not([type=range], [type=radio], [type=checkbox])';    // there Alt may make a letter

/** A slim bar that appears when the table of contents has left the screen: where the reader is, how much is left, and every
 * section to go to, with a mark on those that were read. */
class ReadingBar extends PageElement {
  static properties = { sections: {}, read: {}, shown: { state: true } };

  constructor() {
    super();
    this.read = {};
    this.shown = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.sections.addEventListener('change', this.follow);
    addEventListener('pointerdown', this.closeOutside);
    addEventListener('keydown', this.summon);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sections.removeEventListener('change', this.follow);
    removeEventListener('pointerdown', this.closeOutside);
    removeEventListener('keydown', this.summon);
  }

  follow = () => {
    this.shown = this.sections.current !== null;
    this.requestUpdate();
  };

  closeOutside = ({ target }) => {
    if (!this.contains(target)) this.close();
  };

  /** From wherever the reader is: on a keyboard the bar is far away. */
  summon = (event) => {
    if (!this.shown || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.code !== 'KeyC' || event.target.matches?.(FIELDS)) return;
    event.preventDefault();
    this.from = document.activeElement;
    this.querySelector('details').open = true;
    this.querySelector('summary').focus({ preventScroll: true });
  };

  onKey(event) {
    if (event.key !== 'Escape') return;
    this.close();
    (this.from?.isConnected && this.from !== document.body ? this.from : this.querySelector('summary')).focus({ preventScroll: true });
    this.from = null;
  }

  close() {
    this.querySelector('details').open = false;
  }

  left(minutes) {
    if (minutes) return `${minutes} min left`;
    return this.sections.wordsLeft > 0 ? 'Less than a minute left' : 'End of the lesson';
  }

  render() {
    const { all, current, wordsLeft, passed } = this.sections;
    const minutes = Math.round(wordsLeft / WORDS_A_MINUTE);
    return html`
      <nav class="reading-bar" aria-label="Place in the lesson" data-shown=${this.shown}>
        <details @keydown=${this.onKey} @toggle=${({ target }) => { if (!target.open) this.from = null; }}>
          <summary aria-keyshortcuts="Alt+C" title="Sections of the lesson (Alt and C)"><span class="visually-hidden">Sections. You are at: </span><span class="reading-bar-title">${current?.title ?? nothing}</span></summary>
          <ol class="reading-bar-list">
            ${all.map(({ id, title }) => html`<li>
              <a href=${`#${id}`} aria-current=${id === current?.id ? 'true' : 'false'} @click=${() => this.close()}>${title}
                ${this.read[id] ? html`<span class="read-mark">read</span>` : nothing}</a></li>`)}
          </ol>
        </details>
        <button class="reading-bar-search" type="button" aria-label="Search" aria-haspopup="dialog" data-opens-search>
          <svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5"/><path d="m12.7 12.7 4.8 4.8"/></svg>
        </button>
        <p class="reading-bar-left">${this.left(minutes)}</p>
        <div class="reading-bar-line" aria-hidden="true" ${styled({ '--passed': passed.toFixed(4) })}></div>
      </nav>`;
  }
}

customElements.define('reading-bar', ReadingBar);
