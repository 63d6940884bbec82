/** The plain way to a first answer: loadPyodide, NumPy's whole wheel, the engine's sources, and the model. A worker of its own.
 * {bench, model: its folder, names: its files, rgba, size, question} → {answer, bytes} or {error} */
import { Engine } from '../worker/engine.js';

const PACKAGES = '/lib/python3.13/site-packages';

self.onmessage = async ({ data }) => {
  try {
    self.postMessage(await firstAnswer(data));
  } catch (problem) {
    self.postMessage({ error: String(problem.stack ?? problem) });
  }
};

async function firstAnswer({ bench, names, rgba, size, question }) {
  const fetched = async (path) => new Uint8Array(await (await fetch(`${bench}${path}`)).arrayBuffer());
  importScripts(`${bench}pyodide/pyodide.js`);
  const python = await loadPyodide({ indexURL: `${bench}pyodide/` });
  await python.loadPackage(`${bench}numpy-2.2.5-cp313-cp313-pyodide_2025_0_wasm32.whl`, { checkIntegrity: false, messageCallback() {} });
  python.unpackArchive(await fetched('sightline.zip'), 'zip', { extractDir: PACKAGES });
  const engine = new Engine(python, null);
  engine.load(new Map(await Promise.all(names.map(async (name) => [name, await fetched(`model/${name}`)]))));
  const { id } = engine.call('open', { rgba, width: size, height: size }).result;
  return { answer: engine.call('ask', { picture: id, question }).result.answer };
}
