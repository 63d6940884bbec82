/** What JavaScript itself brings, and what Python needs of a worker: to be told things, to tell, and to wait. */
const KEPT = new Set(`
  globalThis undefined NaN Infinity eval isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
  Object Function Array Number Boolean String Symbol Date Promise RegExp JSON Math Intl Temporal Map Set WeakMap WeakSet WeakRef BigInt Iterator
  FinalizationRegistry Proxy Reflect DisposableStack AsyncDisposableStack
  Error AggregateError EvalError RangeError ReferenceError SuppressedError SyntaxError TypeError URIError
  ArrayBuffer SharedArrayBuffer Atomics DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array
  Float16Array Float32Array Float64Array BigInt64Array BigUint64Array WebAssembly
  self console location navigator performance crypto constructor onmessage onmessageerror onerror onunhandledrejection
  postMessage addEventListener removeEventListener dispatchEvent setTimeout clearTimeout setInterval clearInterval queueMicrotask structuredClone
  Event EventTarget MessageEvent MessageChannel MessagePort AbortController AbortSignal DOMException TextEncoder TextDecoder URL URLSearchParams
  Blob Headers Request Response ReadableStream atob btoa WorkerGlobalScope DedicatedWorkerGlobalScope
  loadPyodide _createPyodideModule`.split(/\s+/));

const KEPT_OF_NAVIGATOR = new Set(['constructor', 'userAgent', 'platform', 'language', 'languages', 'hardwareConcurrency']);

/** From here on the worker may run code that the reader wrote. Whatever is not kept is taken away, whether browsers have it already
 * or will one day: every way to a network, to the site's own stores, to other tabs, to the end of the worker itself. JavaScript's
 * import() and eval() are no properties that can be taken; the page's content security policy, which the worker inherits, stops
 * those. @param {WorkerGlobalScope} scope */
export function shutOff(scope) {
  const { XMLHttpRequest, navigator } = scope;
  for (const method of ['open', 'send']) delete XMLHttpRequest.prototype[method];        // Python's own modules hold the class already
  prune(navigator, KEPT_OF_NAVIGATOR);
  prune(scope, KEPT);
}

/** @param {object} thing @param {Set<string>} kept */
function prune(thing, kept) {
  for (let owner = thing; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    for (const name of Object.getOwnPropertyNames(owner)) if (!kept.has(name)) Reflect.deleteProperty(owner, name);
  }
}
