import { pageStands } from '../elements/page-stands.js';
import { lifeOrRest } from '../reading/life.js';
import { desk } from './engine.js';

/** Starts the engine, if nobody has. */
export const wake = () => {
  if (desk.state.name === 'idle') desk.client.start();
};

/** Whether every megabyte counts: then the engine waits for a question. */
const savesData = () => Boolean(navigator.connection?.saveData) || matchMedia('(prefers-reduced-data: reduce)').matches;

/** The pointer or the focus is on a figure: its reader will ask in a moment. */
export const wakeUnlessSaving = () => {
  if (!savesData()) wake();
};

/** Starts the engine when the reader comes near its host, unless they save data; never before they move, or have looked for a while, and
 * the browser has a moment. A Lit reactive controller. */
export class WakeNear {
  /** @param {import('lit').ReactiveControllerHost & HTMLElement} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    const near = this.near = new IntersectionObserver(async ([entry]) => {
      if (!entry.isIntersecting || savesData()) return;
      await lifeOrRest();
      await pageStands();
      if (this.near === near) wake();                         // the host may be gone by then
    }, { rootMargin: '40%' });
    near.observe(this.host);
  }

  hostDisconnected() {
    this.near.disconnect();
    this.near = null;
  }
}
