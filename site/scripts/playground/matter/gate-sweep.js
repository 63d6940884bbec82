/** How far a gate can be turned, as a factor of what was learned. */
export const FARTHEST = 2;
export const STEP = 0.05;
export const SCALES = Array.from({ length: Math.round(FARTHEST / STEP) + 1 }, (_, index) => Math.round(index * STEP * 100) / 100);

const PAUSE = 350;                                         // milliseconds of rest before a sweep is worked out
const KEPT = 24;

/** @typedef {{words: number[], answer: number[], said: string[]}} Sweep  words: the answer’s; answer and said, for each of SCALES: its
 *   probability, and what the model says by itself */

/** One gate's whole sweep, or that of all together, worked out while the reader rests. A Lit reactive controller. */
export class GateSweep {
  /** @param {import('lit').ReactiveControllerHost & {lab: import('../lab.js').Lab}} host
   * @param {() => {layer: number | null, words: number[]} | null} wish null: nothing is known to be asked yet
   * @param {() => boolean} seen whether anybody looks: only then it begins */
  constructor(host, wish, seen) {
    Object.assign(this, { host, wish, seen });
    /** @type {Map<string, Sweep>} */
    this.kept = new Map();
    /** The newest of the answer that there is now. @type {Sweep | null} */
    this.value = null;
    /** Whether the value belongs to what is there now. */
    this.current = false;
    host.addController(this);
  }

  hostDisconnected() {
    this.stop();
  }

  hostUpdate() {
    const { lab } = this.host;
    const wish = lab?.reading.inquiry ? this.wish() : null;
    const key = wish && keyOf(lab.reading.inquiry, wish);
    if (key && this.kept.has(key)) this.value = this.kept.get(key);
    else if (String(wish?.words) !== String(this.value?.words)) this.value = null;
    this.current = key !== null && this.kept.has(key);
    if (key !== this.key) this.stop();
    this.key = key;
    if (key && !this.current && !this.timer && this.seen()) this.timer = setTimeout(() => this.work(lab, key, wish), PAUSE);
  }

  async work(lab, key, { layer, words }) {
    this.running = new AbortController();
    const { signal } = this.running;
    const parts = SCALES.map((scale) => ({ about: { layer, scales: [scale] }, changes: { words } }));
    const sweep = { words, answer: [], said: [] };
    try {
      for await (const part of lab.series('sweep', parts, signal)) {
        sweep.answer.push(...part.answer.data);
        sweep.said.push(...part.said);
      }
    } catch {
      return;                                              // the picture has gone, or the model: either way a new answer comes
    }
    if (signal.aborted || sweep.said.length < SCALES.length) return;
    this.kept.set(key, sweep);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value);
    this.host.requestUpdate();
  }

  stop() {
    clearTimeout(this.timer);
    this.running?.abort();
    this.key = this.timer = this.running = null;
  }
}

/** What a sweep depends on: everything but where the gate in hand stands. */
function keyOf({ picture, question, covered, cut, gate_scale: gates }, { layer, words }) {
  return JSON.stringify([picture, question, covered, cut, gates.map((gate, index) => (layer === null || layer === index ? null : gate)), layer, words]);
}
