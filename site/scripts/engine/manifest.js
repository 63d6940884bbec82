/**
 * What the build wrote down about the engine's files.
 * @typedef {{name: string, group: string, url: string, bytes: number, sha256: string, payload: string, payload_bytes: number}} EngineFile
 * @typedef {{format: number, files: EngineFile[]}} Manifest
 */

/** Scripts that a worker is made of, in the order in which they run. With `pyodide.asm.js` first, Pyodide finds its
 * module factory in place and imports nothing by itself. */
export const WORKER_SCRIPTS = ['pyodide.asm.js', 'pyodide.js', 'worker.js'];

/** The files that a model needs, besides the worker's scripts. @param {Manifest} manifest @param {string} model */
export function filesFor(manifest, model) {
  return manifest.files.filter(({ name }) => !WORKER_SCRIPTS.includes(name)
    && (!name.startsWith('models/') || name.startsWith(`models/${model}/`)));
}

/** @param {Manifest} manifest */
export const modelNames = (manifest) => [...new Set(manifest.files.map(({ name }) => name.match(/^models\/([^/]+)\//)?.[1]))].filter(Boolean);

/** @param {Manifest} manifest @param {string} name @returns {EngineFile} */
export function fileNamed(manifest, name) {
  const file = manifest.files.find((each) => each.name === name);
  if (!file) throw new Error(`The engine's manifest lists no ${name}.`);
  return file;
}
