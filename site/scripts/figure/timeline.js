import { prefersStill } from '../elements/motion.js';

/** @typedef {{kind: 'picture' | 'slice' | 'vectors' | 'question' | 'word', name: string, word?: number, pause: number}} Step */

/** What happens between a picture and an answer, in order. @param {import('./reading.js').Reading} reading @returns {Step[]} */
export const stepsOf = (reading) => [
  { kind: 'picture', name: 'Picture', pause: 900 },
  { kind: 'slice', name: 'Slice', pause: 1400 },
  { kind: 'vectors', name: 'Vectors', pause: 3000 },
  { kind: 'question', name: 'Question', pause: 1700 },
  ...reading.words.map(({ text }, word) => ({ kind: /** @type {const} */ ('word'), name: `“${text}”`, word, pause: 2100 })),
];

/** Walks a host through its steps: a Lit reactive controller. */
export class Player {
  /** @param {import('lit').ReactiveControllerHost} host @param {() => number} count */
  constructor(host, count) {
    this.host = host;
    this.count = count;
    this.step = 0;
    this.playing = false;
    this.timer = 0;
    host.addController(this);
  }

  hostDisconnected() {
    this.pause();
  }

  /** @param {number} step */
  go(step) {
    this.step = Math.max(0, Math.min(this.count() - 1, step));
    this.host.requestUpdate();
  }

  /** From the beginning. For a reader who prefers stillness it stops at every step and waits. */
  replay() {
    this.pause();
    this.go(0);
    if (!prefersStill()) this.play();
  }

  play() {
    if (this.step >= this.count() - 1) this.go(0);
    this.playing = true;
    this.host.requestUpdate();
    this.schedule();
  }

  pause() {
    clearTimeout(this.timer);
    if (!this.playing) return;
    this.playing = false;
    this.host.requestUpdate();
  }

  schedule() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.go(this.step + 1);
      if (this.step >= this.count() - 1) this.pause();
      else this.schedule();
    }, this.host.pauseAfter(this.step));
  }
}
