import { own } from '../../elements/own.js';
import { siteRoot } from '../../engine/root.js';
import { modeNow, onWish, saveWish, wish } from './wish.js';

const AGAIN = 20_000;                                      // milliseconds until what was interrupted goes on
const LOOK = 3_600_000;                                    // … until an open page looks for a new version
const PATIENCE = 5_000;                                    // … that the worker may take to answer

/** @typedef {import('../messages.js').Status} Status */

/** The page's side of the service worker: it asks for everything to be kept, goes on with what was interrupted, and says "change" whenever
 * there is news. Where the browser has or allows no such worker, `status` stays undefined. */
export class Keeper extends EventTarget {
  /** @type {Status | undefined} */
  status;
  removed = false;
  late = !navigator.serviceWorker.controller;              // whether this page came without the worker

  async begin() {
    try {
      if (wish() === 'nothing') this.say({ removed: true });
      else await this.register();
    } catch {
      // Storage is denied, or the site has no worker: all works as without one.
    }
  }

  async register() {
    const address = new URL('service-worker.js', siteRoot(document));
    this.registration = await navigator.serviceWorker.register(own(address), { updateViaCache: 'none' });
    this.registration.onupdatefound = () => this.follow(this.registration.installing);
    this.follow(this.registration.installing);
    if (!this.watching) this.watch();
    await active(this.registration);
    await this.keep();
    await this.turn();
  }

  watch() {
    this.watching = true;
    navigator.serviceWorker.addEventListener('message', ({ data }) => data?.sightline === 'kept' && this.look());
    navigator.serviceWorker.addEventListener('controllerchange', () => this.look());
    onWish(() => this.say({ removed: wish() === 'nothing' }));
    addEventListener('online', () => this.goOn());
    document.addEventListener('visibilitychange', () => this.goOn());
    setInterval(() => this.goOn(), AGAIN);
    this.looked = Date.now();
  }

  /** Go on with what was interrupted, and now and then look for a new version. */
  goOn() {
    if (document.hidden || this.removed || !navigator.onLine) return;
    if (this.status?.mode === 'all' && !this.status.complete) this.keep();
    const { installing, waiting } = this.registration;
    if (installing || waiting || Date.now() - this.looked < (this.failed ? AGAIN : LOOK)) return;
    this.looked = Date.now();
    this.failed = false;
    this.registration.update().catch(() => {});
  }

  keep() {
    return this.tell(this.registration.active, { do: 'keep', mode: modeNow(), seen: seen(), late: this.late, without: unused() });
  }

  /** An update that fails, of which the connection may be the cause, is tried again. @param {ServiceWorker | null} worker */
  follow(worker) {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'redundant') this.failed = true;
      if (worker.state === 'installed') this.look();
    });
  }

  /** The reader wants all of it, whatever the browser's data saving says. */
  async keepEverything() {
    saveWish('everything');
    this.removed = false;
    await navigator.storage?.persist?.().catch(() => {});
    await this.register();
  }

  async remove() {
    saveWish('nothing');
    this.say({ removed: true });
    const worker = this.registration.active;
    if (worker) await ask(worker, { do: 'remove' });
    await this.registration.unregister();
  }

  /** Ask how things stand. */
  async look() {
    if (this.removed || !this.registration.active) return;
    await this.tell(this.registration.active, { do: 'status' });
    await this.turn();
  }

  /** A reader who has come to the new version, by reloading, has turned to it: its worker need not wait any longer. */
  async turn() {
    const { waiting } = this.registration;
    const next = waiting && await ask(waiting, { do: 'status' });
    if (next && next.own === next.yours) waiting.postMessage({ do: 'use' });
  }

  async tell(worker, message) {
    const status = await ask(worker, message);
    if (status && !this.removed) this.say({ status });
  }

  say(news) {
    Object.assign(this, news);
    this.dispatchEvent(new Event('change'));
  }
}

/** @returns {string[]} the addresses of this page and of what it has loaded, as far as they are the site's */
function seen() {
  const root = siteRoot(document).href;
  return [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)].filter((address) => address.startsWith(root));
}

/** @returns {'.mp3' | '.webm'} how the names of those sounds end that the player does not take here */
const unused = () => (new Audio().canPlayType('audio/webm; codecs=opus') ? '.mp3' : '.webm');

/** @param {ServiceWorker} worker @param {object} message @returns {Promise<Status | undefined>} */
function ask(worker, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, PATIENCE);
    worker.postMessage(message, [port2]);
  });
}

/** @param {ServiceWorkerRegistration} registration @returns {Promise<void>} once a worker is in charge */
async function active(registration) {
  if (registration.active) return;
  const worker = registration.installing ?? registration.waiting;
  await new Promise((resolve) => {
    worker.addEventListener('statechange', () => worker.state === 'activated' && resolve());
  });
}
