import { loadScript } from '../elements/script.js';
import { lastNotAfter } from './script.js';

/** When each word of the recording is said, in seconds, and what the page is asked for at which word.
 * @typedef {{word: number, name: string, args: string[]}} Cue */
export class Timings {
  /** @param {{times: number[], cues: [number, string, ...string[]][]}} payload see publish.py */
  constructor({ times, cues }) {
    const count = times.length / 2;
    this.starts = new Float64Array(count);
    this.ends = new Float64Array(count);
    let now = 0;
    for (let word = 0; word < count; word++) {
      this.starts[word] = (now += times[2 * word]) / 1000;
      this.ends[word] = (now += times[2 * word + 1]) / 1000;
    }
    /** @type {Cue[]} */
    this.cues = cues.map(([word, name, ...args]) => ({ word, name, args }));
  }

  /** The word being said, or the last one before a pause; -1 before the first. @param {number} time */
  wordAt(time) {
    return lastNotAfter(this.starts, time + 0.0005);          // a browser may keep the time it was given in microseconds
  }
}

const arrived = new Map();
globalThis.sightlineNarration = (slug, payload) => arrived.set(slug, new Timings(payload));

/** @param {string} slug @param {string} url of its script @returns {Promise<Timings>} */
export async function loadTimings(slug, url) {
  await loadScript(url).catch(() => { throw new Error('The times of the words did not arrive.'); });
  return arrived.get(slug);
}
