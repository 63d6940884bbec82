/** A made-up address; nothing is ever asked of a network under it. */
export const BASE = 'https://payload.invalid/';

/** From now on the worker's `fetch` hands out these files and nothing else, so that Pyodide cannot reach for a network: what is
 * missing is an error here, not a download from elsewhere.
 * @param {WorkerGlobalScope} scope @param {(name: string) => BodyInit | undefined} find */
export function fetchOnlyFrom(scope, find) {
  scope.fetch = async (request) => {
    const url = String(request?.url ?? request);
    const content = url.startsWith(BASE) ? find(decodeURIComponent(url.slice(BASE.length))) : undefined;
    if (!content) throw new TypeError(`The engine asked for ${url}, which is not among the site's own files.`);
    return new Response(content);
  };
}

/** Pyodide wants to fetch and compile its runtime, which has been done, and NumPy after it, which begins at once.
 * @param {WorkerGlobalScope} scope @param {Promise<WebAssembly.Module>} runtime @param {Uint8Array} library */
export function takeCompiled({ WebAssembly }, runtime, library) {
  const { instantiate, instantiateStreaming } = WebAssembly;
  const instanceOf = async (module, imports) => ({ module, instance: await instantiate(module, imports) });

  WebAssembly.instantiateStreaming = async (response, imports) => {
    WebAssembly.instantiateStreaming = instantiateStreaming;
    return instanceOf(await runtime, imports);
  };

  const compiling = WebAssembly.compile(library);
  compiling.catch(() => {});                             // whoever asks for it is told
  WebAssembly.instantiate = async (binary, imports) => {
    if (binary.length !== library.length) return instantiate(binary, imports);      // it comes as a copy: fetched
    WebAssembly.instantiate = instantiate;
    return instanceOf(await compiling, imports);
  };
}
