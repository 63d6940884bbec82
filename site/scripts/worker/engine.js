import { squeeze } from './squeeze.js';

/** The session in Python, seen from JavaScript: plain values in, plain values and typed arrays out, no JSON between. */
export class Engine {
  /** @param {object} python what loadPyodide gave, with bridge.py in its library @param {WebAssembly.Memory} memory Python's
   * @param {Uint8Array | null} snapshot what that memory held at the beginning, if somebody means to keep it */
  constructor(python, memory, snapshot = null) {
    this.python = python;
    this.memory = memory;
    this.snapshot = snapshot;
    const { answer, start, call, lend, held } = python.pyimport('bridge');
    this.inPython = { answer, start, call, lend, held };
  }

  /** Give the engine a faster matrix product than NumPy's. @param {Function} product see product.js */
  lend(product) {
    this.inPython.lend(product);
  }

  /** @param {Map<string, Uint8Array>} files a model's */
  load(files) {
    this.answer(this.inPython.start, files);
  }

  /** @param {string} method @param {object} params
   * @returns {{result: object, buffers: ArrayBuffer[]}} the result, and the memory in it that may be transferred */
  call(method, params) {
    const result = method === 'memory' ? this.held() : this.answer(this.inPython.call, method, params);
    return { result, buffers: [...buffersOf(result)] };
  }

  /** The worker's own method: bytes of WebAssembly memory, and what Python holds in it.
   * @returns {{bytes: number, objects: number, pictures: number}} */
  held() {
    return { bytes: this.memory.buffer.byteLength, ...this.answer(this.inPython.held) };
  }

  /** What Python's memory was at the beginning; asked for once, since it is large. @returns {ArrayBuffer | null} */
  takeSnapshot() {
    const { snapshot } = this;
    this.snapshot = null;
    return snapshot && squeeze(snapshot);
  }

  /** @param {Function} work a function in Python @param {any[]} parts what it is handed; copied, and freed afterwards */
  answer(work, ...parts) {
    const inside = parts.map((part) => this.python.toPy(part));
    const answer = this.inPython.answer(work, ...inside);
    const { result, error } = answer.toJs({ dict_converter: Object.fromEntries, create_pyproxies: false });
    for (const proxy of [answer, ...inside]) proxy.destroy?.();
    if (error) throw Object.assign(new Error(error.message), { sentence: error });
    return result;
  }
}

/** Every typed array's memory, for all that can be reached from a value. */
function* buffersOf(value) {
  if (ArrayBuffer.isView(value)) yield value.buffer;
  else if (value && typeof value === 'object') for (const each of Object.values(value)) yield* buffersOf(each);
}
