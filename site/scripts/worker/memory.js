/** What Pyodide starts with: 20 MB, and leave to grow to 4 GB. */
const PAGES = { initial: 320, maximum: 65536 };

/** Have Pyodide work in a memory made here, so that another WebAssembly function can work in it too.
 * @param {WorkerGlobalScope} scope with Pyodide's scripts in it @returns {WebAssembly.Memory} */
export function memoryForPython(scope) {
  const memory = new WebAssembly.Memory(PAGES);
  const create = scope._createPyodideModule;
  scope._createPyodideModule = (settings) => create(Object.assign(settings, { wasmMemory: memory }));
  return memory;
}
