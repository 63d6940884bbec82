/** A made-up address; nothing is ever asked of a network under it. */
export const BASE = 'https://payload.invalid/';

const TYPES = { wasm: 'application/wasm' };

/** From now on the worker's `fetch` hands out these files and nothing else, so that Pyodide cannot
 * reach for a network: what is missing is an error here, not a download from elsewhere.
 * @param {WorkerGlobalScope} scope @param {Map<string, Uint8Array>} files */
export function fetchOnlyFrom(scope, files) {
  scope.fetch = async (request) => {
    const url = String(request?.url ?? request);
    const bytes = url.startsWith(BASE) && files.get(decodeURIComponent(url.slice(BASE.length)));
    if (!bytes) throw new TypeError(`The engine asked for ${url}, which is not among the site's own files.`);
    return new Response(bytes, { headers: { 'content-type': TYPES[url.split('.').pop()] ?? 'application/octet-stream' } });
  };
}
