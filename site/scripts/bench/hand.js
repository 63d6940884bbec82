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
  'a head': (n) => ({ head: n % 4, patch: n % 64 }),
};

const lab = () => document.querySelector('attention-playground').lab;

window.hand = {
  /** Once the model has answered for the first time. */
  async ready() {
    lab().wake();
    while (!lab().upToDate) await FRAME();
  },

  /** @param {string} touch @param {number} count @returns {Promise<number[]>} milliseconds until each answer came */
  async touch(touch, count) {
    const times = [];
    for (let n = 0; n < count; n++) {
      const started = performance.now();
      lab().change(TOUCHES[touch](n));
      while (!lab().upToDate) await new Promise((done) => { lab().addEventListener('answer', done, { once: true }); });
      times.push(performance.now() - started);
      await FRAME();
    }
    return times;
  },

  touches: Object.keys(TOUCHES),

  /** How long the longest tasks of the main thread took since this was asked last: those of 50 ms and more. */
  blocked: () => blocked.splice(0).sort((a, b) => b - a),

  memory: () => lab().client.call('memory'),
};
