import { html } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { styled } from '../elements/styled.js';
import { clock, inWords } from './clock-text.js';

const STEP = 5;                                               // seconds per press of an arrow key

/** Where in the narration we are, with a mark where each chapter begins: a slider. */
class SeekRail extends PageElement {
  static properties = { narration: {}, at: { type: Number } };

  render() {
    const { duration, script } = this.narration;
    const { title } = script.chapters[script.chapterAt(this.at)];
    return html`
      <div class="rail" ${styled({ '--at': this.at / duration })}>
        <div class="rail-line" aria-hidden="true">
          ${script.chapters.slice(1).map(({ start }) => html`<i ${styled({ '--at': start / duration })} data-past=${start <= this.at}></i>`)}
        </div>
        <input type="range" min="0" max=${duration} step="0.01" .value=${String(this.at)} aria-label="Position in the narration"
          aria-valuetext="${inWords(this.at)} of ${inWords(duration)}, ${title}" title=${clock(this.at)}
          @input=${(e) => this.narration.seek(Number(e.target.value))} @keydown=${this.onKey}>
      </div>`;
  }

  /** The browser's own step would be a hundredth of a second. */
  onKey(event) {
    const seconds = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP, PageDown: -6 * STEP, PageUp: 6 * STEP }[event.key];
    if (!seconds || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.narration.skip(seconds);
  }
}

customElements.define('seek-rail', SeekRail);
