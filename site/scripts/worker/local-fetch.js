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

/** Pyodide wants to fetch and compile its runtime, which has been done. @param {WorkerGlobalScope} scope
 * @param {Promise<WebAssembly.Module>} compiling */
export function takeCompiled({ WebAssembly }, compiling) {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (response, imports) => {
    WebAssembly.instantiateStreaming = instantiateStreaming;
    const module = await compiling;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}
