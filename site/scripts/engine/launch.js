import { WORKER_SCRIPTS } from './manifest.js';
import { WorkerLink } from './worker-link.js';
import { workerFrom } from './worker-source.js';

/** A worker on its way: made as soon as its scripts are here, and handed every other file as it comes, so that it unpacks and
 * compiles while the rest is still being fetched. */
export class Launch {
  /** @param {(problem: import('./problem.js').EngineProblem, link: WorkerLink) => void} onEnd the worker's */
  constructor(onEnd) {
    this.onEnd = onEnd;
    this.scripts = new Map();
    /** @type {[string, import('./packing.js').Packed][]} here before the worker is */
    const early = [];
    this.hand = (...file) => { early.push(file); };
    /** @type {Promise<WorkerLink>} */
    this.link = new Promise((resolve) => { this.make = resolve; }).then(() => this.made(early));
    this.link.catch(() => {});                             // whoever asks for the link is told
  }

  /** A file has come. @param {string} name @param {import('./packing.js').Packed} packed */
  take(name, packed) {
    if (WORKER_SCRIPTS.includes(name)) {
      this.scripts.set(name, packed);
      if (this.scripts.size === WORKER_SCRIPTS.length) this.make();
    } else {
      this.hand(name, packed);
    }
  }

  async made(early) {
    const worker = await workerFrom(WORKER_SCRIPTS.map((name) => this.scripts.get(name)));
    const link = new WorkerLink(worker, (problem) => this.onEnd(problem, link));
    if (this.over) link.end(this.over);
    this.hand = (name, packed) => link.send('file', { name, ...packed });
    for (const file of early) this.hand(...file);
    return link;
  }

  /** It will not be needed. @param {Error} problem */
  end(problem) {
    this.over = problem;
    this.link.then((link) => link.end(problem), () => {});
  }
}
