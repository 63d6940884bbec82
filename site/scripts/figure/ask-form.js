import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';

/** The question, some others worth asking, and the button that starts it all. Says `ask` with the text. */
class AskForm extends PageElement {
  static properties = { question: {}, suggestions: {}, busy: { type: Boolean } };

  focus() {
    this.querySelector('input').focus();
  }

  render() {
    return html`
      <form @submit=${this.send}>
        <label class="label" for=${this.fieldId}>Question</label>
        <div class="ask-line">
          <input class="field" id=${this.fieldId} name="question" .value=${this.question} autocomplete="off" autocapitalize="off"
            enterkeyhint="go" maxlength="200" spellcheck="false">
          <button class="button primary" aria-disabled=${this.busy}>Feed Image &amp; Ask Question</button>
        </div>
        ${this.suggestions.length > 1 ? html`
          <ul class="chips" aria-label="Questions to try">
            ${this.suggestions.map((text) => html`<li><button class="chip" type="button" @click=${() => this.say('ask', text)}>${text}</button></li>`)}
          </ul>` : nothing}
      </form>`;
  }

  fieldId = `question-${(AskForm.count = (AskForm.count ?? 0) + 1)}`;

  send(event) {
    event.preventDefault();
    this.say('ask', this.querySelector('input').value);
  }
}

customElements.define('ask-form', AskForm);
