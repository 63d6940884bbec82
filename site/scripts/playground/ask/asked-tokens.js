import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';

/** The marks that the model reads around every question (py/sightline/tokenizer.py). */
const BEGIN = { text: '<bos>', id: 1, known: true };
const END = { text: '<answer>', id: 2, known: true };
const UNKNOWN = '<unk>';

/** The question as the model reads it: each word with its number in the vocabulary. An unknown one is marked, with those that
 * it does know and that are spelled alike as buttons. Says `mend` with {word, other}. */
class AskedTokens extends PageElement {
  static properties = { question: {} };

  render() {
    const { tokens } = this.question;
    const strange = tokens.filter(({ known }, index) => !known && tokens.findIndex(({ text }) => text === tokens[index].text) === index);
    return html`
      <p class="label" id=${this.nameId}>What the model reads: ${tokens.length} ${tokens.length === 1 ? 'token' : 'tokens'}, by number, between two marks</p>
      <ol class="asked-tokens" aria-labelledby=${this.nameId}>${[BEGIN, ...tokens, END].map((token) => this.token(token))}</ol>
      <div aria-live="polite">${strange.length ? this.notice(strange) : nothing}</div>`;
  }

  nameId = `asked-${(AskedTokens.count = (AskedTokens.count ?? 0) + 1)}`;

  token({ text, id, known }) {
    const kind = text === BEGIN.text || text === END.text ? 'mark' : known ? 'word' : 'unknown';
    return html`
      <li class="asked-token" data-kind=${kind}>
        <span class="asked-text">${text}</span><span class="asked-id">${known ? nothing : html`<span class="visually-hidden">not in the vocabulary, read as </span>${UNKNOWN} `}${id}</span>
      </li>`;
  }

  notice(strange) {
    return html`
      <div class="notice asked-strange">
        <p>${strange.length === 1 ? 'One word is' : `${strange.length} words are`} not among the model’s; it reads a blank there. Those it knows that are spelled alike, whatever they mean:</p>
        ${strange.map(({ text, suggestions }) => html`
          <div class="asked-mend"><span>“${text}”</span>${suggestions.length
            ? html`<ul class="chips" aria-label=${`Instead of “${text}”`}>${suggestions.map((other) => html`
                <li><button class="chip" type="button" @click=${() => this.say('mend', { word: text, other })}>${other}</button></li>`)}</ul>`
            : html`<span class="label">it knows none spelled like it</span>`}</div>`)}
      </div>`;
  }
}

define('asked-tokens', AskedTokens);
