import { desk } from '../figure/engine.js';
import { wake, wakeUnlessSaving, WakeNear } from '../figure/wake-near.js';

/** Keeps a figure's numbers up with what the reader does: one question under way at a time, however fast they drag, and the newest state
 * is always asked. It wakes the engine when the reader comes near or touches the figure. A Lit reactive controller for a host with
 * `receive(params, result)` and `refuse(sentence)`; the host says `want()` whenever it has changed. */
export class Newest {
  /** @param {import('lit').ReactiveControllerHost & HTMLElement} host @param {(params: object) => Promise<object>} ask the engine
   * @param {() => object} params what to ask now; always the same object while nothing has changed */
  constructor(host, ask, params) {
    Object.assign(this, { host, ask, params });
    this.answered = null;                                 // the params that the engine has answered, or refused
    this.busy = false;
    host.addController(this);
    new WakeNear(host);
  }

  /** Whether the figure shows what the engine says about what is there now. */
  get upToDate() {
    return this.answered === this.params();
  }

  hostConnected() {
    desk.client.addEventListener('state', this.onState);
    for (const touch of ['pointerenter', 'focusin']) this.host.addEventListener(touch, wakeUnlessSaving);
    this.onState();                                       // the engine may have come up while nobody listened
  }

  hostDisconnected() {
    desk.client.removeEventListener('state', this.onState);
    for (const touch of ['pointerenter', 'focusin']) this.host.removeEventListener(touch, wakeUnlessSaving);
  }

  onState = () => {
    this.host.requestUpdate();
    if (desk.ready) this.want();
  };

  async want() {
    if (this.busy || this.upToDate) return;
    wake();
    if (!desk.ready) return;
    this.busy = true;
    while (!this.upToDate && desk.ready) await this.askOnce(this.params());
    this.busy = false;
  }

  async askOnce(params) {
    try {
      const result = await this.ask(params);
      this.answered = params;
      this.host.receive(params, result);
    } catch (problem) {
      if (desk.state.name === 'failed') return;           // the engine's line says why; what is there now is asked when it is up again
      this.answered = params;
      this.host.refuse(problem.message);
    }
  }
}
