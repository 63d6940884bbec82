import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';
import { complete, wordAt } from './word-at.js';

const PAUSE = 450;                                         // milliseconds without a key: the reader waits for an answer
const WORDS = 7;

/** The question field, a combobox with two lists: the words that may come next, and the questions asked before
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox, list autocomplete with manual selection). Says `type` while the reader types,
 * and `ask` when a question is finished. */
class QuestionField extends PageElement {
  static properties = {
    question: {}, book: { attribute: false }, seen: { attribute: false }, asked: { attribute: false },
    text: { state: true }, list: { state: true }, active: { state: true },
  };

  constructor() {
    super();
    this.text = '';
    /** @type {null | {kind: 'words' | 'before', options: {text: string, note?: string}[]}} */
    this.list = null;
    this.active = -1;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.onElsewhere);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.onElsewhere);
    clearTimeout(this.timer);
  }

  willUpdate(changed) {
    if (changed.has('question') && this.question !== this.text.trim()) this.text = this.question;
  }

  fieldId = `question-${(QuestionField.count = (QuestionField.count ?? 0) + 1)}`;

  get field() {
    return this.querySelector('input');
  }

  render() {
    const open = this.list !== null && this.list.options.length > 0;
    const name = this.list?.kind === 'before' ? 'Questions of this visit' : 'Words that may come next';
    return html`
      <form class="question-line" @submit=${this.onSubmit} @focusout=${this.onLeave}>
        <label class="visually-hidden" for=${this.fieldId}>Question</label>
        <input class="field" id=${this.fieldId} name="question" .value=${this.text} autocomplete="off" autocapitalize="off" spellcheck="false"
          enterkeyhint="go" maxlength="200" role="combobox" aria-autocomplete="list" aria-expanded=${open} aria-controls="${this.fieldId}-list"
          aria-activedescendant=${open && this.active >= 0 ? `${this.fieldId}-${this.active}` : nothing}
          @input=${this.onInput} @keydown=${this.onKey}>
        <button class="question-before" type="button" tabindex="-1" aria-label="Questions of this visit" title="Questions of this visit: arrow up in the field" aria-expanded=${open && this.list.kind === 'before'}
          @pointerdown=${(e) => e.preventDefault()} @click=${this.onBefore}><svg viewBox="0 0 20 20" aria-hidden="true"><path d="m5 7.5 5 5 5-5" fill="none" stroke="currentColor" stroke-width="1.6"/></svg></button>
        <button class="button question-ask">Ask</button>
        <ul class="question-list" id="${this.fieldId}-list" role="listbox" aria-label=${name} ?hidden=${!open} data-kind=${this.list?.kind ?? nothing}
          @pointerdown=${(e) => e.preventDefault()}>
          ${open ? this.list.options.map(({ text, note }, index) => html`
            <li class="question-option" role="option" id="${this.fieldId}-${index}" aria-selected=${index === this.active} @click=${() => this.take(index)}>
              <span>${text}</span>${note ? html`<span class="question-note">${note}</span>` : nothing}</li>`) : nothing}
        </ul>
      </form>`;
  }

  updated() {
    if (this.active >= 0) this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  onInput = (event) => {
    this.text = event.target.value;
    this.offer();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pause(), PAUSE);
  };

  /** Words for the place of the caret. */
  offer() {
    const { prefix, before } = wordAt(this.text, this.field.selectionStart);
    const words = this.book.next(before, prefix, this.seen, WORDS);
    this.list = words.length ? { kind: 'words', options: words.map((text) => ({ text })) } : null;
    this.active = -1;
  }

  onBefore = () => {
    if (this.list?.kind === 'before') this.close();
    else this.offerBefore();
    if (matchMedia('(pointer: fine)').matches) this.field.focus();        // on a phone its keyboard would cover the list
  };

  offerBefore() {
    this.list = { kind: 'before', options: this.asked.map(({ question, answer }) => ({ text: question, note: answer })) };
    this.active = -1;
  }

  close() {
    this.list = null;
    this.active = -1;
  }

  onKey = (event) => {
    const { key } = event;
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (key === 'Escape' && this.list) this.close();
    else if (key === 'ArrowDown' || key === 'ArrowUp') this.move(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Enter' && this.list && this.active >= 0) this.take(this.active);
    else if (key === 'Tab' && this.list && this.active >= 0 && !event.shiftKey) this.take(this.active);
    else return;
    event.preventDefault();
  };

  /** Down into the words, up into the questions before. */
  move(step) {
    if (!this.list) {
      if (step > 0) this.offer();
      else this.offerBefore();
    }
    const count = this.list?.options.length ?? 0;
    if (!count) return;
    this.active = this.active < 0 ? (step > 0 || this.list.kind === 'before' ? 0 : count - 1) : (this.active + step + count) % count;
  }

  /** @param {number} index of the open list */
  take(index) {
    const { kind, options } = this.list;
    const { text } = options[index];
    if (kind === 'before') {
      this.text = text;
      this.send();
      return;
    }
    const { field } = this;
    const done = complete(this.text, field.selectionStart, text);
    this.text = field.value = done.text;
    field.focus();
    field.setSelectionRange(done.caret, done.caret);
    this.offer();
    this.pause();
  }

  /** Ask on the way, unless the last word is only begun. */
  pause() {
    clearTimeout(this.timer);
    const { prefix } = wordAt(this.text, this.field.selectionStart);
    if (this.text.trim() && !this.book.unfinished(prefix)) this.say('type', this.text.trim());
  }

  onSubmit = (event) => {
    event.preventDefault();
    this.send();
  };

  send() {
    clearTimeout(this.timer);
    this.close();
    this.say('ask', this.text.trim());
  }

  /** A finger that touches something else takes no focus away. */
  onElsewhere = (event) => {
    if (this.list && !this.contains(event.target)) this.close();
  };

  onLeave = (event) => {
    if (!this.contains(event.relatedTarget)) this.close();
  };
}

define('question-field', QuestionField);
