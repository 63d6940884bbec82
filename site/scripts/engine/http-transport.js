import { fileNamed } from './manifest.js';
import { EngineProblem } from './problem.js';

const STALLED_AFTER = 30_000;

/** A served site: files are fetched, checked by their hash, and the worker is a script of its own.
 * @implements {import('./transport.js').Transport} */
export class HttpTransport {
  /** @param {URL} root */
  constructor(root) {
    this.root = root;
    this.packing = /** @type {const} */ ('plain');
  }

  /** The manifest keeps its name when its content changes, so the browser must ask for it anew. @param {AbortSignal} signal */
  async manifest(signal) {
    const response = await this.get('assets/engine/manifest.json', signal, { cache: 'no-cache' });
    return response.json();
  }

  /** @param {import('./manifest.js').EngineFile} file @param {(bytes: number) => void} onBytes @param {AbortSignal} signal */
  async fetchFile(file, onBytes, signal) {
    const { stalling, alive, done } = watchdog(signal);
    try {
      const response = await this.get(file.url, stalling);
      const parts = [];
      for (const reader = response.body.getReader(); ;) {
        const { value, done: end } = await reader.read();
        if (end) break;
        alive();
        parts.push(value);
        onBytes(value.length);
      }
      const blob = new Blob(parts);
      await check(file, blob);
      return blob;
    } finally {
      done();
    }
  }

  /** Nothing but the worker's own script is needed here; it imports the runtime's two from the addresses it is given.
   * @param {import('./manifest.js').Manifest} manifest */
  async startWorker(manifest) {
    return new Worker(new URL(fileNamed(manifest, 'worker.js').url, this.root), { name: 'sightline' });
  }

  /** @param {import('./manifest.js').Manifest} manifest @returns {string[]} */
  runtimeScripts(manifest) {
    return ['pyodide.asm.js', 'pyodide.js'].map((name) => new URL(fileNamed(manifest, name).url, this.root).href);
  }

  async get(path, signal, options = {}) {
    const response = await fetch(new URL(path, this.root), { credentials: 'same-origin', ...options, signal });
    if (!response.ok) {
      throw new EngineProblem(`The site has no ${path} (its server says ${response.status}). It may have been updated: reload the page.`, 'loading');
    }
    return response;
  }
}

/** A connection that brings nothing for half a minute counts as lost. @param {AbortSignal} signal */
function watchdog(signal) {
  const own = new AbortController();
  const stop = () => own.abort();
  let timer = setTimeout(stop, STALLED_AFTER);
  signal.addEventListener('abort', stop);
  return {
    stalling: own.signal,
    alive() {
      clearTimeout(timer);
      timer = setTimeout(stop, STALLED_AFTER);
    },
    done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    },
  };
}

/** Browsers offer hashes on https and on this very machine; elsewhere the length has to do.
 * @param {import('./manifest.js').EngineFile} file @param {Blob} blob */
async function check(file, blob) {
  const damaged = new EngineProblem(`${file.name} arrived damaged. Try again.`, 'loading');
  if (blob.size !== file.bytes) throw damaged;
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  if (Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') !== file.sha256) throw damaged;
}
