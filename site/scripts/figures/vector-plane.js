import { html, nothing, svg } from 'lit';
import { define } from '../elements/define.js';
import { PageElement } from '../elements/page-element.js';
import { coordinate, place } from './numbers.js';

const REACH = 2.5;                                        // the plane shows −2.5 … 2.5 both ways
const FURTHEST = 2.4;                                     // where a point may go, so that it never hides
const NARROW = 1.7;                                      // further out a word has no room beside its point
const GRAB = 26;                                          // pixels from a point within which it is taken
const STEPS = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] };
const STRETCH = { PageUp: 1.25, PageDown: 0.8 };
const MARKS = [-2, -1, 1, 2];

/** Where a number lies on the plane. */
const x = (value) => `${(50 + (50 * value) / REACH).toFixed(2)}%`;
const y = (value) => `${(50 - (50 * value) / REACH).toFixed(2)}%`;

/** The nearest place within reach, the direction unchanged. @param {number[]} at */
export function held(at) {
  const over = Math.max(1, ...at.map((value) => Math.abs(value) / FURTHEST));
  return at.map((value) => round(value / over, 2));
}

const round = (value, digits) => Math.round(value * 10 ** digits) / 10 ** digits + 0;

/** A vector that can be taken hold of.
 * @typedef {{id: string, kind: 'query' | 'key', sign: string, word: string, name: string, at: number[], says?: string,
 *            width?: number, forbidden?: boolean, chosen?: boolean}} Point  name, says: for those who do not see it */

/** Vectors in the plane, from the origin, each with a point at its end that mouse, finger and arrow keys move. It says `point-move`
 * ({id, at}) and `point-choose` (id); whoever stands above decides. Each key's foot on the line of the query `asker` is drawn: the
 * further out, the larger their dot product. */
class VectorPlane extends PageElement {
  static properties = { points: {}, asker: {}, label: {} };

  render() {
    return html`
      <svg class="plane" role="group" aria-label=${this.label} @touchstart=${this.touch}
        @pointerdown=${this.press} @pointermove=${this.drag} @pointerup=${this.lift} @pointercancel=${this.drop}>
        ${MARKS.map((mark) => svg`
          <line class="plane-grid" x1=${x(mark)} x2=${x(mark)} y1="0" y2="100%"></line>
          <line class="plane-grid" x1="0" x2="100%" y1=${y(mark)} y2=${y(mark)}></line>`)}
        <line class="plane-axis" x1="50%" x2="50%" y1="0" y2="100%"></line><line class="plane-axis" x1="0" x2="100%" y1="50%" y2="50%"></line>
        ${MARKS.map((mark) => svg`
          <text class="plane-mark" x=${x(mark)} y="50%" dy="15" text-anchor="middle">${coordinate(mark).replace('.0', '')}</text>
          <text class="plane-mark" x="50%" y=${y(mark)} dx="-7" dy="4" text-anchor="end">${coordinate(mark).replace('.0', '')}</text>`)}
        ${this.feet()}
        ${this.points.map((point) => this.arrow(point))}
        ${this.points.map((point) => this.handle(point))}
      </svg>`;
  }

  feet() {
    const asker = this.points.find(({ id }) => id === this.asker);
    const size = asker ? Math.hypot(...asker.at) : 0;
    if (size < 0.05) return nothing;
    const along = asker.at.map((value) => value / size);
    const end = along.map((value) => (value * REACH) / Math.max(...along.map(Math.abs)));   // where the line leaves the plane
    return svg`
      <line class="plane-line" x1=${x(-end[0])} y1=${y(-end[1])} x2=${x(end[0])} y2=${y(end[1])}></line>
      ${this.points.filter(({ kind }) => kind === 'key').map(({ at, forbidden }) => {
        const length = at[0] * along[0] + at[1] * along[1];
        const foot = along.map((value) => value * length);
        return forbidden ? nothing : svg`
          <line class="plane-drop" x1=${x(at[0])} y1=${y(at[1])} x2=${x(foot[0])} y2=${y(foot[1])}></line>
          <circle class="plane-foot" cx=${x(foot[0])} cy=${y(foot[1])} r="2.5"></circle>`;
      })}`;
  }

  /** @param {Point} point */
  arrow({ kind, at, width, forbidden }) {
    return svg`<line class="plane-arrow" data-kind=${kind} ?data-forbidden=${forbidden} stroke-width=${width ?? 2} x1="50%" y1="50%" x2=${x(at[0])} y2=${y(at[1])}></line>`;
  }

