import { HeadStart } from './head-start.js';
import { Launch } from './launch.js';
import { filesFor, laterFiles, modelNames } from './manifest.js';
import { OpenPictures } from './pictures.js';
import { EngineProblem } from './problem.js';
import { siteRoot } from './root.js';
import { checkBrowser } from './support.js';
import { Shelf } from './shelf.js';
import { transportFor } from './transport.js';

/** Milliseconds without a sign of life after which the worker counts as hung: a stage of loading, the same
 * with a head start, and one request. */
const LIMITS = { stage: 120_000, restore: 30_000, request: 60_000 };
/** Milliseconds without a question after which the reader has what they wanted. */
const REST = 500;
/** How often a worker that ends is replaced unasked. */
const SPARE = 1;
const AGAIN = 'The model stopped in the middle of its work and starts again; nothing of yours is lost. ';

/**
 * @typedef {{name: 'idle'}
 *   | {name: 'loading', stage: string, loaded: number, total: number, text: string}
 *   | {name: 'ready'}
 *   | {name: 'failed', kind: string, message: string, canRetry: boolean, detail: string}} EngineState
 */

/** The page's one way to the engine, which runs in a worker. It says how far loading has got (event "state"), and what it
 * rejects with is a sentence for the reader (EngineProblem). A worker that ends is replaced by itself, once, and asked again what
 * was open; from then on the reader is asked to. */
export class EngineClient extends EventTarget {
  /** @param {{root?: URL, model?: string, limits?: Partial<typeof LIMITS>}} [options] model: the site's first unless named */
  constructor({ root = siteRoot(document), model, limits } = {}) {
    super();
    this.transport = transportFor(root);
    this.shelf = new Shelf(this.transport);
    this.pictures = new OpenPictures();
    this.model = model;
    this.limits = { ...LIMITS, ...limits };
    /** @type {EngineState} */
    this.state = { name: 'idle' };
    /** How often the worker may still be replaced before the reader is asked: one that ends again and again has a reason. */
    this.spare = SPARE;
  }

  /** Load and start the engine, unless that has been done. Settles when the state is "ready" or "failed"; never rejects.
   * @param {string} [why] said before what is being done */
  start(why = '') {
    if (!this.starting) {
      this.stopLoading = new AbortController();
      const { signal } = this.stopLoading;
      this.starting = this.load(signal, why).catch((problem) => (signal.aborted ? null : this.fail(problem)));
    }
    return this.starting;
  }

  /** Start again after a failure, from what has already arrived. */
  retry() {
    if (this.state.name === 'failed') {
      this.starting = null;
      this.spare = SPARE;
    }
    return this.start();
  }

  /** Open a picture of any size. The id stays good when the worker has to be started anew.
   * @param {{rgba: Uint8Array | Uint8ClampedArray, width: number, height: number, like?: string}} picture  like: the id of an open
   *   picture that differs little, as while something is dragged; what is the same in both is not computed again
   * @returns {Promise<{id: string, pixels: object, vectors?: object}>} what the model sees of it */
  async open(picture) {
    const opened = await this.request('open', picture);
    return { ...opened, id: this.pictures.add(opened) };
  }

  /** @param {string} picture an id from open() @param {string} question @param {object} [options] see Session.ask */
  ask(picture, question, options = {}) {
    return this.request('ask', { ...options, picture, question });
  }

  /** @param {string} picture an id from open() */
  async close(picture) {
    await this.request('close', { picture });
    this.pictures.remove(picture);
  }

  /** Any method of the session. Pictures in `params` go by the ids of open(). @param {string} method @param {object} [params] */
  call(method, params = {}) {
    if (method === 'open') return this.open(params);
    if (method === 'close') return this.close(params.picture);
    return this.request(method, params);
  }

  /** Milliseconds for which the model has been at work without a word. */
  get silence() {
    return this.link?.silence ?? 0;
  }

  /** Stop the worker and forget what it held; what has been downloaded stays. */
  dispose() {
    this.stopLoading?.abort();
    const { link } = this;
    this.link = this.starting = null;
    link?.end(gone());
    this.show({ name: 'idle' });
  }

  async request(method, params) {
    do await this.start(); while (this.state.name === 'loading');     // replaced while it started
    if (this.state.name !== 'ready') throw new EngineProblem(this.state.message ?? 'The model was stopped.', 'gone');
    if (method === 'edit') await Promise.all([this.extend(), this.memoryKept]);    // what is kept is the engine's, not the reader's
    const { starting } = this;
    try {
      return await this.ready(method, params);
    } catch (problem) {
      const replaced = problem.kind === 'gone' && this.state.name === 'loading' && starting !== this.starting;
      if (!replaced || method === 'edit') throw problem;   // what the reader wrote may be what ended the worker
      return this.request(method, params);
    }
  }

