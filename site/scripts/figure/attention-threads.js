import { html, nothing, svg } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { heaviest, level } from './scale.js';

/** Threads between a word and the patches its weight went to, as wide as the weight; from a patch, to every word. Only a
 * drawing: the picture, the rows and the table say the same. */
class AttentionThreads extends PageElement {
  static properties = { shares: {}, word: {}, active: {}, full: {}, reading: {}, view: {}, said: {}, paths: { state: true } };

  gradient = `thread-${(AttentionThreads.count = (AttentionThreads.count ?? 0) + 1)}`;

  constructor() {
    super();
    this.paths = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.resized = new ResizeObserver(() => this.measure());
    this.resized.observe(this.parentElement);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  render() {
    if (!this.paths.length) return nothing;
    return html`
      <svg class="threads" aria-hidden="true">
        ${this.paths.map(({ d, width }) => svg`<path class="thread-rim" d=${d} stroke-width=${width + RIM}/>`)}
        ${this.paths.map(({ d, width, from, to }, index) => svg`
          <linearGradient id=${`${this.gradient}-${index}`} gradientUnits="userSpaceOnUse" x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y}>
            <stop offset="0" stop-color="var(--text)"/><stop offset="0.55" stop-color="var(--attention)"/><stop offset="1" stop-color="var(--vision)"/>
          </linearGradient>
          <path class="thread" d=${d} stroke=${`url(#${this.gradient}-${index})`} stroke-width=${width}/>
          <circle class="knot" cx=${to.x} cy=${to.y} r=${Math.max(2, width)}/>`)}
      </svg>`;
  }

  updated(changed) {
    if (!(changed.size === 1 && changed.has('paths'))) requestAnimationFrame(() => this.measure());
  }

  measure() {
    if (!this.isConnected) return;
    const paths = this.shares && this.said ? this.lines() : [];
    const key = JSON.stringify(paths);
    if (key !== this.drawn) {
      this.drawn = key;
      this.paths = paths;
    }
  }

  lines() {
    if (this.active !== null) {
      return this.reading.words.slice(0, this.said).map((_, word) => this.line(word, this.active, this.reading.shares(word, this.view)[this.active]));
    }
    return heaviest(this.shares, 0.7).slice(0, 14).map((patch) => this.line(this.word, patch, this.shares[patch]));
  }

  /** A line runs up from its word, along above the words, and only then spreads: beside the text, or up the margin. */
  line(word, patch, share) {
    const stage = this.parentElement;
    const origin = stage.getBoundingClientRect();
    const at = (selector, x, y) => {
      const box = stage.querySelector(selector).getBoundingClientRect();
      return { x: Math.round(box.left - origin.left + x * box.width), y: Math.round(box.top - origin.top + y * box.height) };
    };
    const to = at(`.patch[data-patch="${patch}"]`, 0.5, 0.5);
    const from = at(`.answer-word[data-word="${word}"] .answer-text`, 0.5, 0.1);
    const corner = at('.patch-picture', 1, 1);
    const column = at('.answer', 0, 0).x;
    const width = Number((0.75 + 3.75 * level(share, this.full)).toFixed(2));
    return { d: column > corner.x ? beside(from, to, column - 14) : below(from, to, corner.y), from, to, width };
  }
}

const RIM = 2.5;                                           // around a thread, so that it is seen on any picture
const LANE = 12;
const TURN = 14;

const rise = ({ x, y }) => `M${x} ${y} C${x} ${y - LANE} ${x} ${y - LANE} ${x - TURN} ${y - LANE}`;

function beside(from, to, edge) {
  const [lane, reach] = [from.y - LANE, edge - to.x];
  return `${rise(from)} L${Math.min(edge, from.x - TURN)} ${lane} C${edge - 0.45 * reach} ${lane} ${to.x + 0.4 * reach} ${to.y} ${to.x} ${to.y}`;
}

function below(from, to, bottom) {
  const [lane, margin, reach] = [from.y - LANE, -LANE, bottom - to.y];
  return `${rise(from)} L${margin + TURN} ${lane} C${margin} ${lane} ${margin} ${lane} ${margin} ${lane - TURN} L${margin} ${bottom} `
    + `C${margin} ${bottom - 0.5 * reach} ${to.x} ${to.y + 0.5 * reach} ${to.x} ${to.y}`;
}

customElements.define('attention-threads', AttentionThreads);
