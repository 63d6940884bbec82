/** The engine's client on a page of its own, for tests: nothing of the figures is in the way. */
import { interact } from '../../../site/scripts/bench/interact.js';
import { EngineClient } from '../../../site/scripts/engine/client.js';
import { productIn } from '../../../site/scripts/worker/product.js';

window.productIn = productIn;
window.interact = interact;

/** One picture after the other, each a little different. */
let pictures = 0;
window.nextPicture = () => {
  pictures++;
  return { rgba: new Uint8Array(4 * 96 * 96).map((_, i) => (i % 4 === 3 ? 255 : (i * 7 + pictures) % 256)), width: 96, height: 96 };
};

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
