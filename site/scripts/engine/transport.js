import { FileTransport } from './file-transport.js';
import { HttpTransport } from './http-transport.js';
import { isUnpacked } from './root.js';

/**
 * How the engine's files get here. A served site fetches; a site opened from a folder may only load scripts, and one out of its zip has nothing else.
 * @typedef {object} Transport
 * @property {(signal: AbortSignal) => Promise<import('./manifest.js').Manifest>} manifest
 * @property {(file: import('./manifest.js').EngineFile) => number} bytesOf  how many have to come for a file
 * @property {(file: import('./manifest.js').EngineFile, attempt: number, onBytes: (bytes: number) => void, signal: AbortSignal)
 *   => Promise<import('./packing.js').Packed>} fetchFile  attempt: 1, or 2 when the first failed
 */

/** @param {URL} root the site's root @returns {Transport} */
export const transportFor = (root) => (isUnpacked(document) ? new FileTransport(root) : new HttpTransport(root));
