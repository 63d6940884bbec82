import { html, nothing } from 'lit';
import { prefersStill } from '../elements/motion.js';
import { PageElement } from '../elements/page-element.js';
import { heaviest, percent } from './scale.js';

const STILLS = {
  picture: 'A picture of 96 × 96 pixels.',
  slice: 'It is cut into 8 × 8 patches of 12 × 12 pixels.',
  vectors: 'Each patch becomes a vector of 128 numbers; the first 16 are drawn below.',
  question: 'The question’s words become vectors of the same length.',
};

/** One sentence on what is to be seen just now. */
class ReadOut extends PageElement {
  static properties = { reading: {}, word: {}, patch: {}, shares: {}, said: {}, view: {}, step: {} };

  render() {
    return html`
      <p class="read-out">${this.sentence() ?? nothing}</p>
      <p class="visually-hidden" role="status">${this.news()}</p>`;
  }

  /** What has just happened, for those who listen; pointing at things is not news. */
  news() {
    const { reading, said, step } = this;
    if (!this.shares) return STILLS[step] ?? nothing;
    if (said === reading.words.length) return `The answer: ${reading.answer}.`;
    return `${reading.words[said - 1].text}, probability ${percent(reading.words[said - 1].probability)}.`;
  }

  sentence() {
    if (this.word === null && this.step === 'word') return null;
    if (!this.reading.words.length && this.step === 'question') return 'The model ended its answer at once, without a word.';
    if (!this.said) return `${STILLS[this.step]}${prefersStill() ? ' Step forward to go on.' : ''}`;
    if (!this.shares) return null;
    return this.patch === null ? this.ofWord() : this.ofPatch();
  }

  ofWord() {
    const { reading, shares } = this;
    const most = heaviest(shares, 0.5);
    const { row, column } = reading.place(most[0]);
    const count = most.length === 1 ? 'one patch' : `${most.length} of the ${reading.patches} patches`;
    return html`Before “${reading.words[this.word].text}”, half of ${this.whose()} weight went to ${count}; the most to row ${row}, column ${column} (${percent(shares[most[0]])}).`;
  }

  ofPatch() {
    const { reading, patch, view } = this;
    const { row, column } = reading.place(patch);
    const parts = reading.words.slice(0, this.said).map(({ text }, word) => `“${text}” ${percent(reading.shares(word, view)[patch])}`);
    return html`Row ${row}, column ${column} received ${parts.join(', ')} of each word’s weight.`;
  }

  whose() {
    return this.view.head === 'mean' ? 'the heads’' : 'this head’s';
  }
}

customElements.define('read-out', ReadOut);
