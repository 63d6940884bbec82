import { unpacked } from '../engine/packing.js';
import { Engine } from './engine.js';
import { BASE, fetchOnlyFrom } from './local-fetch.js';
import { memoryForPython } from './memory.js';
import { productIn } from './product.js';
import { shutOff } from './shut-off.js';
import bridge from './bridge.py';

/** Python, NumPy, the engine and a model, in this order, all from the files that the page sent.
 * @param {WorkerGlobalScope} scope
 * @param {{files: Map<string, import('../engine/packing.js').Packed>, model: string}} parts
 * @param {(progress: {stage: string, text: string}) => void} progress
 * @returns {Promise<Engine>} */
export async function startEngine(scope, { files: sent, model }, progress) {
  const files = new Map(await Promise.all([...sent].map(async ([name, packed]) => [name, await contentOf(packed)])));
  fetchOnlyFrom(scope, files);
  const wheelOf = (name) => [...files.keys()].find((file) => file.startsWith(`${name}-`) && file.endsWith('.whl'));
  const lock = JSON.parse(new TextDecoder().decode(files.get('pyodide-lock.json')));
  const memory = memoryForPython(scope);
  const python = await scope.loadPyodide({ indexURL: BASE, packageBaseUrl: BASE, lockFileContents: lock });

  progress({ stage: 'numpy', text: 'Installing NumPy' });
  await python.loadPackage('micropip', { messageCallback() {} });
  const micropip = python.pyimport('micropip');
  await micropip.install(BASE + wheelOf('numpy'));

  progress({ stage: 'engine', text: 'Installing the engine' });
  await micropip.install(BASE + wheelOf('sightline'));
  micropip.destroy();

  progress({ stage: 'model', text: 'Loading the model' });
  python.runPython(bridge);
  const folder = `models/${model}/`;
  const parts = [...files].filter(([name]) => name.startsWith(folder)).map(([name, bytes]) => [name.slice(folder.length), bytes]);
  const engine = new Engine(python, memory);
  const product = productIn(memory);
  if (product) engine.lend(product);
  engine.load(new Map(parts));
  shutOff(scope);
  files.clear();                                        // Python has its own copies by now
  return engine;
}

/** @param {import('../engine/packing.js').Packed} packed */
const contentOf = async (packed) => new Uint8Array(await new Response(unpacked(packed)).arrayBuffer());
