/** The engine's client on a page of its own, for tests: nothing of the figures is in the way. */
import { EngineClient } from '../../../site/scripts/engine/client.js';
import { productIn } from '../../../site/scripts/worker/product.js';

window.productIn = productIn;

/** Base64 of RGBA → what open() takes. */
window.pictureFrom = ({ base64, width, height }) => ({
  rgba: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)), width, height,
});

/** Whatever a call rejects with, as plain values. */
window.rejection = (promise) => promise.then(
  (value) => { throw new Error(`This should have failed, but gave ${JSON.stringify(value)}`); },
  ({ name, kind, message, detail }) => ({ name, kind, message, detail }),
);

/** A client whose states are kept, and whose worker can be reached. */
window.newClient = (options) => {
  const client = new EngineClient(options);
  client.history = [];
  client.addEventListener('state', ({ detail }) => client.history.push(detail));
  return client;
};
