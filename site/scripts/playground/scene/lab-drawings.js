import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';
import { arrangementOf } from './arrangement.js';
import { Lift } from './lift.js';
import { numbers } from './random.js';
import { withRoom } from './room.js';
import { openSheet } from './sheets.js';
import { readStage } from './stage-data.js';

const SIDE = 104;                                          // pixels of a thumb, for screens with two to a CSS pixel
const SIZES = [480, 420, 340];                             // how large an animal comes in: alone, beside another, beside more
const THING = 280;
const ROWS = 2;                                            // of the strip, which is filled column by column

/** One style's animals, or its things, in a strip of two rows: click or press Enter to put one in, or drag it onto the picture. */
class LabDrawings extends PageElement {
  static properties = { lab: { attribute: false }, drawnBy: { attribute: false }, things: { type: Boolean }, wanted: {}, near: { state: true }, cursor: { state: true } };

  constructor() {
    super();
    this.cursor = 0;
    this.near = this.things = false;
    this.lift = new Lift(() => this.lab, () => this.closest('.lab').querySelector('lab-scene'), (sprite) => this.sizeOf(sprite));
  }

  connectedCallback() {
    super.connectedCallback();
    this.observer = new IntersectionObserver(([{ isIntersecting }]) => { this.near ||= isIntersecting; }, { rootMargin: '200px' });
    this.observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
    this.lift.drop();
  }

  /** @returns {import('./stage-data.js').Sprite[]} */
  get shown() {
    const wanted = this.wanted.trim().toLowerCase();
    return readStage().styles.get(this.drawnBy).sprites.filter(({ thing, words }) => (wanted ? words.includes(wanted) : thing === this.things));
  }

  render() {
    const { shown } = this;
    if (!shown.length) return html`<p class="label tray-none" role="status">${this.none()}</p>`;
    const cursor = Math.min(this.cursor, shown.length - 1);
    return html`
      <ul class="tray-grid" aria-label=${this.things ? 'Things' : 'Animals'} @keydown=${this.onKey}>
        ${repeat(shown, ({ id }) => id, (sprite, index) => html`
          <li><button class="tray-thumb" aria-label=${sprite.words} title=${sprite.words} tabindex=${index === cursor ? 0 : -1} data-at=${index}
            @focus=${() => { this.cursor = index; }} @click=${() => this.put(sprite)} @pointerdown=${(e) => this.lift.press(e, sprite)}
            @pointermove=${(e) => this.lift.move(e)} @pointerup=${(e) => this.lift.lift(e)} @pointercancel=${(e) => this.lift.lift(e)}
            ><canvas width=${SIDE} height=${SIDE} data-sprite=${sprite.id}></canvas></button></li>`)}
      </ul>
      ${this.problem ? html`<p class="label" role="alert">${this.problem}</p>` : nothing}`;
  }

  none() {
    const { styles } = readStage();
    const wanted = this.wanted.trim();
    const elsewhere = [...styles.values()].filter(({ sprites }) => sprites.some(({ words }) => words.includes(wanted.toLowerCase()))).map(({ name }) => name);
    return elsewhere.length ? `${styles.get(this.drawnBy).name} has no “${wanted}”. Drawn by: ${elsewhere.join(', ')}.`
      : `There is no drawing of “${wanted}”. Try an animal that the model knows, such as “dog”.`;
  }

  async updated() {
    if (!this.near) return;
    const { drawnBy } = this;
    try {
      const sheet = await openSheet(drawnBy, readStage().styles.get(drawnBy).script);
      if (drawnBy === this.drawnBy) for (const canvas of this.querySelectorAll('canvas')) drawThumb(canvas, sheet, drawnBy);
      this.tell(null);
    } catch {
      this.tell('The drawings did not arrive. Check the connection and choose the style again.');
    }
  }

  /** @param {string | null} problem */
  tell(problem) {
    if (problem === this.problem) return;
    this.problem = problem;
    this.requestUpdate();
  }

  willUpdate(changed) {
    if (changed.has('drawnBy')) this.problem = null;
    if (changed.has('drawnBy') || changed.has('wanted') || changed.has('things')) this.cursor = 0;
  }

  /** @param {import('./stage-data.js').Sprite} sprite */
  sizeOf(sprite) {
    return sprite.thing ? THING : SIZES[Math.min(arrangementOf(this.lab).items.length, SIZES.length - 1)];
  }

  /** Where there is room, else in the middle. */
  put(sprite) {
    if (this.lift.spent) {
      this.lift.spent = false;
      return;
    }
    const hand = arrangementOf(this.lab);
    const size = this.sizeOf(sprite);
    const place = hand.scene && withRoom(hand.scene, sprite, size, numbers(hand.items.length));
    hand.put(place ?? { sprite: sprite.id, x: 500, y: 620, size });
  }

  onKey(event) {
    const buttons = [...this.querySelectorAll('.tray-thumb')];
    const at = Number(event.target.closest('.tray-thumb')?.dataset.at);
    const to = { ArrowLeft: at - ROWS, ArrowRight: at + ROWS, ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
  }
}

/** @param {HTMLCanvasElement} canvas @param {import('./sheets.js').Sheet} sheet @param {string} style */
function drawThumb(canvas, { image, corners }, style) {
  const { sprite } = canvas.dataset;
  if (canvas.drawn === sprite) return;
  canvas.drawn = sprite;
  const [x, y, width, height] = corners[sprite.slice(style.length + 1)];
  const scale = SIDE / Math.max(width, height);
  const pen = canvas.getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.clearRect(0, 0, SIDE, SIDE);
  pen.drawImage(image, x, y, width, height, (SIDE - width * scale) / 2, SIDE - height * scale, width * scale, height * scale);
}

define('lab-drawings', LabDrawings);
