import { lastNotAfter } from './script.js';
import { voiceNamed } from './voices.js';

const SILENCE = 5_000;                                        // milliseconds without a sound after which a voice has failed
const DRAG = 150;                                             // milliseconds for a seek or a new speed to settle before it is obeyed

/** The device's own voice as a clock. It reads the same words, a sentence at a time, and its time is the recording's time of the
 * word that it has come to: whatever follows one clock follows the other. To pause is to stop and to begin again from that word,
 * since browsers differ in what their own pause does. Tells its listener what AudioClock tells. */
export class SpeechClock {
  playing = false;
  #at = 0;                                                    // seconds of the recording
  #pace = 1;                                                  // how much faster than the recording this voice is
  #turn = 0;                                                  // what an utterance of an older turn says is not heard
  #timers = [];
  #settings = { rate: 1, volume: 1, muted: false, voice: '' };

  /** @param {import('./narration.js').Narration} narration @param {{moved(): void, changed(): void, ended(): void, failed(): void}} listener */
  constructor(narration, listener) {
    this.narration = narration;
    this.listener = listener;
    addEventListener('pagehide', () => this.pause());         // else it goes on reading a page that is no longer there
  }

  get time() {
    return this.#at;
  }

  /** @param {number} time in seconds of the recording */
  seek(time) {
    this.#at = time;
    if (this.playing) this.#again();
  }

  play() {
    this.#set(true);
    this.#speakFrom(this.#word);
  }

  pause() {
    if (!this.playing) return;
    this.#hush();
    this.#set(false);
  }

  /** A voice that is speaking begins the word anew, with the new settings. */
  tune({ rate, volume, muted, voice }) {
    const changed = Object.entries({ rate, volume, muted, voice }).some(([name, value]) => this.#settings[name] !== value);
    this.#settings = { rate, volume, muted, voice };
    if (changed && this.playing) this.#again();
  }

  get #word() {
    return Math.max(0, this.narration.timings.wordAt(this.#at));
  }

  #again() {
    this.#hush();
    this.#timers.push(setTimeout(() => this.#speakFrom(this.#word), DRAG));
  }

  #hush() {
    this.#turn++;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    speechSynthesis.cancel();
  }

  /** From this word to the end of its sentence, and on. @param {number} first */
  #speakFrom(first) {
    const { script } = this.narration;
    const { to } = script.sentenceOf(first);
    const turn = ++this.#turn;
    const own = (handler) => (event) => { if (turn === this.#turn) handler(event); };
    const began = { at: 0, told: false };                     // when it was first heard; whether it tells its words

    const utterance = new SpeechSynthesisUtterance(script.text(first, to));
    this.utterance = utterance;                               // Chromium forgets the events of one that nobody holds
    utterance.voice = voiceNamed(this.#settings.voice);
    utterance.lang = utterance.voice?.lang ?? 'en';
    utterance.rate = this.#settings.rate;
    utterance.volume = this.#settings.muted ? 0 : this.#settings.volume;
    const offsets = offsetsOf(script.words.slice(first, to));
    utterance.onstart = own(() => { began.at = performance.now(); this.#guess(began, first, to, turn); });
    utterance.onboundary = own(({ name, charIndex }) => {
      if (name === 'sentence') return;
      began.at ||= performance.now();
      began.told = true;
      this.#reach(first + Math.max(0, lastNotAfter(offsets, charIndex)));
    });
    utterance.onend = own(() => this.#next(began, first, to));
    utterance.onerror = own(() => this.#fail());
    this.#timers.push(setTimeout(own(() => { if (!began.at) this.#fail(); }), SILENCE));
    this.#reach(first);
    speechSynthesis.resume();
    speechSynthesis.speak(utterance);
  }

  /** Where a voice does not tell its words, they are as far apart as in the recording, at the pace of its last sentences. */
  #guess(began, first, to, turn) {
    if (began.told || turn !== this.#turn) return;
    const { timings } = this.narration;
    const spoken = (performance.now() - began.at) / 1000 * this.#settings.rate * this.#pace;
    this.#reach(Math.min(to - 1, Math.max(this.#word, timings.wordAt(timings.starts[first] + spoken))));
    this.#timers.push(setTimeout(() => this.#guess(began, first, to, turn), 80));
  }

  #next(began, first, to) {
    const { timings, script, duration } = this.narration;
    this.#timers.splice(0).forEach(clearTimeout);
    if (began.at) {
      const took = (performance.now() - began.at) / 1000 * this.#settings.rate;
      const pace = (timings.ends[to - 1] - timings.starts[first]) / Math.max(0.05, took);
      this.#pace += 0.4 * (Math.min(3, Math.max(0.3, pace)) - this.#pace);
    }
    if (to < script.words.length) return this.#speakFrom(to);
    this.#at = duration;
    this.#set(false);
    this.listener.moved();
    this.listener.ended();
  }

  #reach(word) {
    this.#at = Math.max(this.narration.timings.starts[word], Math.min(this.#at, this.narration.timings.ends[word]));
    this.listener.moved();
  }

  #fail() {
    this.#hush();
    this.playing = false;
    this.listener.failed();
  }

  #set(playing) {
    if (playing === this.playing) return;
    this.playing = playing;
    this.listener.changed();
  }
}

/** Where each word begins in the text that they make. @param {string[]} words */
function offsetsOf(words) {
  let at = 0;
  return words.map((word) => (at += word.length + 1) - word.length - 1);
}
