import { HttpTransport } from '../engine/http-transport.js';
import { WORKER_SCRIPTS, filesFor, modelNames } from '../engine/manifest.js';
import { unpacked } from '../engine/packing.js';
import { Shelf } from '../engine/shelf.js';
import { opened } from '../worker/contents.js';
import { modelParts, startEngine } from '../worker/start.js';
import { interleaved } from './measure.js';
import { naive, numpyAlone, onnx, sightline } from './variants.js';

/** The benchmark of one answer, in a worker like the engine's own: {root, bench, rgba, question, rounds} → rows.
 * @param {DedicatedWorkerGlobalScope} scope */
export function measureOnMessage(scope) {
  scope.onmessage = async ({ data }) => {
    try {
      scope.postMessage({ rows: await compare(scope, data) });
    } catch (problem) {
      scope.postMessage({ error: String(problem.stack ?? problem) });
    }
  };
}

async function compare(scope, { root, bench, rgba, question, rounds }) {
  const transport = new HttpTransport(new URL(root));
  const { signal } = new AbortController();
  const manifest = await transport.manifest(signal);
  const [model] = modelNames(manifest);
  const sent = await new Shelf(transport).collect(filesFor(manifest, model), () => {}, signal);
  const given = new Map([...sent].filter(([name]) => !WORKER_SCRIPTS.includes(name)).map(([name, packed]) => [name, opened(name, packed)]));
  const files = Object.fromEntries(await modelParts(given, `models/${model}/`));
  const { picture, language } = JSON.parse(new TextDecoder().decode(files['config.json']));
  const sessions = await onnxSessions(scope, bench, model);       // before the engine, which closes the network behind it
  for (const name of WORKER_SCRIPTS.slice(0, -1)) await importScript(scope, sent.get(name));
  const engine = await startEngine(scope, { files: given, model }, () => {});

  const task = { rgba, size: picture.size, patch: picture.patch, question };
  const { id } = engine.call('open', { rgba, width: task.size, height: task.size }).result;
  const ids = engine.call('ask', { picture: id, question }).result.question.tokens.map((token) => token.id);
  return interleaved([
    sightline(engine, task),
    numpyAlone(engine, task),
    naive(engine.python, task, ids, files),
    onnx(scope.ort, sessions, task, ids, language),
  ], rounds);
}

/** @param {DedicatedWorkerGlobalScope} scope @param {import('../engine/packing.js').Packed} script */
async function importScript(scope, script) {
  const url = URL.createObjectURL(await new Response(unpacked(script)).blob());
  scope.importScripts(url);
  URL.revokeObjectURL(url);
}

/** One thread and SIMD, as the engine has. */
async function onnxSessions(scope, bench, model) {
  scope.importScripts(`${bench}ort.wasm.min.js`);
  scope.ort.env.wasm.numThreads = 1;
  scope.ort.env.wasm.wasmPaths = bench;
  const options = { executionProviders: ['wasm'], graphOptimizationLevel: 'all' };
  const load = async (part) => scope.ort.InferenceSession.create(new Uint8Array(await (await fetch(`${bench}${model}.${part}.onnx`)).arrayBuffer()), options);
  return { see: await load('see'), read: await load('read') };
}
