/** Choosing patches with a pointer: a mouse or pen paints, from the patch where it is pressed to wherever it is dragged; a finger
 * only taps, so that it can still scroll the page. */
export class Brush {
  painting = false;
  /** Whether the coming click belongs to a patch that is painted already. */
  spent = false;

  /** @param {(patch: number, chosen: boolean) => void} put */
  constructor(put) {
    this.put = put;
  }

  /** @param {PointerEvent} event @param {number} patch @param {boolean} chosen whether it is so far */
  press(event, patch, chosen) {
    if (event.pointerType === 'touch' || event.button !== 0) return;
    this.painting = this.spent = true;
    this.adding = !chosen;
    this.put(patch, this.adding);
  }

  /** @param {PointerEvent} event @param {number} patch */
  enter({ buttons }, patch) {
    if (this.painting && buttons & 1) this.put(patch, this.adding);
    else this.painting = false;
  }

  /** A tap, or a click that a program made. @param {number} patch @param {boolean} chosen */
  click(patch, chosen) {
    if (!this.spent) this.put(patch, !chosen);
  }

  lift() {
    this.painting = this.spent = false;
  }
}
