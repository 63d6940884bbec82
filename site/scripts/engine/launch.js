import { WORKER_SCRIPTS } from './manifest.js';
import { bytesIn } from './shelf.js';
import { WorkerLink } from './worker-link.js';
import { workerFrom } from './worker-source.js';

/** A worker on its way: made as soon as its scripts are here, and handed every other file as it comes, so that it unpacks and
 * compiles while the rest is still being fetched. */
export class Launch {
  /** @param {(problem: import('./problem.js').EngineProblem, link: WorkerLink) => void} onEnd the worker's */
  constructor(onEnd) {
    this.onEnd = onEnd;
    this.scripts = new Map();
    this.handing = [];
    /** @type {Promise<WorkerLink>} */
    this.link = new Promise((resolve) => { this.make = resolve; }).then(() => this.made());
    this.link.catch(() => {});                             // all() tells
  }

  /** A file has come. @param {string} name @param {import('./shelf.js').Arrived} arrived */
  take(name, arrived) {
    const file = bytesIn(arrived);
    if (WORKER_SCRIPTS.includes(name)) {
      this.scripts.set(name, file);
      if (this.scripts.size === WORKER_SCRIPTS.length) this.make();
    } else {
      const handed = Promise.all([this.link, file]).then(([link, packed]) => link.send('file', { name, ...packed }, [packed.bytes]));
      handed.catch(() => {});
      this.handing.push(handed);
    }
  }

  /** Once everything has been handed over. @returns {Promise<WorkerLink>} */
  async all() {
    await Promise.all(this.handing);
    return this.link;
  }

  async made() {
    const worker = await workerFrom(await Promise.all(WORKER_SCRIPTS.map((name) => this.scripts.get(name))));
    const link = new WorkerLink(worker, (problem) => this.onEnd(problem, link));
    if (this.over) link.end(this.over);
    return link;
  }

  /** It will not be needed. @param {Error} problem */
  end(problem) {
    this.over = problem;
    this.link.then((link) => link.end(problem), () => {});
  }
}
