import { LIBRARY, putInto } from './library.js';
import { BASE } from './local-fetch.js';

/** What Pyodide starts with: 20 MB, and leave to grow to 4 GB. */
const PAGE = 65536;
const PAGES = { initial: 320, maximum: 65536 };

/** The application binary interface that this Pyodide wants to read in its lock file, which lists no packages here. */
const ABI = '2025_0';

/** What of the library is WebAssembly itself. */
export const COMPILED = 'site-packages/numpy/_core/_multiarray_umath.cpython-313-wasm32-emscripten.so';

/** Python with its library in place.
 * @param {WorkerGlobalScope} scope with Pyodide's scripts in it, whose fetch knows the library's files
 * @param {Map<string, Uint8Array>} library what lies in Python's library, by name
 * @param {{record: boolean, snapshot?: Uint8Array}} how  record: its memory will be kept; snapshot: begin with a memory that was
 * @returns {Promise<{python: object, memory: WebAssembly.Memory}>} */
export async function startPython(scope, library, { record, snapshot }) {
  const memory = new WebAssembly.Memory({ ...PAGES, initial: snapshot ? Math.ceil(snapshot.length / PAGE) : PAGES.initial });
  prepare(scope, memory);
  const python = await scope.loadPyodide({
    indexURL: BASE, packageBaseUrl: BASE, stdLibURL: `${BASE}empty.zip`,
    lockFileContents: { info: { abi_version: ABI }, packages: {} },
    fsInit: async (fs) => putInto(fs, library),
    _makeSnapshot: record, _loadSnapshot: snapshot,
  });
  return { python, memory };
}

/** Have Pyodide work in a memory made here, so that another WebAssembly function can work in it too; and load what is compiled
 * along with itself, while nothing else is to be done, instead of when it is imported.
 * @param {WorkerGlobalScope} scope @param {WebAssembly.Memory} memory */
function prepare(scope, memory) {
  const create = scope._createPyodideModule;
  scope._createPyodideModule = (settings) => {
    const { locateFile } = settings;
    return create(Object.assign(settings, {
      wasmMemory: memory,
      dynamicLibraries: [`${LIBRARY}/${COMPILED}`],
      locateFile: (name) => (name.startsWith(LIBRARY) ? BASE + name.slice(LIBRARY.length + 1) : locateFile(name)),
    }));
  };
}
