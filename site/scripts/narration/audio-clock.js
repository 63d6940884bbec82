/** The recording as a clock. Nothing is fetched before the first `play`; until then a seek is only remembered.
 * Tells its listener `moved()`, `changed()`, `ended()` and `failed()`. */
export class AudioClock {
  playing = false;
  #from = 0;
  #muted = false;
  #fetching = false;                                          // the whole recording, for want of its parts

  /** @param {string} url @param {{moved(): void, changed(): void, ended(): void, failed(): void}} listener */
  constructor(url, listener) {
    this.url = url;
    this.listener = listener;
    this.audio = new Audio();
    this.audio.preload = 'none';
    this.audio.preservesPitch = true;
    this.audio.addEventListener('loadedmetadata', () => { if (this.#from) this.seek(this.#from); });
    this.audio.addEventListener('timeupdate', () => listener.moved());
    for (const event of ['play', 'pause']) this.audio.addEventListener(event, () => this.#set(!this.audio.paused));
    this.audio.addEventListener('ended', () => { this.#set(false); listener.ended(); });
    this.audio.addEventListener('error', () => this.#fail());
  }

  get time() {
    return this.audio.readyState && !this.#fetching ? this.audio.currentTime : this.#from;
  }

  /** @param {number} time in seconds */
  seek(time) {
    this.#from = time;
    if (!this.audio.readyState || this.#fetching) return;
    if (this.#seekable) this.audio.currentTime = time;
    else this.#fetchWhole();
  }

  get #seekable() {
    const { seekable, duration } = this.audio;
    return seekable.length > 0 && seekable.end(seekable.length - 1) > duration - 1;
  }

  /** A host that cannot send a part of a file lets nobody seek in it. Then all of it is fetched, and played from memory. */
  async #fetchWhole() {
    this.#fetching = true;
    this.audio.muted = true;
    try {
      const reply = await fetch(this.url);
      if (!reply.ok) throw new Error(reply.statusText);
      this.audio.src = URL.createObjectURL(await reply.blob());
      this.#fetching = false;
      this.audio.muted = this.#muted;
      if (this.playing) await this.play();
    } catch {
      this.#fetching = false;
      this.#fail();
    }
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

  /** The browser tells of a pause later; whoever asks at once hears the truth too. */
  pause() {
    this.audio.pause();
    this.#set(false);
  }

  /** @param {{rate: number, volume: number, muted: boolean}} settings */
  tune({ rate, volume, muted }) {
    this.audio.defaultPlaybackRate = this.audio.playbackRate = rate;
    this.#muted = muted;
    Object.assign(this.audio, { volume, muted: muted || this.#fetching });
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
