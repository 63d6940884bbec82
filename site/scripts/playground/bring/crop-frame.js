import { html } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';
import { styled } from '../../elements/styled.js';
import { inside, longest, middle, moved, resized, stretched } from './crop.js';
import { patchLines } from './patch-lines.js';

const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const CLOSER = 0.9;
const CORNERS = ['top left', 'top right', 'bottom left', 'bottom right'];
const LINE = 16;                                           // pixels that a wheel's line counts as

/** The whole picture with the square that is cut out of it: dragged, drawn larger by a corner, pinched, turned by the wheel, moved by
 * arrow keys. Says `crop-change` with a crop. */
class CropFrame extends PageElement {
  static properties = { picture: {}, crop: {} };

  /** Where each finger or mouse button is, in the picture's pixels. @type {Map<number, [number, number]>} */
  pointers = new Map();

  render() {
    const { picture: { width, height }, crop: { x, y, side } } = this;
    const part = (value, of) => `${100 * value / of}%`;
    return html`
      <div class="crop-stage" ${styled({ '--ratio': width / height })}
        @pointerdown=${this.onDown} @pointermove=${this.onMove} @pointerup=${this.onUp} @pointercancel=${this.onUp}>
        <canvas class="crop-picture" width=${width} height=${height} aria-hidden="true"></canvas>
        <div class="crop-frame" tabindex="0" role="application" aria-label="Crop. Arrow keys move it, plus and minus bring it closer and wider."
          ${styled({ left: part(x, width), top: part(y, height), width: part(side, width), height: part(side, height) })} @keydown=${this.onKey}>
          ${patchLines()}
          ${CORNERS.map((corner) => html`<i class="crop-corner" data-corner=${corner}></i>`)}
        </div>
      </div>`;
  }

  firstUpdated() {
    this.stage = this.querySelector('.crop-stage');
    this.stage.addEventListener('wheel', this.onWheel, { passive: false });
  }

  updated(changed) {
    if (!changed.has('picture')) return;
    const pen = this.querySelector('.crop-picture').getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, this.picture.width, this.picture.height);
    pen.drawImage(this.picture, 0, 0);
  }

  /** @param {MouseEvent} event @returns {[number, number]} in the picture's pixels */
  at({ clientX, clientY }) {
    const { left, top, width, height } = this.stage.getBoundingClientRect();
    return [(clientX - left) / width * this.picture.width, (clientY - top) / height * this.picture.height];
  }

  put(crop) {
    this.crop = crop;
    this.say('crop-change', crop);
  }

  onDown(event) {
    if (event.button !== 0 || this.pointers.size === 2) return;
    event.preventDefault();
    this.querySelector('.crop-frame').focus({ preventScroll: true, focusVisible: false });
    this.stage.setPointerCapture(event.pointerId);
    const at = this.at(event);
    this.pointers.set(event.pointerId, at);
    this.corner = event.target.dataset?.corner ?? null;
    const { x, y, side } = this.crop;
    const out = at[0] < x || at[1] < y || at[0] > x + side || at[1] > y + side;
    if (out && !this.corner && this.pointers.size === 1) this.put(inside({ x: at[0] - side / 2, y: at[1] - side / 2, side }, this.picture));
    this.hold();
  }

  /** From here on, movements count. */
  hold() {
    this.start = { crop: this.crop, points: [...this.pointers.values()] };
  }

  onMove(event) {
    if (!this.pointers.has(event.pointerId)) return;
    this.pointers.set(event.pointerId, this.at(event));
    const { crop, points } = this.start;
    const now = [...this.pointers.values()];
    if (now.length === 2) this.put(pinched(crop, points, now, this.picture));
    else if (this.corner) this.put(stretched(crop, { right: this.corner.includes('right'), bottom: this.corner.includes('bottom') }, now[0], this.picture));
    else this.put(moved(crop, now[0][0] - points[0][0], now[0][1] - points[0][1], this.picture));
  }

  onUp(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    this.corner = null;
    this.hold();
  }

  onWheel = (event) => {
    event.preventDefault();
    const turned = event.deltaY * (event.deltaMode ? LINE : 1);
    this.put(resized(this.crop, this.crop.side * Math.exp(turned / 600), this.picture, this.at(event)));
  };

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { crop, picture } = this;
    const step = longest(picture) / 100 * (event.shiftKey ? 10 : 1);
    const move = MOVES[event.key];
    if (move) this.put(moved(crop, move[0] * step, move[1] * step, picture));
    else if (event.key === '+' || event.key === '=') this.put(resized(crop, crop.side * CLOSER, picture));
    else if (event.key === '-' || event.key === '_') this.put(resized(crop, crop.side / CLOSER, picture));
    else if (event.key === 'Home') this.put(middle(picture));
    else return;
    event.preventDefault();
  }
}

/** The crop follows both fingers: their distance is its size. */
function pinched(crop, [a, b], [c, d], size) {
  const distance = (p, q) => Math.max(1, Math.hypot(p[0] - q[0], p[1] - q[1]));
  const between = (p, q) => [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
  const [from, to] = [between(a, b), between(c, d)];
  return moved(resized(crop, crop.side * distance(c, d) / distance(a, b), size, from), to[0] - from[0], to[1] - from[1], size);
}

define('lab-crop-frame', CropFrame);
