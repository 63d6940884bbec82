import { html, svg } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';
import { styled } from '../../elements/styled.js';
import { signed } from '../see/numbers.js';

const HIGH = 100;
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };

/** A vector as bars around zero, one for each of its numbers, and as the numbers themselves. */
class PatchVector extends PageElement {
  static properties = { vector: {}, at: { state: true } };

  constructor() {
    super();
    this.at = 0;
  }

  render() {
    const { vector, at } = this;
    const most = Math.max(...Array.from(vector, Math.abs)) || 1;
    const middle = HIGH / 2;
    const bars = Array.from(vector, (value, index) => `M${index + 0.1} ${middle}v${-value / most * middle}h0.8v${value / most * middle}z`).join('');
    return html`
      <div class="inspect-vector" tabindex="0" role="application" aria-label=${`The vector’s ${vector.length} numbers. Arrow keys go from one to the next.`}
        ${styled({ '--at': at, '--count': vector.length })} @keydown=${this.onKey} @pointermove=${this.onPoint} @pointerdown=${this.onPoint}>
        <svg viewBox="0 0 ${vector.length} ${HIGH}" preserveAspectRatio="none" aria-hidden="true">${svg`<path class="inspect-vector-zero" d="M0 ${middle}H${vector.length}"/><path class="inspect-vector-bars" d=${bars}/>`}</svg>
        <i class="inspect-vector-here" aria-hidden="true"></i>
        <span class="inspect-vector-top label" aria-hidden="true">${signed(most, 2)}</span><span class="inspect-vector-bottom label" aria-hidden="true">${signed(-most, 2)}</span>
      </div>
      <output class="inspect-vector-read" aria-live="polite"><span class="label">Number ${at + 1} of ${vector.length}</span> <b>${signed(vector[at])}</b></output>
      <details class="attention-table inspect-vector-all">
        <summary>All ${vector.length} numbers</summary>
        <ol class="inspect-vector-numbers">${Array.from(vector, (value) => html`<li>${signed(value)}</li>`)}</ol>
      </details>`;
  }

  go(index) {
    this.at = Math.max(0, Math.min(this.vector.length - 1, index));
  }

  onPoint({ currentTarget, clientX }) {
    const { left, width } = currentTarget.getBoundingClientRect();
    this.go(Math.floor((clientX - left) / width * this.vector.length));
  }

  onKey(event) {
    const to = { Home: 0, End: this.vector.length - 1 }[event.key] ?? (STEPS[event.key] && this.at + STEPS[event.key]);
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.go(to);
  }
}

define('lab-patch-vector', PatchVector);
