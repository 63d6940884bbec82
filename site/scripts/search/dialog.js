import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { siteRoot } from '../engine/root.js';
import { loadFinder } from './load.js';
import { slash } from './slash.js';

const KINDS = { lesson: 'Lesson', section: 'Section', figure: 'Figure', reading: 'Further reading', playground: 'Playground', card: 'Model card' };
const SAY_AFTER = 500;                                     // milliseconds; whoever types on is not interrupted

const link = (url) => new URL(url, siteRoot(document)).href;
const pieces = (parts) => parts.map(({ text, marked }) => (marked ? html`<mark>${text}</mark>` : text));

/** The search: a field, and below it what it finds. The focus stays in the field; arrow keys choose among the results. */
class SearchDialog extends PageElement {
  static properties = { scripts: {}, query: {}, state: {}, found: {}, active: {}, said: {} };

  constructor() {
    super();
    this.query = '';
    this.state = 'loading';                                // then 'ready' or 'failed'
    this.active = 0;
    this.said = '';
  }

  get dialog() {
    return this.querySelector('dialog');
  }

  get field() {
    return this.querySelector('.search-field');
  }

  /** @param {string} [query] */
  async open(query) {
    if (query !== undefined) this.query = query;
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
    this.field.select();
    this.load();
  }

  async load() {
    this.state = this.finder ? 'ready' : 'loading';
    try {
      this.finder = await loadFinder(this.scripts);
      this.state = 'ready';
      this.look();
    } catch {
      this.state = 'failed';
    }
  }

  look() {
    this.active = 0;
    this.found = this.finder && this.query.trim() ? this.finder.find(this.query) : undefined;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => { this.said = this.summary; }, SAY_AFTER);
  }

  get hits() {
    return this.found?.groups.flatMap(({ hits }) => hits) ?? [];
  }

  get summary() {
    if (!this.found) return '';
    const { hits, near } = this.found;
    if (near) return `Nothing found for “${this.query.trim()}”.${hits ? ' Terms with a similar spelling follow.' : ''}`;
    return hits === 1 ? '1 result' : `${hits} results`;
  }

  close() {
    this.dialog.close();
  }

  typed({ target }) {
    this.query = target.value;
    this.look();
  }

  pressed(event) {
    const { length } = this.hits;
    if (event.isComposing || !length) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.active = (this.active + step + length) % length;
      this.updateComplete.then(() => this.querySelector('.search-hit[aria-selected=true]').scrollIntoView({ block: 'nearest' }));
    }
  }

  submit(event) {
    event.preventDefault();
    this.querySelector('.search-hit[aria-selected=true]')?.click();
  }

  /** A place on this very page: let the page go there, and get out of its way. */
  followed(event) {
    if (!event.metaKey && !event.ctrlKey && !event.shiftKey) this.close();
  }

  render() {
    const { length } = this.hits;
    return html`
      <dialog class="search" aria-label="Search" @click=${({ target }) => target === this.dialog && this.close()}>
        <form class="search-bar" @submit=${this.submit}>
          <svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5"/><path d="m12.7 12.7 4.8 4.8"/></svg>
          <input class="search-field" role="combobox" aria-label="Search the course" aria-autocomplete="list" aria-haspopup="listbox"
            aria-controls="search-results" aria-expanded=${String(length > 0)} aria-activedescendant=${length ? `search-hit-${this.active}` : nothing}
            placeholder="A word, a name, a question" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="go" maxlength="120"
            .value=${this.query} @input=${this.typed} @keydown=${this.pressed}>
          <button class="search-close" type="button" aria-label="Close" @click=${this.close}>
            <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m5 5 10 10M15 5 5 15"/></svg>
          </button>
        </form>
        <p class="visually-hidden" role="status">${this.said}</p>
        ${this.sentence()}
        <div class="search-results" id="search-results" role="listbox" aria-label="Results" ?hidden=${!length}>${this.groups()}</div>
        <p class="search-foot">
          <span class="search-keys" aria-hidden="true"><kbd>↑</kbd> <kbd>↓</kbd> choose <kbd>Enter</kbd> go there <kbd>Esc</kbd> close</span>
          <button class="search-slash" type="button" @click=${() => { slash.on = !slash.on; this.requestUpdate(); }}>The key / opens this: ${slash.on ? 'yes' : 'no'}</button>
          <a href=${link('glossary.html')} @click=${this.followed}>All terms, A to Z</a>
        </p>
      </dialog>`;
  }

  /** What is said above the results, or in their place. */
  sentence() {
    if (this.state === 'failed') {
      return html`<div class="search-sentence" role="alert">
        <p>The search could not be loaded. Check the connection and try again; the glossary and the lessons can be read meanwhile.</p>
        <button class="button" type="button" @click=${this.load}>Try again</button>
      </div>`;
    }
    if (this.state === 'loading' && this.query.trim()) return html`<p class="search-sentence">Loading what there is to search …</p>`;
    if (!this.found) return html`<p class="search-sentence">Search every section, figure, reference and term of the course. Spelling need not be exact.</p>`;
    if (!this.found.near) return nothing;
    return html`<p class="search-sentence">Nothing here matches “${this.query.trim()}”.
      ${this.found.hits ? 'These terms are spelt most like it:' : 'Try another word for it, or look through the glossary.'}</p>`;
  }

  groups() {
    let at = 0;
    return this.found?.groups.map(({ title, hits }, number) => html`
      <div role="group" aria-labelledby=${`search-group-${number}`}>
        <p class="search-group" id=${`search-group-${number}`} role="presentation">${title}</p>
        ${hits.map((one) => this.hit(one, at++))}
      </div>`);
  }

  hit({ url, kind, over, title, text }, at) {
    return html`
      <a class="search-hit" id=${`search-hit-${at}`} role="option" tabindex="-1" href=${link(url)} aria-selected=${String(at === this.active)}
        @click=${this.followed} @pointermove=${() => { this.active = at; }}>
        ${kind in KINDS ? html`<span class="search-kind">${KINDS[kind]}${over ? ` · ${over}` : ''}</span>` : nothing}
        <span class="search-title">${pieces(title)}</span>
        <span class="search-text">${pieces(text)}</span>
      </a>`;
  }
}

customElements.define('search-dialog', SearchDialog);
