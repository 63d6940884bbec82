/** The reader's guess where the attention will go. While it is open the figure shows no map; after that it stands beside the map.
 * A Lit reactive controller for a host with `reveal()`. */
export class Prediction {
  open = false;
  /** @type {number[]} */
  patches = [];
  /** Whether the reader goes along: then a new answer starts a new guess, else it is shown at once. */
  wanted = false;

  /** @param {import('lit').ReactiveControllerHost & {reveal: () => void}} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    addEventListener('beforeprint', this.onPrint);
  }

  hostDisconnected() {
    removeEventListener('beforeprint', this.onPrint);
  }

  /** On paper nobody can press a button: the map is shown. */
  onPrint = () => this.host.reveal();

  /** Everybody may guess; who does not loses nothing. */
  invite() {
    this.change({ open: true });
  }

  begin() {
    this.change({ open: true, wanted: true, patches: [] });
  }

  /** @param {number} patch @param {boolean} chosen */
  put(patch, chosen) {
    const others = this.patches.filter((other) => other !== patch);
    this.change({ wanted: true, patches: chosen ? [...others, patch] : others });
  }

  /** @returns {boolean} whether it was open: the map may be seen now */
  close() {
    const { open, patches } = this;
    if (open) this.change({ open: false, wanted: patches.length > 0 });
    return open;
  }

  clear() {
    this.change({ patches: [], wanted: this.open });
  }

  /** Another answer is on its way. @returns {boolean} whether it waits for a guess of its own */
  renew() {
    if (this.wanted) this.begin();
    return this.wanted;
  }

  change(values) {
    Object.assign(this, values);
    this.host.requestUpdate();
  }
}
