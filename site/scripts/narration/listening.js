/** Keeps a Lit host in step with a narration: asks it to render whenever one of the events comes. */
export class Listening {
  /** @param {import('lit').ReactiveControllerHost & {narration: import('./narration.js').Narration}} host @param {string[]} events */
  constructor(host, events) {
    this.host = host;
    this.events = events;
    host.addController(this);
  }

  hostConnected() {
    for (const name of this.events) this.host.narration?.addEventListener(name, this.onEvent);
  }

  hostDisconnected() {
    for (const name of this.events) this.host.narration?.removeEventListener(name, this.onEvent);
  }

  onEvent = () => this.host.requestUpdate();
}
