import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { styled } from '../../elements/styled.js';
import { LabElement } from '../lab-element.js';
import { arrangementOf } from './arrangement.js';
import { extent, handleReach } from './geometry.js';
import { Gesture } from './gesture.js';
import { useKey } from './keys.js';
import { pick } from './pick.js';
import './scene-picture.js';
import { sheetsOf } from './sheets.js';
import { readStage } from './stage-data.js';
import { itemWords, spriteWords } from './words.js';

const KEYS = 'Arrow keys move, with shift farther; plus and minus scale; square brackets turn; F mirrors, D doubles, page up and page down change what is in front, delete removes.';
const PAUSE = 700;                                         // after the last key, before what it did is said

/** The picture, and what is in it to be moved while the tool is “Arrange”. */
class LabScene extends LabElement {
  get hand() {
    return arrangementOf(this.lab);
  }

  constructor() {
    super();
    this.gesture = new Gesture(() => this.hand, () => this.getBoundingClientRect());
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('wheel', this.onWheel, { passive: false });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.gesture.stop();
    clearTimeout(this.timer);
    this.removeEventListener('wheel', this.onWheel);
  }

  get arranging() {
    return this.lab.doc.tool === 'move' && Boolean(this.hand.scene);
  }

  render() {
    const { hand, lab } = this;
    this.toggleAttribute('data-arranging', this.arranging);
    return html`
      <div class="scene" @pointerdown=${this.onPress} @pointermove=${(e) => this.gesture.move(e)}
        @pointerup=${this.onLift} @pointercancel=${this.onLift} @keydown=${this.onKey}>
        ${this.picture(lab.doc.picture)}
        ${this.arranging ? html`
          <div class="scene-items" role="group" tabindex="-1" aria-label="What is in the picture, from the farthest to the nearest" aria-describedby="scene-keys">
            ${hand.items.map((item, index) => this.itemButton(item, index))}
          </div>
          <p class="visually-hidden" id="scene-keys">${KEYS}</p>` : nothing}
        <p class="visually-hidden" role="status">${hand.news}</p>
      </div>`;
  }

  /** @param {import('../doc.js').PictureChoice} choice */
  picture(choice) {
    if (choice.kind === 'scene') return html`<lab-scene-picture .scene=${choice.scene}></lab-scene-picture>`;
    const picture = this.lab.pictures.find(choice);
    return picture ? html`<img class="scene-picture" src=${picture.url} alt=${picture.alt} draggable="false">`
      : html`<p class="scene-gone label">This picture is no longer at hand.</p>`;
  }

  itemButton(item, index) {
    const size = extent(item, readStage().sprites.get(item.sprite));
    const { width, height } = size;
    const chosen = index === this.hand.index;
    const place = {
      left: `${(item.x - width / 2) / 10}%`, top: `${(item.y - height / 2) / 10}%`, width: `${width / 10}%`, height: `${height / 10}%`,
      rotate: `${item.turn}deg`, 'z-index': chosen ? 1 : null,
    };
    return html`
      <button class="scene-item" data-index=${index} aria-pressed=${chosen} aria-label=${itemWords(item)} title=${spriteWords(item.sprite)}
        @focus=${(e) => { if (e.target.matches(':focus-visible')) this.hand.choose(index); }} ${styled(place)}>
        ${chosen ? this.handles(handleReach(item, size)) : nothing}
      </button>`;
  }

  handles({ turn, scale }) {
    return html`
      <span class="scene-handle" data-kind="turn" ${styled({ '--reach': `${turn / 10}cqi` })}></span>
      <span class="scene-handle" data-kind="scale" ${styled({ '--reach': scale })}></span>`;
  }

  onPress(event) {
    if (event.button !== 0 || !this.arranging) return;
    const { gesture, hand } = this;
    if (gesture.active) {
      if (event.pointerType === 'touch') this.join(event);
      return;
    }
    const button = this.pressed(event);
    if (!button) {
      hand.choose(null);
      return;
    }
    button.setPointerCapture(event.pointerId);
    button.focus({ focusVisible: false, preventScroll: true });     // Safari does not, for a press
    hand.choose(Number(button.dataset.index));
    gesture.press(event, event.target.dataset.kind ?? 'move');
  }

  /** The thing under a pointer: a handle's own, else the one that is drawn there, else the one whose box is there. */
  pressed(event) {
    const own = event.target.closest('.scene-item');
    if (!own || event.target.dataset.kind) return own;
    const index = pick(this.hand.scene, this.gesture.point(event));
    return index === null ? own : this.querySelector(`.scene-item[data-index="${index}"]`);
  }

  /** A second finger scales and turns. */
  join(event) {
    if (this.gesture.pointers.size > 1) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    this.gesture.press(event, 'move');
  }

  onLift(event) {
    if (this.gesture.lift(event)) this.tellItem();
  }

  onWheel = (event) => {
    if (!event.ctrlKey || !this.arranging) return;
    event.preventDefault();
    const over = event.target.closest('.scene-item');
    if (over && this.hand.index === null) this.hand.choose(Number(over.dataset.index));
    this.hand.scale(Math.exp(-Math.max(-50, Math.min(50, event.deltaY)) / 400), `wheel-${this.hand.index}`);
  };

  onKey(event) {
    const button = event.target.closest('.scene-item');
    if (!button) return;
    this.hand.choose(Number(button.dataset.index));
    if (!useKey(this.hand, event)) return;
    event.preventDefault();
    this.focusNext = this.hand.index ?? -1;
    clearTimeout(this.timer);
    if (!['Delete', 'Backspace', 'PageUp', 'PageDown', 'Escape'].includes(event.key)) this.timer = setTimeout(() => this.tellItem(), PAUSE);
  }

  tellItem() {
    if (!this.hand.item) return;
    this.hand.news = `${itemWords(this.hand.item)}.`;
    this.requestUpdate();
  }

  updated() {
    if (this.arranging) sheetsOf(this.hand.scene).catch(() => {});           // at hand before the first move makes a scene of the picture
    if (this.focusNext === undefined) return;
    (this.querySelector(`.scene-item[data-index="${this.focusNext}"]`) ?? this.querySelector('.scene-items'))?.focus();
    this.focusNext = undefined;
  }
}

define('lab-scene', LabScene);
