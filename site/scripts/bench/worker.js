import { HttpTransport } from '../engine/http-transport.js';
import { filesFor, modelNames } from '../engine/manifest.js';
import { Shelf } from '../engine/shelf.js';
import { startEngine } from '../worker/start.js';
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
  const blobs = await new Shelf(transport).collect(filesFor(manifest, model), () => {}, signal);
  const files = await modelFiles(blobs, model);
  const { picture, language } = JSON.parse(new TextDecoder().decode(files['config.json']));
  const sessions = await onnxSessions(scope, bench, model);       // before the engine, which closes the network behind it
  const engine = await startEngine(scope, { scripts: transport.runtimeScripts(manifest), files: await buffersOf(blobs), packing: 'plain', model }, () => {});

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

/** @param {Map<string, Blob>} blobs @returns {Promise<Map<string, ArrayBuffer>>} */
const buffersOf = async (blobs) => new Map(await Promise.all([...blobs].map(async ([name, blob]) => [name, await blob.arrayBuffer()])));

async function modelFiles(blobs, model) {
  const names = ['config.json', 'weights.safetensors'];
  const bytes = names.map(async (name) => [name, new Uint8Array(await blobs.get(`models/${model}/${name}`).arrayBuffer())]);
  return Object.fromEntries(await Promise.all(bytes));
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
