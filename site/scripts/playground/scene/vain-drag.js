const FAR = 8;                                             // less is a click, in CSS pixels
const EVENTS = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'];

/** Whether somebody has tried to drag what is in the picture while the tool is “Look”, which moves nothing. A finger that goes up or
 * down scrolls the page and does not count. A Lit reactive controller for a part beside the stage. */
export class VainDrag {
  seen = false;

  /** @param {import('../lab-element.js').LabElement} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    this.stage = this.host.closest('.lab-picture').querySelector('.lab-stage');
    for (const type of EVENTS) this.stage.addEventListener(type, this);
  }

  hostDisconnected() {
    for (const type of EVENTS) this.stage.removeEventListener(type, this);
  }

  hostUpdate() {
    const { tool, picture } = this.host.lab.doc;
    if (tool !== 'look' || picture.kind === 'own') this.seen = false;
  }

  /** @param {PointerEvent} event */
  handleEvent(event) {
    const { tool, picture } = this.host.lab.doc;
    if (event.type === 'pointerdown') this.from = this.last = tool === 'look' && picture.kind !== 'own' && event.isPrimary && event.button === 0 ? event : null;
    if (!this.from || this.seen) return;
    if (event.type !== 'pointercancel') this.last = event;             // where a cancelled pointer is, it does not say
    if (event.type === 'pointermove' && event.pointerType === 'touch') return;
    this.judge();
    if (event.type !== 'pointerdown' && event.type !== 'pointermove') this.from = null;
  }

  judge() {
    const { from, last } = this;
    const [across, down] = [Math.abs(last.clientX - from.clientX), Math.abs(last.clientY - from.clientY)];
    this.seen = Math.hypot(across, down) > FAR && (from.pointerType !== 'touch' || across > down);
    if (this.seen) this.host.requestUpdate();
  }
}
