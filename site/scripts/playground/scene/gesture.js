const THRESHOLD = { touch: 6, pen: 4, mouse: 3 };          // less is a click, in CSS pixels
const UPRIGHT = 4;                                         // degrees within which an item turns upright by itself

const middleOf = (points) => ({ x: points.reduce((sum, { x }) => sum + x, 0) / points.length, y: points.reduce((sum, { y }) => sum + y, 0) / points.length });
const apart = (a, b) => Math.max(1, Math.hypot(b.x - a.x, b.y - a.y));
const angle = (a, b) => Math.atan2(b.y - a.y, b.x - a.x) * 180 / Math.PI;
const upright = (degrees) => (Math.abs(((degrees + 180) % 360 + 360) % 360 - 180) < UPRIGHT ? 0 : degrees);

/** Moving the chosen item with one pointer, scaling and turning it with two or by its handles. The picture changes once a frame at
 * most, and ends where the pointer was lifted. */
export class Gesture {
  /** @type {Map<number, {x: number, y: number}>} */ pointers = new Map();
  frame = 0;

  /** @param {() => import('./arrangement.js').Arrangement} handOf @param {() => DOMRect} frameOf where the picture is on the screen */
  constructor(handOf, frameOf) {
    this.handOf = handOf;
    this.frameOf = frameOf;
  }

  get hand() {
    return this.handOf();
  }

  get active() {
    return this.pointers.size > 0;
  }

  /** @param {PointerEvent} event @param {'move' | 'scale' | 'turn'} kind @param {string} [merge] the drag that this goes on with */
  press(event, kind, merge) {
    if (!this.active) [this.kind, this.merge, this.moved] = [kind, merge ?? this.hand.newDrag(), Boolean(merge)];
    this.pointers.set(event.pointerId, this.point(event));
    this.begin();
  }

  /** From where pointers and item are now. */
  begin() {
    this.from = { item: this.hand.item, points: [...this.pointers.values()] };
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.pointers.has(event.pointerId)) return;
    this.pointers.set(event.pointerId, this.point(event));
    const [start] = this.from.points;
    this.moved ||= this.pointers.size > 1 || apart(start, this.pointers.get(event.pointerId)) * this.frameOf().width / 1000 > THRESHOLD[event.pointerType];
    if (this.moved) this.frame ||= requestAnimationFrame(() => this.apply());
  }

  /** @param {PointerEvent} event @returns {boolean} whether that ended the gesture, and something had moved */
  lift(event) {
    if (!this.pointers.has(event.pointerId)) return false;
    if (this.moved && event.type === 'pointerup') this.pointers.set(event.pointerId, this.point(event));
    if (this.moved) this.apply();
    this.pointers.delete(event.pointerId);
    if (this.active) this.begin();
    return !this.active && this.moved;
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.pointers.clear();
  }

  apply() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { item, points } = this.from;
    if (!item || !this.hand.item) return;
    this.hand.alter(this.changed(item, points, [...this.pointers.values()]), this.merge);
  }

  /** @returns {Partial<import('../doc.js').Item>} */
  changed(item, from, to) {
    if (to.length > 1) {
      const [before, after] = [middleOf(from), middleOf(to)];
      return {
        x: item.x + after.x - before.x, y: item.y + after.y - before.y,
        size: item.size * apart(to[0], to[1]) / apart(from[0], from[1]), turn: upright(item.turn + angle(to[0], to[1]) - angle(from[0], from[1])),
      };
    }
    const [[start], [now]] = [from, to];
    if (this.kind === 'scale') return { size: item.size * apart(item, now) / apart(item, start) };
    if (this.kind === 'turn') return { turn: upright(item.turn + angle(item, now) - angle(item, start)) };
    return { x: item.x + now.x - start.x, y: item.y + now.y - start.y };
  }

  /** In thousandths of the picture's side. @param {PointerEvent} event */
  point({ clientX, clientY }) {
    const { left, top, width, height } = this.frameOf();
    return { x: 1000 * (clientX - left) / width, y: 1000 * (clientY - top) / height };
  }
}
