import { EngineProblem } from './problem.js';

/** @typedef {import('./packing.js').Packed} Packed */

const ATTEMPTS = 2;
const PAUSE = 1000;

/** The files that have arrived. A file that is here stays, so that a second try only fetches what is missing. */
export class Shelf {
  /** @param {import('./transport.js').Transport} transport */
  constructor(transport) {
    this.transport = transport;
    /** @type {Map<string, Packed>} by hash: a new version is another file */
    this.kept = new Map();
  }

  /** All the files, fetched side by side; one that fails is tried once more.
   * @param {import('./manifest.js').EngineFile[]} files
   * @param {(loaded: number, total: number) => void} onProgress in bytes
   * @param {AbortSignal} signal
   * @param {(name: string, packed: Packed) => void} [onFile] each as soon as it is here
   * @returns {Promise<Map<string, Packed>>} by name */
  async collect(files, onProgress, signal, onFile = () => {}) {
    const all = new Map(files.map((file) => [file, this.transport.bytesOf(file)]));
    const total = [...all.values()].reduce((sum, bytes) => sum + bytes, 0);
    const arrived = new Map(files.map((file) => [file, this.kept.has(file.sha256) ? all.get(file) : 0]));
    const loaded = () => [...arrived.values()].reduce((sum, bytes) => sum + bytes, 0);
    const report = (file, bytes) => {
      arrived.set(file, Math.min(bytes, all.get(file)));
      onProgress(loaded(), total);
    };
    onProgress(loaded(), total);
    const ends = await Promise.allSettled(files.map((file) => this.one(file, report, signal)
      .then(() => onFile(file.name, this.kept.get(file.sha256)))));
    const failed = ends.find(({ status }) => status === 'rejected');
    if (failed) throw asSentence(failed.reason, loaded(), total);
    return new Map(files.map((file) => [file.name, this.kept.get(file.sha256)]));
  }

  async one(file, report, signal) {
    for (let attempt = 1; !this.kept.has(file.sha256); attempt++) {
      let bytes = 0;
      try {
        this.kept.set(file.sha256, await this.transport.fetchFile(file, attempt, (more) => report(file, bytes += more), signal));
        report(file, Infinity);
      } catch (problem) {
        report(file, 0);
        if (signal.aborted || attempt === ATTEMPTS) throw problem;
        await new Promise((resolve) => { setTimeout(resolve, PAUSE); });
      }
    }
  }
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** @param {Error} problem @param {number} loaded @param {number} total */
function asSentence(problem, loaded, total) {
  if (problem instanceof EngineProblem) return problem;
  const part = `${megabytes(loaded)} of ${megabytes(total)} MB`;
  return new EngineProblem(`The connection was lost with ${part} here. What has arrived is kept; try again when you are connected.`,
    'loading', String(problem));
}
