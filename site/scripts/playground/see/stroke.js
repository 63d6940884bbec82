/** Painting with mouse, pen or finger: from the patch where it is pressed, over every patch on the way, to where it is lifted. All
 * of them become what the first one was not. */
export class Stroke {
  /** @param {{at: (event: PointerEvent) => number | null, has: (patch: number) => boolean,
   *   put: (patches: number[], on: boolean, name: string) => void, columns: number}} grid */
  constructor(grid) {
    this.grid = grid;
    this.pointer = null;
  }

  /** @param {PointerEvent} event @param {HTMLElement} element keeps the pointer until it is lifted */
  press(event, element) {
    const patch = this.grid.at(event);
    if (patch === null || event.button !== 0 || this.pointer !== null) return;
    element.setPointerCapture(event.pointerId);
    Object.assign(this, { pointer: event.pointerId, last: patch, on: !this.grid.has(patch), name: `stroke-${++Stroke.count}` });
    this.grid.put([patch], this.on, this.name);
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (event.pointerId !== this.pointer) return;
    const patch = this.grid.at(event);
    if (patch === null || patch === this.last) return;
    this.grid.put(between(this.last, patch, this.grid.columns), this.on, this.name);
    this.last = patch;
  }

  /** @param {PointerEvent} event */
  lift(event) {
    if (event.pointerId === this.pointer) this.pointer = null;
  }
}

Stroke.count = 0;

/** The patches on the straight way from one to another, the first left out: a quick hand skips some. */
function between(from, to, columns) {
  const [y, x] = [Math.floor(from / columns), from % columns];
  const [dy, dx] = [Math.floor(to / columns) - y, (to % columns) - x];
  const steps = Math.max(Math.abs(dx), Math.abs(dy));
  return Array.from({ length: steps }, (_, step) => {
    const part = (step + 1) / steps;
    return Math.round(y + part * dy) * columns + Math.round(x + part * dx);
  });
}
