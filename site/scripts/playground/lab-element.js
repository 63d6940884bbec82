import { PageElement } from '../elements/page-element.js';

/** An element of the playground: it has the `lab`, and draws itself anew when the lab has news. */
export class LabElement extends PageElement {
  static properties = { lab: { attribute: false } };

  news = () => this.requestUpdate();

  /** Of the headings here: a figure stands below the headings of its lesson's sections. */
  get level() {
    return this.closest('[data-variant="figure"]') ? 4 : 2;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const event of ['change', 'answer', 'state']) this.lab?.addEventListener(event, this.news);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const event of ['change', 'answer', 'state']) this.lab?.removeEventListener(event, this.news);
  }

  willUpdate(changed) {
    const before = changed.get('lab');
    if (!changed.has('lab') || before === this.lab) return;
    for (const event of ['change', 'answer', 'state']) {
      before?.removeEventListener(event, this.news);
      this.lab.addEventListener(event, this.news);
    }
  }
}
