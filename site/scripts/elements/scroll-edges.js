/** Tells by `data-before` and `data-after` whether some of a row that scrolls sideways is out of sight there, so that its edge can fade. */
export class ScrollEdges {
  /** @param {import('lit').ReactiveElement} host @param {string} selector of the row; it has one child */
  constructor(host, selector) {
    Object.assign(this, { host, selector, row: null, watch: new ResizeObserver(() => this.tell()) });
    host.addController(this);
  }

  hostUpdated() {
    const row = this.host.querySelector(this.selector);
    if (row === this.row) return;
    this.watch.disconnect();
    this.row = row;
    if (!row) return;
    row.addEventListener('scroll', () => this.tell(), { passive: true });
    for (const element of [row, row.firstElementChild]) this.watch.observe(element);
  }

  tell() {
    const { scrollLeft, clientWidth, scrollWidth, dataset } = this.row;
    dataset.before = scrollLeft > 1;
    dataset.after = scrollLeft + clientWidth < scrollWidth - 1;
  }
}
