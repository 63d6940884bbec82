import { desk } from './engine.js';

/** Starts the engine, if nobody has. */
export const wake = () => {
  if (desk.state.name === 'idle') desk.client.start();
};

/** Starts the engine when the reader comes near its host, unless they save data. A Lit reactive controller. */
export class WakeNear {
  /** @param {import('lit').ReactiveControllerHost & HTMLElement} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    this.near = new IntersectionObserver(([entry]) => {
      if (entry.isIntersecting && !navigator.connection?.saveData) wake();
    }, { rootMargin: '40%' });
    this.near.observe(this.host);
  }

  hostDisconnected() {
    this.near.disconnect();
  }
}