  /** The rest of Python's library: code that the reader edits may import what the engine does without. */
  extend() {
    const { link, stopLoading: { signal } } = this;
    return (link.extended ??= this.shelf.collect(laterFiles(this.manifest), () => {}, signal).then((files) => link.request(
      'extend', { files }, { limit: this.limits.stage })).catch((problem) => {
      link.extended = null;
      throw problem;
    }));
  }

  ready(method, params) {
    const inside = { ...params };
    for (const name of ['picture', 'like']) if (name in params) inside[name] = this.pictures.inside(params[name]);
    return this.link.request(method, inside, { limit: this.limits.request });
  }

  /** @param {AbortSignal} signal @param {string} why */
  async load(signal, why) {
    checkBrowser();
    const progress = (step) => { if (!signal.aborted) this.show({ name: 'loading', loaded: 0, total: 0, ...step, text: why + step.text }); };
    progress({ stage: 'download', text: 'Looking for the model' });
    const manifest = this.manifest = await this.transport.manifest(signal).catch(notReached);
    const model = this.model ?? modelNames(manifest)[0];
    const headStart = this.headStart = new HeadStart(manifest);
    const finding = headStart.find();
    const first = this.newLaunch();
    const arrived = await this.shelf.collect(filesFor(manifest, model), (loaded, total) => progress(
      { stage: 'download', text: 'Fetching Python and the model', loaded, total }), signal, (...file) => first.take(...file)).catch((problem) => {
      first.end(problem);
      throw problem;
    });
    const found = await finding;
    const launch = (worker, how) => this.launch(worker, { model, ...how }, progress, signal);
    if (found.snapshot) {
      headStart.trying();
      await launch(first, found).then(() => headStart.worked(), async (problem) => {
        if (signal.aborted) throw problem;
        await headStart.failed();
        const second = this.newLaunch();
        for (const file of arrived) second.take(...file);
        await launch(second, { snapshot: null, record: false });
      });
    } else {
      await launch(first, found);
    }
    if (signal.aborted) return;
    await this.pictures.reopen((picture) => this.ready('open', picture));
    if (signal.aborted) return;
    this.show({ name: 'ready' });
    if (found.record) this.memoryKept = this.keepMemory(headStart);
  }

  newLaunch() {
    return new Launch((problem, link) => {
      if (this.link !== link || !link.started) return;
      if (link.started.snapshot) this.headStart.failed();      // it may be to blame: the next start does without
      this.fail(problem);
    });
  }

  /** Start the engine in a worker that is being handed its files. @param {Launch} worker
   * @param {{model: string, snapshot: ArrayBuffer | null, record: boolean}} how @param {(step: object) => void} progress
   * @param {AbortSignal} signal */
  async launch(worker, how, progress, signal) {
    const link = await worker.link;
    if (signal.aborted) return link.end(gone());
    this.link = link;
    progress({ stage: 'python', text: 'Starting Python' });
    try {
      await link.request('start', { ...how, lifeline: link.lifeline }, { limit: this.limits[how.snapshot ? 'restore' : 'stage'],
        transfer: how.snapshot ? [how.snapshot] : [], onProgress: (step) => { link.watch(); progress(step); } });
      link.started = how;
    } catch (problem) {
      link.end(problem);
      throw problem;
    }
  }

  /** When the reader has what they wanted, keep Python's memory for the next start. @param {HeadStart} headStart
   * @returns {Promise<void>} never rejects */
  async keepMemory(headStart) {
    const { link } = this;
    do await pause(REST); while (link.silence);
    await link.request('snapshot', {}, { limit: this.limits.request }).then((snapshot) => headStart.keep(snapshot)).catch(() => {});
  }

  /** @param {Error} problem @returns {Promise<void>} */
  async fail(problem) {
    const { link } = this;
    this.link = null;
    link?.end(problem);
    if (problem.kind === 'gone' && this.spare > 0) {
      this.spare -= 1;
      this.stopLoading.abort();
      this.starting = null;
      return this.start(AGAIN);
    }
    const known = problem instanceof EngineProblem;
    const message = known ? problem.message : 'The model could not be started in this browser. Try again, or use a current Chrome, Firefox or Safari.';
    this.show({ name: 'failed', kind: known ? problem.kind : 'engine', message, canRetry: problem.kind !== 'unsupported', detail: known ? problem.detail : String(problem.stack ?? problem) });
  }

  /** @param {EngineState} state */
  show(state) {
    this.state = state;
    this.dispatchEvent(new CustomEvent('state', { detail: state }));
  }
}

/** @param {number} ms */
const pause = (ms) => new Promise((over) => { setTimeout(over, ms); });

const gone = () => new EngineProblem('The model was stopped.', 'gone');

function notReached(problem) {
  throw problem instanceof EngineProblem ? problem : new EngineProblem(
    'The model cannot be reached: the connection is lost. Try again when you are connected.', 'loading', String(problem));
}
