import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';
import { styled } from '../../elements/styled.js';
import { END, candidatesOf, fine, wordName } from './said.js';

const MOST = 5;

/** The likeliest words for one place of the answer, each a button that makes the model say it. Says `force` with {text}, and `free`. */
class CandidateList extends PageElement {
  static properties = { place: { attribute: false }, before: {} };

  render() {
    const { place, before } = this;
    return html`
      <p class="label" id=${this.nameId}>${before ? html`What may follow “${before}”, with the model’s probabilities.` : 'What may come first, with the model’s probabilities.'} Choose one, and the model goes on from there.</p>
      <ol class="candidate-list" aria-labelledby=${this.nameId}>${candidatesOf(place, MOST).map((candidate) => this.candidate(candidate))}</ol>`;
  }

  nameId = `candidates-${(CandidateList.count = (CandidateList.count ?? 0) + 1)}`;

  candidate({ text, probability }) {
    const said = text === this.place.text;
    const forced = said && this.place.forced;
    return html`
      <li><button class="candidate" type="button" data-said=${said} aria-pressed=${forced} title=${forced ? 'Let the model choose' : 'Make the model say this'}
        ${styled({ '--p': probability })} @click=${() => this.say(forced ? 'free' : 'force', { text })}>
        <span class="candidate-text" data-end=${text === END}>${wordName(text)}</span>
        <span class="candidate-bar" aria-hidden="true"></span>
        <span class="candidate-number">${fine(probability)}</span>
        ${said ? html`<span class=${forced ? 'candidate-mark' : 'visually-hidden'}>${forced ? 'forced' : 'said'}</span>` : nothing}
      </button></li>`;
  }
}

define('candidate-list', CandidateList);
