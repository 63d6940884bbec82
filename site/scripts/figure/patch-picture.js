import { html } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { styled } from '../elements/styled.js';
import { Brush } from './brush.js';
import { guessOutline } from './guess-outline.js';
import { level, percent } from './scale.js';

const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const SIZE = 8;

/** The picture as a grid of its patches: the less attention a patch got, the more it fades into the paper; what got more
 * than an even share is outlined too. While the reader guesses, there is no map and patches are chosen for the guess.
 * Says `patch-peek`, `patch-choose` and `patch-guess`. */
class PatchPicture extends PageElement {
  static properties = { picture: {}, reading: {}, step: {}, shares: {}, full: {}, word: {}, active: {}, guess: {}, guessing: { type: Boolean }, cursor: { state: true } };

  constructor() {
    super();
    this.cursor = 0;
    this.brush = new Brush((patch, chosen) => this.say('patch-guess', { patch, chosen }));
  }

  render() {
    const rows = Array.from({ length: SIZE }, (_, row) => row);
    return html`
      <div class="patch-picture" role="grid" aria-label=${`${this.picture.alt} The picture is cut into 8 rows of 8 patches.`}
        data-mapped=${Boolean(this.shares)} data-guessing=${this.guessing} ${styled({ '--picture': `url("${this.picture.url}")` })}
        @keydown=${this.onKey} @pointerleave=${() => { this.brush.lift(); this.say('patch-peek', null); }} @click=${() => this.brush.lift()}
        @focusout=${() => this.say('patch-peek', null)}>
        ${rows.map((row) => html`<div role="row" class="patch-row">${rows.map((column) => this.patch(row, column))}</div>`)}
      </div>
      ${guessOutline(this.guess, SIZE)}`;
  }

  patch(row, column) {
    const patch = row * SIZE + column;
    const share = this.shares?.[patch] ?? 0;
    const style = { '--row': row, '--column': column, '--level': this.shares ? level(share, this.full).toFixed(3) : 1 };
    return html`
      <div role="gridcell" class="patch" data-patch=${patch} tabindex=${patch === this.cursor ? 0 : -1} ${styled(style)}
        data-lit=${share > 1 / (SIZE * SIZE)} data-active=${patch === this.active} aria-label=${this.name(row, column, share)}
        @pointerdown=${(e) => this.guessing && this.brush.press(e, patch, this.guess.includes(patch))}
        @pointerenter=${(e) => this.enter(e, patch)} @click=${() => this.choose(patch)}
        @focus=${() => { this.cursor = patch; if (this.usedKeys) this.say('patch-peek', patch); }}></div>`;
  }

  name(row, column, share) {
    const place = `Row ${row + 1}, column ${column + 1}`;
    const guess = this.guess.includes(row * SIZE + column) ? ', in your guess' : '';
    return this.shares ? `${place}: ${percent(share)} of the attention of “${this.reading.words[this.word].text}”${guess}` : place + guess;
  }

  enter(event, patch) {
    if (this.guessing) this.brush.enter(event, patch);
    else if (event.pointerType === 'mouse') this.say('patch-peek', patch);
  }

  choose(patch) {
    this.cursor = patch;
    if (this.guessing) this.brush.click(patch, this.guess.includes(patch));
    else this.say('patch-choose', patch);
  }

  onKey(event) {
    this.usedKeys = true;
    const move = MOVES[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.choose(this.cursor);
    } else if (event.key === 'Escape') {
      this.say('patch-choose', this.active);
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      this.goTo(this.cursor - (this.cursor % SIZE) + (event.key === 'Home' ? 0 : SIZE - 1));
    } else if (move) {
      event.preventDefault();
      const clamp = (value) => Math.max(0, Math.min(SIZE - 1, value));
      this.goTo(clamp(Math.floor(this.cursor / SIZE) + move[0]) * SIZE + clamp((this.cursor % SIZE) + move[1]));
    }
  }

  goTo(patch) {
    this.querySelector(`[data-patch="${patch}"]`).focus();
  }
}

customElements.define('patch-picture', PatchPicture);
