import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { styled } from '../elements/styled.js';
import { fullStrength, level, percent } from './scale.js';

const NUMBERS = 16;

/** The 64 patches in the one row the model reads: each above its vector, and below, for every answer word, what went to it. */
class PatchSequence extends PageElement {
  static properties = { picture: {}, reading: {}, step: {}, said: { type: Number }, view: {}, scale: {}, word: {}, active: {} };

  render() {
    const { reading, step } = this;
    const patches = Array.from({ length: reading.patches }, (_, patch) => patch);
    const bars = this.bars();
    const laid = step !== 'picture' && step !== 'slice';
    return html`
      <section class="sequence" data-laid=${laid} ${styled({ '--picture': `url("${this.picture.url}")` })}
        @pointerleave=${() => this.say('patch-peek', null)}>
        <p class="sequence-name label">64 patches, in reading order</p>
        <div class="sequence-row thumbs-row" aria-hidden="true">${patches.map((patch) => html`
          <i class="tiny" data-slot=${patch} data-active=${patch === this.active} ${styled({ '--row': patch >> 3, '--column': patch & 7 })}
            @pointerenter=${() => this.say('patch-peek', patch)} @click=${() => this.say('patch-choose', patch)}></i>`)}</div>
        <p class="sequence-name label">their vectors, 16 of 128 numbers</p>
        <div class="sequence-row vectors-row" aria-hidden="true">${patches.map((patch) => html`
          <i class="vector" data-active=${patch === this.active} ${styled({ '--index': patch, 'background-image': bars[patch] })}
            @pointerenter=${() => this.say('patch-peek', patch)} @click=${() => this.say('patch-choose', patch)}></i>`)}</div>
        ${reading.words.map((word, index) => this.row(word, index, patches))}
      </section>`;
  }

  row({ text }, index, patches) {
    const shares = this.reading.shares(index, this.view);
    const full = fullStrength(shares, this.scale);
    const said = index < this.said;
    return html`
      <p class="sequence-name"><button class="row-word" aria-pressed=${index === this.word} ?disabled=${!said}
        aria-label=${`Show where “${text}” looked`} @click=${() => this.say('word-choose', index)}>${said ? text : '·'}</button></p>
      <div class="sequence-row weights-row" data-active=${index === this.word} data-said=${said} aria-hidden="true">${patches.map((patch) => html`
        <i class="weight" data-active=${patch === this.active} ${styled({ '--level': said ? level(shares[patch], full).toFixed(3) : 0 })}
          title=${said ? `“${text}” → row ${(patch >> 3) + 1}, column ${(patch & 7) + 1}: ${percent(shares[patch])}` : nothing}
          @pointerenter=${() => said && this.say('patch-peek', patch)}
          @click=${() => { if (said) { this.say('word-choose', index); this.say('patch-choose', patch); } }}></i>`)}</div>`;
  }

  /** Every patch's numbers as a stack of bands: above zero in the colour of vision, below zero in ink. Kept until they change. */
  bars() {
    if (this.drawn !== this.reading.vectors) {
      this.drawn = this.reading.vectors;
      const stacks = Array.from({ length: this.reading.patches }, (_, patch) => this.reading.vector(patch, NUMBERS));
      const sizes = stacks.flatMap((values) => Array.from(values, Math.abs)).sort((a, b) => a - b);
      const most = sizes[Math.floor(sizes.length * 0.97)] || 1;
      this.stacks = stacks.map((values) => `linear-gradient(${Array.from(values, (value, index) => band(value / most, index))})`);
    }
    return this.stacks;
  }
}

function band(value, index) {
  const strength = Math.round(90 * Math.min(1, Math.abs(value)));
  const colour = `color-mix(in oklab, var(--${value > 0 ? 'vision' : 'ink'}) ${strength}%, var(--well))`;
  return `${colour} ${(100 * index) / NUMBERS}% ${(100 * (index + 1)) / NUMBERS}%`;
}

customElements.define('patch-sequence', PatchSequence);
