import { html, nothing, render } from 'lit';
import { progress } from '../progress/store.js';
import { onDay } from '../progress/words.js';

const ICON = html`<svg viewBox="0 0 20 20" aria-hidden="true"><path class="tick" d="m5 10.6 3.4 3.4L15.2 6.4"/><path class="cross" d="m5.8 5.8 8.4 8.4m0-8.4-8.4 8.4"/></svg>`;
const VERDICTS = { right: 'right', wrong: 'not right' };
const LETTERS = 'ABCDE';

/** A question in the text. The page brings it whole, as a list; here its options become buttons, a choice brings its explanation,
 * and the first choice is remembered. */
class CheckYourself extends HTMLElement {
  connectedCallback() {
    if (this.options) return;
    this.options = [...this.querySelectorAll('.check-option')].map((place, index) => this.button(place, index));
    this.whys = [...this.querySelectorAll('.check-answers dd')];
    this.right = this.options.findIndex(({ dataset }) => 'right' in dataset);
    this.said = Object.assign(document.createElement('div'), { className: 'check-said' });
    this.querySelector('.check-foot').append(this.said);
    this.choice = null;
    progress.addEventListener('change', () => this.choice === null && this.show());
    this.show();
    this.said.setAttribute('role', 'status');              // only now: what was remembered is no news
  }

  /** The reader's first choice, with its time; none where the question had fewer options then. */
  get first() {
    const { answered } = progress.entry(this.dataset.of);
    const { check } = this.dataset;
    return Object.hasOwn(answered ?? {}, check) && answered[check].choice < this.options.length ? answered[check] : null;
  }

  /** @returns {boolean} */
  get wasRight() {
    return this.first?.choice === this.right;
  }

  button(place, index) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: place.className });
    Object.assign(button.dataset, place.dataset);
    button.append(...place.childNodes);
    button.querySelector('.check-letter').append(Object.assign(document.createElement('span'), { className: 'check-mark' }));
    button.addEventListener('click', () => this.choose(index));
    place.replaceWith(button);
    return button;
  }

  choose(index) {
    this.choice = index;
    progress.answer(this.dataset.of, this.dataset.check, index);
    this.show();
  }

  show() {
    const { first, right, choice } = this;
    const shown = choice ?? first?.choice ?? null;
    this.options.forEach((option, index) => {
      option.setAttribute('aria-pressed', String(index === shown));
      const verdict = shown === null || (index !== shown && index !== right) ? '' : index === right ? 'right' : 'wrong';
      option.dataset.verdict = verdict;
      render(verdict ? html`${ICON}<span class="visually-hidden">${VERDICTS[verdict]}:</span>` : nothing, option.querySelector('.check-mark'));
    });
    render(choice === null ? this.before(first) : this.explanation(choice), this.said);
  }

  before(first) {
    if (!first) return html`<p class="check-line">Choose an answer. You can choose again.</p>`;
    return html`
      <div class="check-line">
        <p>You answered ${LETTERS[first.choice]} on ${onDay(first.time)}, which is ${this.wasRight ? 'right' : `not right; ${LETTERS[this.right]} is`}.</p>
        <button class="check-why" type="button" @click=${() => this.explain(first.choice)}>Explain</button>
      </div>`;
  }

  explain(choice) {
    this.choice = choice;
    this.show();
    this.options[choice].focus();                          // its button is gone
  }

  explanation(choice) {
    const { right, first } = this;
    const why = (index) => [...this.whys[index].cloneNode(true).childNodes];
    return html`
      <p><strong>${LETTERS[choice]} is ${choice === right ? 'right' : 'not right'}.</strong> ${why(choice)}</p>
      ${choice === right ? nothing : html`<p><strong>${LETTERS[right]} is.</strong> ${why(right)}</p>`}
      ${first && first.choice !== choice ? html`<p class="check-first">Your first answer was ${LETTERS[first.choice]}; that is the one that counts.</p>` : nothing}`;
  }
}

customElements.define('check-yourself', CheckYourself);
