import { PageElement } from '../elements/page-element.js';
import { inTurn } from './turns.js';

/** An element of the playground: it has the `lab`, and draws itself anew when the lab has news. */
export class LabElement extends PageElement {
  static properties = { lab: { attribute: false } };

  /** The lab's events that are news for it. */
  static hears = ['change', 'answer', 'state'];

  news = () => this.requestUpdate();

  /** Of the headings here: a figure stands below the headings of its lesson's sections. */
  get level() {
    return this.closest('[data-variant="figure"]') ? 4 : 2;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.lab) this.listen(this.lab, true);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.lab) this.listen(this.lab, false);
  }

  willUpdate(changed) {
    const before = changed.get('lab');
    if (!changed.has('lab') || before === this.lab) return;
    if (before) this.listen(before, false);
    this.listen(this.lab, true);
  }

  listen(lab, on) {
    for (const event of this.constructor.hears) lab[on ? 'addEventListener' : 'removeEventListener'](event, this.news);
  }

  /** The first drawing waits its turn, so that a whole instrument does not hold the page up; from then on news is drawn at once. */
  scheduleUpdate() {
    return inTurn(this, () => super.scheduleUpdate());
  }
}
