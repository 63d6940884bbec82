import { AudioClock } from './audio-clock.js';
import { Script } from './script.js';
import { SpeechClock } from './speech-clock.js';
import { loadTimings } from './timings.js';

export const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];
const TICKS = 4;                                              // how often a second `time` is said
const AT_THE_END = 0.25;                                      // seconds before it that count as having heard everything

/** A lesson's narration, whoever reads it and whoever shows it. Says `change` (what a control shows), `time` (it went on),
 * `word` (another word, with `from`, the word before, and `sought`, whether somebody jumped) and `seek`. */
export class Narration extends EventTarget {
  /** @type {import('./timings.js').Timings | null} */
  timings = null;
  word = -1;
  started = false;
  /** @type {null | 'recording' | 'device' | 'times'} what went wrong last */
  trouble = null;
  #sought = false;
  #tick = -1;
  #frame = 0;

  /** @param {HTMLElement} player @param {import('./memory.js').Memory} memory */
  constructor(player, memory) {
    super();
    const { slug, number, title, times, duration } = player.dataset;
    Object.assign(this, { slug, number, title, timesUrl: times, duration: Number(duration), memory });
    this.script = new Script(player);
    const listener = {
      moved: () => this.#look(), changed: () => this.#changed(), ended: () => this.#ended(), failed: () => this.#failed(),
    };
    this.clocks = { recording: new AudioClock(playable(player), listener), device: new SpeechClock(this, listener) };
    this.reader = 'recording';
    this.clock.seek(memory.place(slug, this.duration));
    this.tune();
  }

  get clock() {
    return this.clocks[this.reader];
  }

  get time() {
    return Math.min(this.clock.time, this.duration);
  }

  get playing() {
    return this.clock.playing;
  }

  get chapter() {
    return this.script.chapterAt(this.time);
  }

  /** The times of the words, fetched once, when they are first needed. */
  async know() {
    this.arriving ??= loadTimings(this.slug, this.timesUrl);
    try {
      this.timings = await this.arriving;
      this.#look();
    } catch {
      this.arriving = undefined;
      this.#complain('times');
    }
  }

  async play() {
    if (this.time >= this.duration - AT_THE_END) this.seek(0);
    this.started = true;
    this.trouble = null;
    const knowing = this.know();
    if (this.reader === 'device') await knowing;              // it goes by the words; the recording does not wait for them
    if (this.reader === 'recording' || this.timings) this.clock.play();
    this.say('change');
  }

  pause() {
    this.clock.pause();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  /** @param {number} time in seconds */
  seek(time) {
    this.clock.seek(Math.max(0, Math.min(this.duration, time)));
    this.#sought = true;
    this.#look();
    this.say('seek');
    this.say('change');
  }

  skip(seconds) {
    this.seek(this.time + seconds);
  }

  /** @param {number} number of the chapter; one before the first is the first, one after the last the end */
  seekChapter(number) {
    const { chapters } = this.script;
    this.seek(number >= chapters.length ? this.duration : chapters[Math.max(0, number)].start);
  }

  /** To the next chapter (1), or to the start of this one and from there to the one before (-1). */
  stepChapter(by) {
    const begun = this.time - this.script.chapters[this.chapter].start > 3;
    this.seekChapter(this.chapter + (by < 0 && begun ? 0 : by));
  }

  /** @param {number} word */
  async playFrom(word) {
    await this.know();
    if (!this.timings) return;
    this.seek(this.timings.starts[word]);
    if (!this.playing) this.play();
  }

  /** @param {'recording' | 'device'} reader */
  readBy(reader) {
    if (reader === this.reader) return;
    const { time, playing } = this;
    this.pause();
    this.reader = reader;
    this.trouble = null;
    this.tune();
    this.seek(time);
    if (reader === 'device' && this.started) this.know();
    if (playing) this.play();
  }

  /** Change a setting and keep it. @param {Partial<import('./memory.js').Settings>} settings */
  set(settings) {
    this.memory.set(settings);
    this.tune();
    this.say('change');
  }

  tune() {
    this.clock.tune(this.memory.settings);
  }

  say(name, more = {}) {
    this.dispatchEvent(Object.assign(new Event(name), more));
  }

  #changed() {
    cancelAnimationFrame(this.#frame);
    if (this.playing) this.#watch();
    this.say('change');
  }

  /** Words are shorter than the recording's own reports are apart. */
  #watch = () => {
    this.#look();
    this.#frame = requestAnimationFrame(this.#watch);
  };

  #look() {
    const word = this.timings ? this.timings.wordAt(this.time) : -1;
    if (word !== this.word || this.#sought) {
      const [from, sought] = [this.word, this.#sought];
      this.word = word;
      this.#sought = false;
      if (this.timings) this.say('word', { from, sought });
    }
    const tick = Math.floor(this.time * TICKS);
    if (tick === this.#tick) return;
    this.#tick = tick;
    this.say('time');
  }

  #ended() {
    this.memory.keepPlace(this.slug, 0);
    this.say('ended');
  }

  #failed() {
    cancelAnimationFrame(this.#frame);
    this.#complain(this.reader);
  }

  #complain(trouble) {
    this.trouble = trouble;
    this.say('change');
  }
}

/** Of the forms in which the page offers its recording, the first that this browser plays. @param {HTMLElement} player @returns {string} */
function playable(player) {
  const sounds = [...player.querySelectorAll('.narration-deck source')];
  const audio = new Audio();
  return (sounds.find(({ type }) => audio.canPlayType(type)) ?? sounds.at(-1)).src;
}
