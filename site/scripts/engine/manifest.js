/**
 * What the build wrote down about the engine's files. `bytes` and `sha256` are of what a file holds; `packed` is the form in
 * which a served site offers it, and `payload` the script that a site opened from a folder loads instead.
 * @typedef {{packing: 'gzip' | 'zstd', url: string, bytes: number, sha256: string}} PackedForm
 * @typedef {{name: string, group: string, when: 'start' | 'later', bytes: number, sha256: string, packed: PackedForm,
 *   payload: string, payload_bytes: number}} EngineFile
 * @typedef {{format: number, files: EngineFile[]}} Manifest
 */

/** Scripts that a worker is made of, in the order in which they run. With `pyodide.asm.js` first, Pyodide finds its
 * module factory in place and imports nothing by itself. */
export const WORKER_SCRIPTS = ['pyodide.asm.js', 'pyodide.js', 'worker.js'];

/** All files that a model's start needs, the worker's scripts among them. @param {Manifest} manifest @param {string} model */
export function filesFor(manifest, model) {
  return manifest.files.filter(({ name, when }) => when === 'start' && (!name.startsWith('models/') || name.startsWith(`models/${model}/`)));
}

/** What Python's library lacks until somebody edits the engine's code. @param {Manifest} manifest */
export const laterFiles = (manifest) => manifest.files.filter(({ when }) => when === 'later');

/** @param {Manifest} manifest */
export const modelNames = (manifest) => [...new Set(manifest.files.map(({ name }) => name.match(/^models\/([^/]+)\//)?.[1]))].filter(Boolean);
