import { EngineClient } from '../engine/client.js';

/** The first answer after a cold start, each way on a page of its own.
 * @typedef {{rgba: Uint8Array, size: number, question: string}} Task
 * @typedef {{answer: string, ms: number, bytes: number, stages: string[]}} First  ms: from the first request on; bytes: what came over
 *   the wire until then */

/** @param {URL} bench @param {Task} task @param {string[]} names the model's files @returns {Promise<First>} */
export async function naiveStart(bench, task, names) {
  const started = performance.now();
  const worker = new Worker(new URL('naive-start.js', bench));
  const { answer, error } = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ bench: bench.href, names, ...task });
  });
  const ms = performance.now() - started;
  worker.terminate();
  if (error) throw new Error(error);
  return { answer, ms, bytes: 0, stages: [] };
}

/** As the page does it, everything fetched included; with a head start if an earlier one has left it. @param {URL} root @param {Task} task
 * @returns {Promise<First>} */
export async function ourStart(root, { rgba, size, question }) {
  const stages = [];
  const started = performance.now();
  const client = new EngineClient({ root });
  client.addEventListener('state', ({ detail }) => { stages.push(detail.stage ?? detail.name); });
  const { id } = await client.open({ rgba: rgba.slice(), width: size, height: size });
  const { answer } = await client.ask(id, question);
  const ms = performance.now() - started;
  const bytes = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/engine/'))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  await client.memoryKept;
  client.dispose();
  return { answer, ms, bytes, stages: [...new Set(stages)] };
}
