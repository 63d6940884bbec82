import { own } from '../elements/own.js';
import { unpacked } from './packing.js';
import { EngineProblem } from './problem.js';

/** A site opened from a folder: such a page may not fetch, but it may load classic scripts. Each of the engine's files is
 * therefore also a script that calls `sightlinePayload(name, text)` with the file, packed, as base64.
 * @implements {import('./transport.js').Transport} */
export class FileTransport {
  /** @param {URL} root */
  constructor(root) {
    this.root = root;
  }

  async manifest() {
    const text = await this.payload('manifest.json', 'assets/engine/payload/manifest.js');
    return new Response(unpacked({ bytes: new TextEncoder().encode(text), packing: 'gzip+base64' })).json();
  }

  /** @param {import('./manifest.js').EngineFile} file */
  bytesOf(file) {
    return file.payload_bytes;
  }

  /** @param {import('./manifest.js').EngineFile} file @param {number} attempt @param {(bytes: number) => void} onBytes */
  async fetchFile(file, attempt, onBytes) {
    const text = await this.payload(file.name, file.payload);
    onBytes(file.payload_bytes);
    return { bytes: new TextEncoder().encode(text).buffer, packing: /** @type {import('./packing.js').Packing} */ (`${file.packed.packing}+base64`) };
  }

  /** @param {string} name @param {string} path @returns {Promise<string>} base64 of the packed file */
  payload(name, path) {
    const waiting = (globalThis.sightlinePayloads ??= new Map());
    globalThis.sightlinePayload ??= (arrived, text) => waiting.get(arrived)?.(text);
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      waiting.set(name, resolve);
      script.src = own(new URL(path, this.root));
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
