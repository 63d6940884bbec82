import { median } from './measure.js';

/** A quick hand on the real playground page: it changes one thing, waits for the answer and for the page to draw it, and goes on. It is
 * in the page before the page's own scripts, so that no long task escapes it. */
const blocked = [];
new PerformanceObserver((list) => blocked.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });

const FRAME = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
const QUESTIONS = ['What animal is in the photo?', 'Is there a cat?', 'What is in the background?', 'Describe the photo'];

/** What the hand changes at its n-th touch, by name. @type {Record<string, (n: number) => object>} */
const TOUCHES = {
  'a word': (n) => ({ question: QUESTIONS[n % QUESTIONS.length] }),
  'a gate': (n) => ({ gates: [1, (n % 20) / 10, 1] }),
  'a cover': (n) => ({ covered: [n % 64] }),
  'a cut': (n) => ({ cut: [{ patch: n % 64 }] }),
  'a thing dragged': dragged,
  'a head': (n) => ({ head: n % 4, patch: n % 64 }),
};

/** A preset scene whose nearest thing is dragged to and fro, ten thousandths at a touch. */
function dragged(n) {
  const [{ place, items }] = Object.values(sightlineFacts.stage.presets);
  const nearest = items.at(-1);
  return { picture: { kind: 'scene', scene: { place, items: [...items.slice(0, -1), { ...nearest, x: nearest.x - 150 + 10 * (n % 30) }] } } };
}

const playground = () => document.querySelector('attention-playground');
const lab = () => playground().lab;

window.hand = {
  /** Once the instrument stands and the model has answered for the first time. */
  async ready() {
    await customElements.whenDefined('attention-playground');
    while (playground().coming) await FRAME();
    lab().wake();
    while (!lab().upToDate) await FRAME();
  },

  /** @param {string} touch @param {number} count @returns {Promise<{median: number, per_second: number, blocked: number[]}>} milliseconds
   *   from the touch to its answer; answers in a second, each drawn; and how long tasks blocked the page meanwhile, if 50 ms or more */
  async touch(touch, count) {
    const [times, began] = [[], performance.now()];
    blocked.length = 0;
    for (let n = 0; n < count; n++) {
      const started = performance.now();
      lab().change(TOUCHES[touch](n));
      while (!lab().upToDate) await new Promise((done) => { lab().addEventListener('answer', done, { once: true }); });
      times.push(performance.now() - started);
      await FRAME();
    }
    const perSecond = (1000 * count) / (performance.now() - began);
    await FRAME();
    return { median: median(times), per_second: perSecond, blocked: hand.blocked() };
  },

  touches: Object.keys(TOUCHES),

  /** Drag without waiting, a step a frame, as a hand does. @param {number} seconds
   * @returns {Promise<{answers: number, frames: number, blocked: number[]}>} answers and frames in a second */
  async drag(seconds) {
    let [answers, frames] = [0, 0];
    const count = () => { answers++; };
    lab().addEventListener('answer', count);
    blocked.length = 0;
    const began = performance.now();
    for (; performance.now() - began < 1000 * seconds; frames++) {
      lab().change(dragged(frames), { merge: 'drag' });
      await FRAME();
    }
    const took = (performance.now() - began) / 1000;
    lab().removeEventListener('answer', count);
    while (!lab().upToDate) await FRAME();
    return { answers: answers / took, frames: frames / took, blocked: hand.blocked() };
  },

  /** How long tasks blocked the main thread since this was asked last, the longest first: those of 50 ms and more. */
  blocked: () => blocked.splice(0).sort((a, b) => b - a),

  memory: () => lab().client.call('memory'),
};
