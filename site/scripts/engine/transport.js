import { FileTransport } from './file-transport.js';
import { HttpTransport } from './http-transport.js';

/**
 * How the engine's files get here. A served site fetches; a site opened from a folder may only load scripts.
 * @typedef {object} Transport
 * @property {'plain' | 'gzip+base64'} packing  what the Blobs of fetchFile hold
 * @property {(signal: AbortSignal) => Promise<import('./manifest.js').Manifest>} manifest
 * @property {(file: import('./manifest.js').EngineFile, onBytes: (bytes: number) => void, signal: AbortSignal) => Promise<Blob>} fetchFile
 * @property {(manifest: import('./manifest.js').Manifest) => Promise<Worker>} startWorker
 * @property {(manifest: import('./manifest.js').Manifest) => string[]} runtimeScripts  what the worker has to import first
 */

/** @param {URL} root the site's root @returns {Transport} */
export const transportFor = (root) => (root.protocol === 'file:' ? new FileTransport(root) : new HttpTransport(root));
