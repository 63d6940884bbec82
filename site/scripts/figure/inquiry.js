import { desk } from './engine.js';
import { wake, WakeNear } from './wake-near.js';

/** @typedef {{picture: import('./pictures.js').Picture, question: string, play?: boolean}} Wanted */

/** A figure's dealings with the engine: it wakes it in time, holds the open question until there is an answer, and asks it
 * again after every failure. A Lit reactive controller for a host with `receive(wanted, answer)`, `refuse(sentence)` and
 * `unproven` (what to ask of the live model although nobody asked: the result computed at build). */
export class Inquiry {
  /** @param {import('lit').ReactiveControllerHost & HTMLElement} host */
  constructor(host) {
    this.host = host;
    /** @type {Wanted | null} */
    this.waiting = null;
    host.addController(this);
    new WakeNear(host);
  }

  get state() {
    return desk.state;
  }

  hostConnected() {
    desk.client.addEventListener('state', this.onState);
    this.onState();                                           // the engine may have come up while nobody listened
  }

  hostDisconnected() {
    desk.client.removeEventListener('state', this.onState);
  }

  /** The model came up, went down or got further. */
  onState = () => {
    this.host.requestUpdate();
    const open = this.waiting ?? this.host.unproven;
    if (desk.ready && open) this.put(open);
  };

  retry = () => {
    desk.client.retry();
  };

  /** @param {Wanted} wanted */
  async put(wanted) {
    this.waiting = wanted;
    this.host.requestUpdate();
    wake();
    if (!desk.ready) return;
    try {
      const answer = await desk.ask(wanted.picture, wanted.question);
      if (this.waiting !== wanted) return;                    // the reader has asked something else meanwhile
      this.waiting = null;
      this.host.receive(wanted, answer);
    } catch (problem) {
      if (this.waiting !== wanted || desk.state.name === 'failed') return;   // then the status line says why, and the question waits
      this.waiting = null;
      this.host.refuse(problem.message);
    }
  }
}
