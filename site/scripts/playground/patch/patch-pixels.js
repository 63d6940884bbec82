import { html } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';
import { styled } from '../../elements/styled.js';
import { paint } from './pixels.js';

const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A patch's pixels, large enough to point at; each says its three numbers. */
class PatchPixels extends PageElement {
  static properties = { pixels: {}, at: { state: true } };

  constructor() {
    super();
    this.at = [0, 0];
  }

  render() {
    const { side, data } = this.pixels;
    const [x, y] = this.at;
    const [red, green, blue] = data.subarray(3 * (y * side + x));
    return html`
      <div class="inspect-pixels" tabindex="0" role="application" aria-label=${`The patch’s ${side} × ${side} pixels. Arrow keys go from one to the next.`}
        ${styled({ '--side': side, '--x': x, '--y': y })} @keydown=${this.onKey} @pointermove=${this.onPoint} @pointerdown=${this.onPoint}>
        <canvas width=${side} height=${side} aria-hidden="true"></canvas><i class="inspect-pixels-here" aria-hidden="true"></i>
      </div>
      <output class="inspect-pixels-read" aria-live="polite"><span class="inspect-pixels-colour" aria-hidden="true" ${styled({ background: `rgb(${red} ${green} ${blue})` })}></span>
        <span class="label">Pixel in row ${y + 1}, column ${x + 1}</span>
        <span class="inspect-pixels-rgb">red <b>${red}</b> green <b>${green}</b> blue <b>${blue}</b></span></output>`;
  }

  updated(changed) {
    if (changed.has('pixels')) paint(this.querySelector('canvas'), this.pixels.data);
  }

  go(x, y) {
    const within = (value) => Math.max(0, Math.min(this.pixels.side - 1, value));
    this.at = [within(x), within(y)];
  }

  onPoint({ currentTarget, clientX, clientY }) {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    this.go(Math.floor((clientX - left) / width * this.pixels.side), Math.floor((clientY - top) / height * this.pixels.side));
  }

  onKey(event) {
    const move = MOVES[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.go(this.at[0] + move[0], this.at[1] + move[1]);
  }
}

define('lab-patch-pixels', PatchPixels);
