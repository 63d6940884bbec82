import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { styled } from '../elements/styled.js';

/** The question as the model reads it, word by word. A word it does not know is marked, with the nearest it does know. */
class QuestionTokens extends PageElement {
  static properties = { question: {}, shown: { type: Boolean }, waiting: {} };

  render() {
    if (this.waiting && this.waiting !== this.question.text) {
      return html`<div class="question-tokens" role="group" aria-label="Question">
        <p class="label">The next question</p><p class="question-waiting">${this.waiting}</p></div>`;
    }
    const { tokens } = this.question;
    const strange = tokens.filter(({ known }) => !known);
    return html`
      <div class="question-tokens" role="group" data-shown=${this.shown} aria-label="Question tokens">
        <p class="label">The question, as ${tokens.length} ${tokens.length === 1 ? 'token' : 'tokens'}</p>
        <ol class="tokens">
          ${tokens.map(({ text, known }, index) => html`<li class="token" data-known=${known} ${styled({ '--index': index })}>${text}${known ? nothing
            : html`<span class="visually-hidden"> (not in the vocabulary)</span>`}</li>`)}
        </ol>
        ${strange.length ? html`<div class="notice" role="alert">${strange.map((token) => this.unknown(token))}</div>` : nothing}
      </div>`;
  }

  unknown({ text, suggestions }) {
    return html`
      <p>The model has never seen the word “${text}” and reads it as a blank.
        ${suggestions.length ? 'Words it knows that are spelled alike:' : 'Try another word.'}</p>
      ${suggestions.length ? html`<ul class="chips" aria-label=${`Instead of “${text}”`}>${suggestions.map((other) => html`
        <li><button class="chip" @click=${() => this.say('ask', this.instead(text, other))}>${other}</button></li>`)}</ul>` : nothing}`;
  }

  instead(text, other) {
    return this.question.tokens.map((token) => (token.text === text ? other : token.text)).join(' ');
  }
}

customElements.define('question-tokens', QuestionTokens);
