import { entriesOf } from './archive.js';
import { contentOf } from './contents.js';
import { Engine } from './engine.js';
import { EMPTY_ZIP, putInto } from './library.js';
import { fetchOnlyFrom, takeCompiled } from './local-fetch.js';
import { productIn } from './product.js';
import { COMPILED, startPython } from './python.js';
import { shutOff } from './shut-off.js';
import { expand } from './squeeze.js';

/** @typedef {import('../engine/packing.js').Packed} Packed */
/** @typedef {ReturnType<typeof import('./contents.js').opened>} Opened */

/** What Pyodide wants to fetch and gets elsewhere: its library comes as files, its runtime compiled. */
const STAND_INS = { 'empty.zip': EMPTY_ZIP, 'pyodide.asm.wasm': new Uint8Array() };

/** Python, NumPy, the engine and a model, in this order, all from the files that the page sent.
 * @param {WorkerGlobalScope} scope
 * @param {{files: Map<string, Opened>, model: string, record: boolean, snapshot: ArrayBuffer | null}} parts  snapshot: a memory with
 *   Python, NumPy and the engine in it, as an earlier start left it; record: leave one
 * @param {(progress: {stage: string, text: string}) => void} progress
 * @returns {Promise<Engine>} */
export async function startEngine(scope, { files, model, record, snapshot }, progress) {
  const [library, sources] = await Promise.all([files.get('python.zip'), files.get('sightline.zip')]);
  const all = new Map([...library, ...sources]);
  fetchOnlyFrom(scope, (name) => STAND_INS[name] ?? library.get(name));
  takeCompiled(scope, files.get('pyodide.asm.wasm'), library.get(COMPILED));
  const { python, memory } = await startPython(scope, all, { record, snapshot: snapshot ? expand(snapshot) : undefined });

  if (snapshot) {
    python.runPython('import random; random.seed()');    // or every start would draw the same numbers
  } else {
    progress({ stage: 'numpy', text: 'Loading NumPy' });
    python.runPython('import gc; gc.disable(); import numpy');     // all that is made now stays: there is no garbage to look for
    progress({ stage: 'engine', text: 'Loading the engine' });
    python.runPython('import bridge; gc.enable()');
  }
  const engine = new Engine(python, memory, record ? recorded(python, scope) : null);
  progress({ stage: 'model', text: 'Loading the model' });
  const product = productIn(memory);
  if (product) engine.lend(product);
  engine.load(await modelParts(files, `models/${model}/`));
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
  for (const packed of files.values()) putInto(engine.python.FS, entriesOf(await contentOf(packed)));
  engine.python.runPython('import importlib; importlib.invalidate_caches()');
}

/** @param {Map<string, Opened>} files @param {string} folder @returns {Promise<Map<string, Uint8Array>>} */
export async function modelParts(files, folder) {
  const ours = [...files].filter(([name]) => name.startsWith(folder));
  return new Map(await Promise.all(ours.map(async ([name, file]) => [name.slice(folder.length), await file])));
}
