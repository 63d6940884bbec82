import { entriesOf } from './archive.js';
import { contentOf } from './contents.js';
import { Engine } from './engine.js';
import { EMPTY_ZIP, putInto } from './library.js';
import { fetchOnlyFrom } from './local-fetch.js';
import { joinPlanes } from './planes.js';
import { productIn } from './product.js';
import { startPython } from './python.js';
import { shutOff } from './shut-off.js';
import { expand } from './squeeze.js';
import bridge from './bridge.py';

/** @typedef {import('../engine/packing.js').Packed} Packed */

/** Python, NumPy, the engine and a model, in this order, all from the files that the page sent.
 * @param {WorkerGlobalScope} scope
 * @param {{files: Map<string, Packed>, model: string, record: boolean, snapshot: ArrayBuffer | null}} parts  snapshot: a memory with
 *   Python, NumPy and the engine in it, as an earlier start left it; record: leave one
 * @param {(progress: {stage: string, text: string}) => void} progress
 * @returns {Promise<Engine>} */
export async function startEngine(scope, { files, model, record, snapshot }, progress) {
  const library = libraryOf(files.get('python.zip'));
  const [sources, parts] = [libraryOf(files.get('sightline.zip')), modelParts(files, `models/${model}/`)];
  const all = Promise.all([library, sources, parts]).then(([ours, theirs]) => new Map([...ours, ...theirs]));
  fetchOnlyFrom(scope, async (name) => {                  // the runtime is compiled while it and all the rest is being unpacked
    if (name === 'pyodide.asm.wasm') return contentOf(files.get(name));
    return name === 'empty.zip' ? EMPTY_ZIP : (await library).get(name);
  });
  const { python, memory } = await startPython(scope, all, { record, snapshot: snapshot ? expand(snapshot) : undefined });

  if (snapshot) {
    python.runPython('import random; random.seed()');    // or every start would draw the same numbers
  } else {
    progress({ stage: 'numpy', text: 'Loading NumPy' });
    python.runPython('import numpy');
    progress({ stage: 'engine', text: 'Loading the engine' });
    python.runPython(bridge);
  }
  const engine = new Engine(python, memory, record ? recorded(python, scope) : null);
  progress({ stage: 'model', text: 'Loading the model' });
  const product = productIn(memory);
  if (product) engine.lend(product);
  engine.load(await parts);
  shutOff(scope);
  return engine;
}

/** Python's memory as it is, before anything in JavaScript holds on to something in it. To be recorded, Python was shown a stand-in of
 * JavaScript's world; from now on it sees that world itself. @param {object} python @param {WorkerGlobalScope} scope
 * @returns {Uint8Array | null} */
function recorded(python, scope) {
  try {
    return python.makeMemorySnapshot();
  } catch {
    return null;                                         // a start without one is slower, no more
  } finally {
    python.registerJsModule('js', scope);
  }
}

/** What the start did without. @param {import('./engine.js').Engine} engine @param {{files: Map<string, Packed>}} more */
export async function extend(engine, { files }) {
  for (const packed of files.values()) putInto(engine.python.FS, await libraryOf(packed));
  engine.python.runPython('import importlib; importlib.invalidate_caches()');
}

/** @param {Packed} packed a zip @returns {Promise<Map<string, Uint8Array>>} */
const libraryOf = async (packed) => entriesOf(await contentOf(packed));

/** @param {Map<string, Packed>} files @param {string} folder @returns {Promise<Map<string, Uint8Array>>} */
export async function modelParts(files, folder) {
  const ours = [...files].filter(([name]) => name.startsWith(folder));
  return new Map(await Promise.all(ours.map(async ([name, packed]) => {
    const content = await contentOf(packed);
    return [name.slice(folder.length), name.endsWith('.safetensors') ? joinPlanes(content) : content];
  })));
}
