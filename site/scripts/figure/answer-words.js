import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { styled } from '../elements/styled.js';
import { percent } from './scale.js';

/** The answer, one word at a time, each with its probability; below, the words it won against. Says `word-peek`, `word-choose`. */
class AnswerWords extends PageElement {
  static properties = { reading: {}, said: { type: Number }, active: {}, patch: {}, view: {}, waiting: {} };

  render() {
    const { reading, said } = this;
    const done = said === reading.words.length;
    return html`
      <div class="answer" role="group" aria-label="Answer">
        <p class="label">${this.heading(done)}</p>
        <ol class="answer-words" data-long=${reading.words.length > 6} data-medium=${reading.words.length > 3}>
          ${reading.words.map((word, index) => html`<li>${this.word(word, index, index < said)}</li>`)}
        </ol>
        <div class="candidates" data-empty=${this.active === null}>${this.active === null ? nothing : this.candidates()}</div>
      </div>`;
  }

  heading(done) {
    if (this.waiting === 'picture') return 'The answer comes when the model has looked';
    if (this.waiting === 'question') return `The answer to “${this.reading.question.text}”`;
    if (this.patch !== null) return 'The answer, and how much of each word’s attention this patch received';
    if (done && this.reading.stopped === 'length') return 'The answer, cut off: the model did not stop by itself';
    return 'The answer, each word with its probability';
  }

  word({ text, probability }, index, said) {
    const share = this.patch === null ? null : this.reading.shares(index, this.view)[this.patch];
    return html`
      <button class="answer-word" data-word=${index} data-said=${said} aria-pressed=${index === this.active} ?disabled=${!said}
        @pointerenter=${(e) => { if (e.pointerType === 'mouse') this.say('word-peek', index); }}
        @pointerleave=${() => this.say('word-peek', null)}
        @focus=${(e) => { if (e.target.matches(':focus-visible')) this.say('word-peek', index); }}
        @blur=${() => this.say('word-peek', null)}
        @click=${() => this.say('word-choose', index)}>
        <span class="answer-text">${text}</span>
        <span class="answer-share" data-of=${share === null ? 'probability' : 'attention'}>${percent(share ?? probability)}<span class="visually-hidden"> ${share === null ? 'probability' : 'of its attention on this patch'}</span></span>
      </button>`;
  }

  candidates() {
    const { text } = this.reading.words[this.active];
    return html`
      <p class="label">Candidates for this place, with their probability</p>
      <ol>${this.reading.candidates(this.active).map((other) => html`
        <li data-won=${other.text === text} ${styled({ '--p': other.probability })}>
          <span class="candidate-text">${other.text === '<eos>' ? 'end of answer' : other.text}</span>
          <span class="candidate-bar" aria-hidden="true"></span>
          <span class="candidate-number">${percent(other.probability)}</span>
        </li>`)}</ol>`;
  }
}

customElements.define('answer-words', AnswerWords);
