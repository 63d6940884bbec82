import { WORKER_SCRIPTS, fileNamed } from './manifest.js';
import { EngineProblem } from './problem.js';

/** A site opened from a folder: such a page may neither fetch nor start a worker from a file, but it may load classic
 * scripts. Each of the engine's files is therefore also a script that calls `sightlinePayload(name, text)` with the file,
 * gzipped, as base64; and the worker is made from a Blob of three such texts.
 * @implements {import('./transport.js').Transport} */
export class FileTransport {
  /** @param {URL} root */
  constructor(root) {
    this.root = root;
    this.packing = /** @type {const} */ ('gzip+base64');
  }

  async manifest() {
    return JSON.parse(await (await unpacked(await this.payload('manifest.json', 'assets/engine/payload/manifest.js'))).text());
  }

  /** @param {import('./manifest.js').EngineFile} file @param {(bytes: number) => void} onBytes @returns {Promise<Blob>} */
  async fetchFile(file, onBytes) {
    const text = await this.payload(file.name, file.payload);
    onBytes(file.bytes);
    return new Blob([text]);
  }

  /** The runtime's scripts travel inside the worker's own text: a Blob worker could not import them.
   * @param {import('./manifest.js').Manifest} manifest */
  async startWorker(manifest) {
    const files = WORKER_SCRIPTS.map((name) => fileNamed(manifest, name));
    const texts = await Promise.all(files.map(async (file) => (await unpacked(await this.payload(file.name, file.payload))).text()));
    const url = URL.createObjectURL(new Blob([texts.join('\n')], { type: 'text/javascript' }));
    try {
      return new Worker(url, { name: 'sightline' });
    } finally {
      setTimeout(() => URL.revokeObjectURL(url), 60_000);     // WebKit reads the Blob only after this call returns
    }
  }

  runtimeScripts() {
    return [];
  }

  /** @param {string} name @param {string} path @returns {Promise<string>} base64 of gzip */
  payload(name, path) {
    const waiting = (globalThis.sightlinePayloads ??= new Map());
    globalThis.sightlinePayload ??= (arrived, text) => waiting.get(arrived)?.(text);
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      waiting.set(name, resolve);
      script.src = new URL(path, this.root).href;
      script.onload = () => {
        script.remove();
        reject(new EngineProblem(`${path} is damaged. Unpack the site again, and keep its folders together.`, 'loading'));
      };                                                      // too late to matter if the text has arrived
      script.onerror = () => {
        script.remove();
        reject(new EngineProblem(`${path} cannot be read. Unpack the whole site, keep its folders together, and try again.`, 'loading'));
      };
      document.head.append(script);
    }).finally(() => waiting.delete(name));
  }
}

/** @param {string} text base64 of gzip @returns {Promise<Response>} */
async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Response(bytes).body.pipeThrough(new DecompressionStream('gzip')));
}
