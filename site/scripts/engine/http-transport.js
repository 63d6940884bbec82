import { EngineProblem } from './problem.js';

const STALLED_AFTER = 30_000;

/** A served site: packed files are fetched and checked by their hash.
 * @implements {import('./transport.js').Transport} */
export class HttpTransport {
  /** @param {URL} root */
  constructor(root) {
    this.root = root;
  }

  /** The manifest keeps its name when its content changes, so the browser must ask for it anew. @param {AbortSignal} signal */
  async manifest(signal) {
    const { stalling, done } = watchdog(signal);
    try {
      const response = await this.get('assets/engine/manifest.json', stalling, { cache: 'no-cache' });
      return await response.json();
    } finally {
      done();
    }
  }

  /** @param {import('./manifest.js').EngineFile} file */
  bytesOf(file) {
    return file.packed.bytes;
  }

  /** A second attempt goes past the browser's cache: what is damaged may lie there.
   * @param {import('./manifest.js').EngineFile} file @param {number} attempt @param {(bytes: number) => void} onBytes @param {AbortSignal} signal */
  async fetchFile(file, attempt, onBytes, signal) {
    const { stalling, alive, done } = watchdog(signal);
    try {
      const response = await this.get(file.packed.url, stalling, attempt > 1 ? { cache: 'reload' } : {});
      const parts = [];
      for (const reader = response.body.getReader(); ;) {
        const { value, done: end } = await reader.read();
        if (end) break;
        alive();
        parts.push(value);
        onBytes(value.length);
      }
      const bytes = joined(parts);
      return { bytes, packing: await this.check(file, bytes) };
    } finally {
      done();
    }
  }

  /** Hosts that know the endings .gz and .zst may undo the packing on the way, so either form is right; the length tells which it is.
   * Browsers offer hashes on https and on this very machine; elsewhere the length has to do.
   * @param {import('./manifest.js').EngineFile} file @param {ArrayBuffer} arrived @returns {Promise<import('./packing.js').Packing>} */
  async check(file, arrived) {
    const form = [file.packed, file].find(({ bytes }) => bytes === arrived.byteLength);
    if (!form || (globalThis.crypto?.subtle && await sha256(arrived) !== form.sha256)) {
      throw new EngineProblem(`${file.name} arrived damaged. Try again.`, 'loading');
    }
    return form.packing ?? 'plain';
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

/** @param {Uint8Array[]} parts @returns {ArrayBuffer} */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}

/** @param {ArrayBuffer} bytes @returns {Promise<string>} in hexadecimal */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
