import { own } from './own.js';

/** Something that the connection did not bring; asking once more may. */
export class NotArrived extends Error {}

/** Load a classic script, which works from http and from a file alike; what it brings, it hands to a function of its own.
 * @param {string} url @returns {Promise<void>} */
export function loadScript(url) {
  return new Promise((done, fail) => {
    const tag = document.createElement('script');
    tag.src = own(url);
    tag.onload = () => done();
    tag.onerror = () => fail(new NotArrived(`${url} did not arrive.`));
    document.head.append(tag);
    tag.addEventListener('load', () => tag.remove());
    tag.addEventListener('error', () => tag.remove());
  });
}
