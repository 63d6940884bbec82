import { holdLife } from '../engine/lifeline.js';
import { opened } from './contents.js';
import { extend, startEngine } from './start.js';
import { describe } from './failure.js';

/** Answer the page's messages, one after the other: {id, method, params} → {id, result} or {id, error}; {over} when Python
 * itself has broken down. First come its files, "file" each, which have no answer and are opened while the next is on its way; then
 * "start"; every other goes to the session as it is, but for "extend", which brings more of
 * Python's library, "snapshot", which takes home what a start with `record` left, and "memory", which the worker answers.
 * @param {DedicatedWorkerGlobalScope} scope */
export function listen(scope) {
  let engine = null;
  /** @type {Map<string, ReturnType<typeof opened>>} */
  const files = new Map();
  let last = Promise.resolve();

  const answer = async ({ id, method, params }) => {
    try {
      if (method === 'start') {
        const progress = (step) => scope.postMessage({ id, progress: step });
        await holdLife(params.lifeline);
        progress({ stage: 'python', text: 'Starting Python' });      // heard by the page, which then watches the lifeline
        engine = await startEngine(scope, { ...params, files }, progress);
        files.clear();
        scope.postMessage({ id, result: {} });
      } else if (method === 'extend') {
        await extend(engine, params);
        scope.postMessage({ id, result: {} });
      } else if (method === 'snapshot') {
        const result = engine.takeSnapshot();
        scope.postMessage({ id, result }, result ? [result] : []);
      } else {
        const { result, buffers } = engine.call(method, params);
        scope.postMessage({ id, result }, buffers);
      }
    } catch (problem) {
      const alive = !engine || problem.sentence;                     // what Python did not catch has ended Python
      scope.postMessage(alive ? { id, error: describe(problem) } : { over: String(problem.stack ?? problem) });
    }
  };

  const take = ({ name, ...packed }) => {
    const file = opened(name, packed);
    file.catch(() => {});                                            // the start tells
    files.set(name, file);
  };

  scope.onmessage = ({ data }) => {
    if (data.method === 'file') take(data.params);
    else last = last.then(() => answer(data));
  };
}
