/** The session in Python, seen from JavaScript: plain values in, plain values and typed arrays out, no JSON between. */
export class Engine {
  /** @param {object} python what loadPyodide gave, with bridge.py run in it */
  constructor(python) {
    this.python = python;
    this.startInPython = python.globals.get('start');
    this.callInPython = python.globals.get('call');
  }

  /** Give the engine a faster matrix product than NumPy's. @param {Function} product see product.js */
  lend(product) {
    this.python.globals.get('lend')(product);
  }

  /** @param {Map<string, Uint8Array>} files a model's */
  load(files) {
    this.handing(files, (inside) => this.startInPython(inside));
  }

  /** @param {string} method @param {object} params
   * @returns {{result: object, buffers: ArrayBuffer[]}} the result, and the memory in it that may be transferred */
  call(method, params) {
    const { result, error } = this.handing(params, (inside) => {
      const answer = this.callInPython(method, inside);
      try {
        return answer.toJs({ dict_converter: Object.fromEntries, create_pyproxies: false });
      } finally {
        answer.destroy();
      }
    });
    if (error) throw Object.assign(new Error(error.message), { sentence: error });
    return { result, buffers: [...buffersOf(result)] };
  }

  /** @param {object} value @param {(inside: object) => T} use @returns {T} @template T */
  handing(value, use) {
    const inside = this.python.toPy(value);
    try {
      return use(inside);
    } finally {
      inside.destroy();
    }
  }
}

/** Every typed array's memory, for all that can be reached from a value. */
function* buffersOf(value) {
  if (ArrayBuffer.isView(value)) yield value.buffer;
  else if (value && typeof value === 'object') for (const each of Object.values(value)) yield* buffersOf(each);
}
