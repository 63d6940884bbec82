import { arrangementOf } from './arrangement.js';
import { Gesture } from './gesture.js';

const THRESHOLD = 6;                                       // less is a click, in CSS pixels

/** Dragging a drawing out of the tray: outside of the picture it hangs on the pointer, and once over it, it is in it and moves there,
 * so that the model follows before it is dropped. */
export class Lift {
  /** Whether the coming click ends a drag. */ spent = false;

  /** @param {() => import('../lab.js').Lab} labOf @param {() => HTMLElement} stageOf the element that shows the picture
   * @param {(sprite: import('./stage-data.js').Sprite) => number} sizeOf how large something comes in, in thousandths */
  constructor(labOf, stageOf, sizeOf) {
    this.labOf = labOf;
    this.stageOf = stageOf;
    this.sizeOf = sizeOf;
  }

  get hand() {
    return arrangementOf(this.labOf());
  }

  /** @param {PointerEvent} event @param {import('./stage-data.js').Sprite} sprite */
  press(event, sprite) {
    if (event.button !== 0 || this.sprite) return;
    this.spent = false;
    Object.assign(this, { sprite, from: event, merge: this.hand.newDrag(), gesture: null });
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.sprite || event.pointerId !== this.from.pointerId) return;
    if (this.gesture) {
      this.gesture.move(event);
      return;
    }
    if (!this.ghost && Math.hypot(event.clientX - this.from.clientX, event.clientY - this.from.clientY) < THRESHOLD) return;
    this.spent = true;
    if (this.over(event)) this.enter(event);
    else this.hang(event);
  }

  over({ clientX, clientY }) {
    const { left, top, right, bottom } = this.stageOf().getBoundingClientRect();
    return clientX > left && clientX < right && clientY > top && clientY < bottom;
  }

  enter(event) {
    this.drop();
    const gesture = new Gesture(() => this.hand, () => this.stageOf().getBoundingClientRect());
    const { x, y } = gesture.point(event);
    if (!this.hand.put({ sprite: this.sprite.id, x, y, size: this.sizeOf(this.sprite) }, this.merge)) {
      this.sprite = null;
      return;
    }
    gesture.press(event, 'move', this.merge);
    this.gesture = gesture;
  }

  hang({ clientX, clientY, currentTarget }) {
    if (!this.ghost) {
      const canvas = currentTarget.querySelector('canvas');
      this.ghost = Object.assign(document.createElement('canvas'), { className: 'tray-ghost', width: canvas.width, height: canvas.height });
      this.ghost.getContext('2d').drawImage(canvas, 0, 0);
      document.body.append(this.ghost);
    }
    this.ghost.style.translate = `${clientX}px ${clientY}px`;
  }

  drop() {
    this.ghost?.remove();
    this.ghost = null;
  }

  /** @param {PointerEvent} event */
  lift(event) {
    if (!this.sprite || event.pointerId !== this.from.pointerId) return;
    this.gesture?.lift(event);
    this.drop();
    this.sprite = this.gesture = null;
  }
}
