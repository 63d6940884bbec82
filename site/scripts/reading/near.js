import { life } from './life.js';

/** Calls back once, when the first of the elements is in view, or near it for a reader who has moved.
 * @param {Iterable<Element>} elements @param {string} margin how near @param {() => void} callback */
export function whenNear(elements, margin, callback) {
  let watch;
  const look = (rootMargin) => {
    watch?.disconnect();
    watch = new IntersectionObserver((entries) => {
      if (done || !entries.some((entry) => entry.isIntersecting)) return;
      done = true;
      watch.disconnect();
      callback();
    }, { rootMargin });
    for (const element of elements) watch.observe(element);
  };
  let done = false;
  look('0px');
  life.then(() => done || look(margin));
}
