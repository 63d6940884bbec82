import { EngineProblem } from './problem.js';
import { watchLife } from './lifeline.js';

let links = 0;

/** Requests and answers between the page and one worker. Messages carry ids; when the worker ends, all that is still
 * open is rejected with one sentence, and `onEnd` is told it. */
export class WorkerLink {
  /** @param {Worker} worker @param {(problem: EngineProblem) => void} onEnd */
  constructor(worker, onEnd) {
    this.worker = worker;
    this.onEnd = onEnd;
    this.lifeline = `sightline-worker-${Date.now()}-${Math.random().toString(36).slice(2)}-${links++}`;
    this.ids = 0;
    this.heard = this.watched = false;
    /** @type {Map<number, {resolve: Function, reject: Function, onProgress?: Function, limit: number, timer: number}>} */
    this.open = new Map();
    this.watching = new AbortController();
    worker.onmessage = ({ data }) => this.receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.end(this.heard ? stopped(event.message) : notStarted(event.message));
    };
    worker.onmessageerror = () => this.end(stopped('a message could not be read'));
  }

  /** Watch for the worker's end; to be called once the worker has been heard of, for then it holds its lock. */
  watch() {
    if (this.watched || this.over) return;
    this.watched = true;
    watchLife(this.lifeline, () => this.end(stopped('it was ended')), this.watching.signal);
  }

  /** @param {string} method @param {object} params
   * @param {{limit: number, onProgress?: (progress: object) => void, transfer?: Transferable[]}} options limit: milliseconds without a
   * sign of life; transfer: what is handed over instead of copied */
  request(method, params, { limit, onProgress, transfer = [] }) {
    if (this.over) return Promise.reject(this.over);
    const id = ++this.ids;
    if (!this.open.size) this.heardAt = performance.now();
    return new Promise((resolve, reject) => {
      this.open.set(id, { resolve, reject, onProgress, limit, timer: this.timer(limit) });
      this.worker.postMessage({ id, method, params }, transfer);
    });
  }

  /** Tell the worker something to which there is no answer. @param {string} method @param {object} params */
  send(method, params) {
    if (!this.over) this.worker.postMessage({ method, params });
  }

  /** Milliseconds since the worker, which has something to do, gave a sign of life. */
  get silence() {
    return this.open.size ? performance.now() - this.heardAt : 0;
  }

  timer(limit) {
    return setTimeout(() => this.end(new EngineProblem(
      `The model has not answered for ${Math.round(limit / 1000)} seconds and was stopped. Start it again: your pictures and your question are kept.`, 'gone')), limit);
  }

  /** @param {unknown} data of the worker, in which code of the reader's may post whatever it likes */
  receive(data) {
    const { id, result, error, progress, over } = Object(data);
    this.heard = true;
    this.heardAt = performance.now();
    if (over) return this.end(stopped(String(over)));
    const waiting = this.open.get(id);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    if (progress) {
      waiting.timer = this.timer(waiting.limit);
      waiting.onProgress?.(progress);
      return;
    }
    this.open.delete(id);
    if (error) waiting.reject(new EngineProblem(error.message, error.kind, error.detail));
    else waiting.resolve(result);
  }

  /** Stop the worker and reject what is open. @param {EngineProblem} problem */
  end(problem) {
    if (this.over) return;
    this.over = problem;
    this.watching.abort();
    this.worker.terminate();
    for (const { reject, timer } of this.open.values()) {
      clearTimeout(timer);
      reject(problem);
    }
    this.open.clear();
    this.onEnd(problem);
  }
}

const stopped = (why) => new EngineProblem(
  'The model stopped in the middle of its work; the browser may have run out of memory. Start it again: your pictures and your question are kept.', 'gone', why);

const notStarted = (why) => new EngineProblem(
  'The model could not be started: its worker did not load. Check the connection and try again.', 'loading', why ?? '');
