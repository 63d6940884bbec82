/** Notice at once when a worker ends, whatever ended it: the browser itself takes back a lock that a dead worker held.
 * Where pages have no locks (http without TLS, files) the time limit of a request has to do.
 * @param {string} name of the lock that the worker holds @param {() => void} onEnd @param {AbortSignal} signal */
export function watchLife(name, onEnd, signal) {
  if (!globalThis.isSecureContext || location.protocol === 'file:' || !navigator.locks) return;
  navigator.locks.request(name, { signal }, onEnd).catch(() => {});    // aborted: nobody watches any longer
}

/** In the worker: hold the lock for as long as it lives. @param {string} name @returns {Promise<void>} once it is held */
export function holdLife(name) {
  return new Promise((resolve) => {
    if (!globalThis.isSecureContext || !navigator.locks) return resolve();
    const forEver = () => {
      resolve();
      return new Promise(() => {});
    };
    navigator.locks.request(name, forEver).catch(() => resolve());     // a worker without locks: the page has none either
  });
}
