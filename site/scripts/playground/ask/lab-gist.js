import { html } from 'lit';
import { define } from '../../elements/define.js';
import { LookElement } from '../see/look.js';
import { fine } from './said.js';

/** Question and answer in two lines below the picture, where the whole answer has no room beside it: whoever drags there, or chooses a
 * word to see what it looked at, has both in view. */
class LabGist extends LookElement {
  render() {
    const { lab } = this;
    const { doc, reading: { words, made } } = lab;
    return html`
      <div class="gist" role="group" aria-label="The answer in short" data-stale=${made.question !== doc.question}>
        <p class="gist-asked">${made.question}</p>
        ${words.length ? html`<ol class="gist-words">${words.map((word, index) => html`<li>${this.word(word, index)}</li>`)}</ol>` : html`<p>The model said nothing.</p>`}
      </div>`;
  }

  word({ text, probability }, index) {
    return html`
      <button class="gist-word" type="button" aria-pressed=${index === this.lab.word && this.look.token === null} @click=${() => this.look.showAnswer(index)}>
        ${text} <span class="gist-share">${fine(probability)}<span class="visually-hidden"> probability</span></span>
      </button>`;
  }
}

define('lab-gist', LabGist);
