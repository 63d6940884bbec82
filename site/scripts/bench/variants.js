import naiveSource from './naive.py';

/**
 * One way to get from a picture to an answer. Each is handed the same small square picture and the same question.
 * @typedef {{name: string, answer: () => Promise<Outcome> | Outcome}} Variant
 * @typedef {{words: number[], attention: Float32Array}} Outcome  attention: (words, layers, heads, patches), flat
 * @typedef {{rgba: Uint8Array, size: number, patch: number, question: string}} Task
 */

/** The engine, by the very messages that the page sends. @param {import('../worker/engine.js').Engine} engine @param {Task} task @returns {Variant} */
export function sightline(engine, { rgba, size, question }) {
  return {
    name: 'sightline in Pyodide',
    answer() {
      const { id } = engine.call('open', { rgba, width: size, height: size }).result;
      const { tokens, attention } = engine.call('ask', { picture: id, question }).result;
      engine.call('close', { picture: id });
      return { words: tokens.map((token) => token.id), attention: attention.data };
    },
  };
}

/** The engine again, with nothing but NumPy: what a browser without SIMD gets.
 * @param {import('../worker/engine.js').Engine} engine @param {Task} task @returns {Variant} */
export function numpyAlone(engine, task) {
  const ops = engine.python.pyimport('sightline.ops');
  const lent = ops.product;
  const whole = sightline(engine, task);
  return {
    name: 'sightline, NumPy alone',
    answer() {
      ops.use_product(ops.numpy_product);
      const outcome = whole.answer();
      ops.use_product(lent);
      return outcome;
    },
  };
}

/** The same model with plain `@`, in the same Python. @param {object} python @param {Task} task @param {number[]} ids @param {object} model its files */
export function naive(python, { rgba, size, patch }, ids, model) {
  const space = python.toPy({ model: new Map(Object.entries(model)) });
  python.runPython(naiveSource, { globals: space });
  python.runPython(`
import json
from sightline.weights import unpack
tensors, config = as_written(unpack(model["weights.safetensors"])), json.loads(bytes(model["config.json"]))

def run(patches, ids):
    words, looks = answer(np.asarray(patches).reshape(-1, ${patch}, ${patch}, 3), list(ids), tensors, config)
    return words, np.ascontiguousarray(looks, np.float32).reshape(-1)
`, { globals: space });
  const run = space.get('run');
  return {
    name: 'the same with plain @',
    answer() {
      const inside = python.toPy(patchesOf(rgba, size, patch));
      const result = run(inside, python.toPy(ids));
      const [words, attention] = result.toJs({ create_pyproxies: false });
      result.destroy();
      inside.destroy();
      return { words, attention };
    },
  };
}

const NEVER_SAID = [0, 1, 2, 4];
const [BOS, ANSWER, EOS] = [1, 2, 3];

/** The same network in ONNX Runtime. @param {object} ort @param {{see: object, read: object}} sessions @param {Task} task
 * @param {number[]} ids @param {{layers: number, heads: number, width: number, context: number}} language */
export function onnx(ort, { see, read }, { rgba, size, patch }, ids, { layers, heads, width, context }) {
  const d = width / heads;
  const numbers = (list) => new ort.Tensor('int64', BigInt64Array.from(list, BigInt), [list.length]);
  const empty = (shape) => new ort.Tensor('float32', new Float32Array(0), shape);
  const each = (name, of) => Array.from({ length: layers }, (_, i) => [`${name}_${i}`, of(i)]);

  return {
    name: 'the same in ONNX Runtime Web',
    async answer() {
      const pixels = Float32Array.from(patchesOf(rgba, size, patch));
      const view = await see.run({ patches: new ort.Tensor('float32', pixels, [(size / patch) ** 2, patch, patch, 3]) });
      let past = Object.fromEntries([...each('past_key', () => empty([heads, d, 0])), ...each('past_value', () => empty([heads, 0, d]))]);
      const words = [];
      const looks = [];
      for (let fresh = [BOS, ...ids, ANSWER], start = 0; words.length < 16 && start + fresh.length <= context;) {
        const n = fresh.length;
        const all = start + n;
        const mask = Float32Array.from({ length: n * all }, (_, k) => (k % all <= start + Math.floor(k / all) ? 0 : -Infinity));
        const out = await read.run({
          ids: numbers(fresh), positions: numbers(fresh.map((_, k) => start + k)),
          mask: new ort.Tensor('float32', mask, [n, all]), ...view, ...past,
        });
        past = Object.fromEntries([...each('past_key', (i) => out[`next_key_${i}`]), ...each('past_value', (i) => out[`next_value_${i}`])]);
        start = all;
        const word = best(out.logits.data.subarray(-out.logits.dims[1]));
        if (word === EOS) break;
        words.push(word);
        for (let i = 0; i < layers; i++) looks.push(lastRows(out[`weights_${i}`]));
        fresh = [word];
      }
      return { words, attention: Float32Array.from(looks.flat()) };
    },
  };
}

/** The likeliest word that may be said. @param {Float32Array} logits */
function best(logits) {
  let winner = EOS;
  logits.forEach((value, id) => { if (value > logits[winner] && !NEVER_SAID.includes(id)) winner = id; });
  return winner;
}

/** (heads, n, patches) → the last row of each head, flat. */
function lastRows({ data, dims: [heads, n, patches] }) {
  return Array.from({ length: heads }, (_, h) => [...data.subarray(((h + 1) * n - 1) * patches, (h + 1) * n * patches)]).flat();
}

/** RGBA of the picture → its patches one after the other, RGB. */
function patchesOf(rgba, size, patch) {
  const out = new Uint8Array(size * size * 3);
  let at = 0;
  for (let top = 0; top < size; top += patch) {
    for (let left = 0; left < size; left += patch) {
      for (let y = top; y < top + patch; y++) {
        for (let x = left; x < left + patch; x++) {
          const from = 4 * (y * size + x);
          out[at++] = rgba[from];
          out[at++] = rgba[from + 1];
          out[at++] = rgba[from + 2];
        }
      }
    }
  }
  return out;
}