  /** @param {Point} point */
  handle({ id, kind, sign, word, name, at, says, forbidden, chosen }) {
    return svg`
      <svg class="plane-place" x=${x(at[0])} y=${y(at[1])}>
        <g class="plane-handle" data-id=${id} data-kind=${kind} ?data-forbidden=${forbidden} ?data-chosen=${chosen} tabindex="0" role="slider"
          aria-label=${name} aria-roledescription="point in the plane" aria-valuemin=${-FURTHEST} aria-valuemax=${FURTHEST} aria-valuenow=${at[0]}
          aria-valuetext=${`at ${place(at)}${says ? `; ${says}` : ''}`}
          @keydown=${(event) => this.key(event, id, at)} @focus=${() => this.say('point-choose', id)}>
          <circle class="plane-hit" r="22"></circle><circle class="plane-ring" r="18"></circle><circle class="plane-dot" r=${kind === 'key' ? 14 : 11}></circle>
          <text class="plane-sign" dy="4.5" text-anchor="middle">${sign}</text>
        </g>
        ${this.word(kind, word, at)}
      </svg>`;
  }

  /** Beside its point, on the outer side; above or below where there is no room. */
  word(kind, word, [across, up]) {
    const side = across < 0 ? -1 : 1;
    const [dx, dy, anchor] = Math.abs(across) > NARROW ? [0, up < 0 ? 31 : -22, 'middle'] : [side * 20, 4.5, side < 0 ? 'end' : 'start'];
    return svg`<text class="plane-word" data-kind=${kind} dx=${dx} dy=${dy} text-anchor=${anchor}>${word}</text>`;
  }

  /** A finger that takes a point does not scroll the page: `touch-action` inside an SVG is not heeded everywhere. */
  touch = { passive: false, handleEvent: (event) => this.nearest(event.changedTouches[0]) && event.preventDefault() };

  /** The point that is taken there, if any; of two in one place, the one on top. @param {{clientX: number, clientY: number}} spot */
  nearest(spot) {
    const distance = ({ at }) => Math.hypot(...this.offset(spot, at));
    return this.points.filter((point) => distance(point) <= GRAB).reverse().sort((a, b) => distance(a) - distance(b))[0];
  }

  /** @param {PointerEvent} event */
  press(event) {
    if (event.button !== 0 || this.held) return;
    const near = this.nearest(event);
    if (!near) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    this.held = { id: near.id, pointer: event.pointerId, from: this.offset(event, near.at) };
    this.querySelector(`[data-id="${near.id}"]`).focus({ preventScroll: true, focusVisible: false });
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (event.pointerId !== this.held?.pointer) return;
    const { width, height } = event.currentTarget.getBoundingClientRect();
    const [dx, dy] = this.offset(event, [0, 0]).map((pixels, axis) => pixels - this.held.from[axis]);
    this.move(this.held.id, [(dx / width) * 2 * REACH, (-dy / height) * 2 * REACH].map((value) => round(Math.max(-FURTHEST, Math.min(FURTHEST, value)), 1)));
  }

  /** @param {PointerEvent} event */
  lift(event) {
    this.drag(event);                                     // the last stretch may have come without a move of its own
    this.drop(event);
  }

  /** @param {PointerEvent} event */
  drop(event) {
    if (event.pointerId === this.held?.pointer) this.held = null;
  }

  /** How many pixels a spot is from a place. @param {{clientX: number, clientY: number}} spot @param {number[]} at @returns {number[]} */
  offset(spot, at) {
    const { left, top, width, height } = this.querySelector('.plane').getBoundingClientRect();
    return [spot.clientX - left - width * (0.5 + at[0] / (2 * REACH)), spot.clientY - top - height * (0.5 - at[1] / (2 * REACH))];
  }

  /** @param {KeyboardEvent} event @param {string} id @param {number[]} at */
  key(event, id, at) {
    const step = STEPS[event.key];
    const stretch = STRETCH[event.key];
    if ((!step && !stretch) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const times = event.shiftKey ? 5 : 1;
    this.move(id, step ? at.map((value, axis) => Math.max(-FURTHEST, Math.min(FURTHEST, round(value + times * step[axis], 2)))) : held(at.map((value) => value * stretch)));
  }

  move(id, at) {
    const now = this.points.find((point) => point.id === id).at;
    if (at[0] !== now[0] || at[1] !== now[1]) this.say('point-move', { id, at });
  }
}

define('vector-plane', VectorPlane);
