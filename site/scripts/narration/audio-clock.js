/** The recording as a clock. Nothing is fetched before the first `play`; until then a seek is only remembered.
 * Tells its listener `moved()`, `changed()`, `ended()` and `failed()`. */
export class AudioClock {
  playing = false;
  #from = 0;

  /** @param {string} url @param {{moved(): void, changed(): void, ended(): void, failed(): void}} listener */
  constructor(url, listener) {
    this.url = url;
    this.listener = listener;
    this.audio = new Audio();
    this.audio.preload = 'none';
    this.audio.preservesPitch = true;
    this.audio.addEventListener('loadedmetadata', () => { if (this.#from) this.audio.currentTime = this.#from; });
    this.audio.addEventListener('timeupdate', () => listener.moved());
    this.audio.addEventListener('play', () => this.#set(true));
    this.audio.addEventListener('pause', () => this.#set(false));
    this.audio.addEventListener('ended', () => { this.#set(false); listener.ended(); });
    this.audio.addEventListener('error', () => this.#fail());
  }

  get time() {
    return this.audio.readyState ? this.audio.currentTime : this.#from;
  }

  /** @param {number} time in seconds */
  seek(time) {
    this.#from = time;
    if (this.audio.readyState) this.audio.currentTime = time;
  }

  async play() {
    if (!this.audio.src || this.audio.error) this.audio.src = this.url;
    try {
      await this.audio.play();
    } catch (problem) {
      if (problem.name === 'NotAllowedError') this.#set(false);   // the browser wants a press of the button first
      else if (problem.name !== 'AbortError') this.#fail();
    }
  }

  pause() {
    this.audio.pause();
  }

  /** @param {{rate: number, volume: number, muted: boolean}} settings */
  tune({ rate, volume, muted }) {
    this.audio.defaultPlaybackRate = this.audio.playbackRate = rate;
    Object.assign(this.audio, { volume, muted });
  }

  #set(playing) {
    if (playing === this.playing) return;
    this.playing = playing;
    this.listener.changed();
  }

  #fail() {
    if (!this.audio.getAttribute('src')) return;
    this.#from = this.time;
    this.audio.removeAttribute('src');
    this.audio.load();                                        // forgets the error; the next `play` tries anew
    this.playing = false;
    this.listener.failed();
  }
}
