import { html, nothing } from 'lit';
import { off } from '../elements/off.js';
import { PageElement } from '../elements/page-element.js';
import { styled } from '../elements/styled.js';
import { most, rounded, together } from './scale.js';

const TOTAL = 64;
const patchesOf = (count) => (count === 1 ? '1 patch' : `${count} patches`);

/** Below the picture: the invitation to predict, and how much of the weight the guess received. Says `guess-begin`, `guess-clear`,
 * `guess-show`. */
class PredictPanel extends PageElement {
  static properties = { open: { type: Boolean }, patches: {}, word: {}, shares: {}, heard: {} };

  render() {
    const { open, patches } = this;
    return html`
      <div class="predict" role="group" aria-label="Your prediction" data-open=${open}>
        ${open ? this.question() : patches.length ? this.comparison() : this.offer()}
        <p class="visually-hidden" role="status">${this.news()}</p>
      </div>`;
  }

  question() {
    const { patches, word } = this;
    return html`
      <p class="predict-line"><strong>Predict, then look.</strong> Before the model says ${word ? html`“${word}”` : 'a word'}, which patches will its
        attention go to? Choose them on the picture (arrow keys and Space work too), then press <b>Feed Image &amp; Ask Question</b>.</p>
      <div class="predict-foot">
        <p class="predict-count">${patches.length ? `${patchesOf(patches.length)} chosen, ${rounded(patches.length / TOTAL)} of the picture` : 'No patch chosen yet'}</p>
        <button class="button" @click=${() => this.say('guess-show')}>Just show me</button>
        <button class="button" ${off(!patches.length)} @click=${() => this.say('guess-clear')}>Clear guess</button>
      </div>`;
  }

  comparison() {
    const { patches, shares } = this;
    const bars = [
      [patches.length === 1 ? 'Your patch' : `Your ${patches.length} patches`, shares && together(shares, patches), 'yours'],
      [`The best ${patches.length === 1 ? 'patch' : patches.length}`, shares && most(shares, patches.length), 'best'],
      [`Any ${patches.length === 1 ? 'patch' : patches.length}, on average`, patches.length / TOTAL, 'any'],
    ];
    return html`
      <p class="predict-line">${shares ? this.sentence(shares, this.word) : 'The dashed line is your guess. What it was worth is told with the word.'}</p>
      <ol class="predict-bars" aria-hidden="true">${bars.map(([name, share, kind]) => html`
        <li data-kind=${kind} ${styled({ '--p': shares ? share : 0 })}><span>${name}</span><span class="predict-bar"></span><span class="predict-number">${shares ? rounded(share) : nothing}</span></li>`)}</ol>
      <div class="predict-foot">
        <button class="button" @click=${() => this.say('guess-begin')}>Guess again</button>
        <button class="button" @click=${() => this.say('guess-clear')}>Clear guess</button>
      </div>`;
  }

  /** @param {ArrayLike<number>} shares @param {string} word */
  sentence(shares, word) {
    const count = this.patches.length;
    const any = count === 1 ? 'any one patch would get' : `any ${count} patches would get`;
    return `Your ${count === 1 ? 'patch' : patchesOf(count)} (${rounded(count / TOTAL)} of the picture) received ${rounded(together(shares, this.patches))} of the weight `
      + `of “${word}”; ${any} ${rounded(count / TOTAL)} on average, and the best ${count === 1 ? 'one' : count} got ${rounded(most(shares, count))}.`;
  }

  offer() {
    return html`
      <div class="predict-foot">
        <button class="button" @click=${() => this.say('guess-begin')}>Predict first</button>
        <p class="predict-count">Hide the map, and choose the patches that you expect.</p>
      </div>`;
  }

  /** For those who listen: how far the guess has come, and what came of it when all is said. Pointing at words is not news. */
  news() {
    const { open, patches, heard } = this;
    if (!patches.length) return nothing;
    if (open) return `${patchesOf(patches.length)} in your guess.`;
    return heard ? this.sentence(heard.shares, heard.word) : nothing;
  }
}

customElements.define('predict-panel', PredictPanel);
