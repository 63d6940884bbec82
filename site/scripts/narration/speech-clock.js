/** The device's own voice as a clock: it reads the same words, sentence by sentence, and its time is the recording's time of the
 * word that it has come to, so that whatever follows one clock follows the other. Tells its listener what AudioClock tells. */
export class SpeechClock {
  playing = false;
  #at = 0;                                                    // seconds of the recording
  #turn = 0;                                                  // each utterance that is no longer wanted belongs to an older turn
  #settings = { rate: 1, volume: 1, muted: false };

  /** @param {import('./narration.js').Narration} narration @param {{moved(): void, changed(): void, ended(): void, failed(): void}} listener */
  constructor(narration, listener) {
    this.narration = narration;
    this.listener = listener;
  }

  get time() {
    return this.#at;
  }

  seek(time) {
    this.#at = time;
  }

  play() {}

  pause() {}

  tune(settings) {
    this.#settings = settings;
  }
}
