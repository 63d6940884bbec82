/** What the player remembers between visits: how somebody likes to listen, and where they were in which lesson.
 * @typedef {{reader: 'recording' | 'device', voice: string, rate: number, volume: number, muted: boolean, captions: boolean, follow: boolean}} Settings */

const KEY = 'sightline.narration';
const STANDARD = { reader: 'recording', voice: '', rate: 1, volume: 1, muted: false, captions: true, follow: false };
const ALLOWED = {
  reader: (value) => value === 'recording' || value === 'device',
  rate: (value) => value >= 0.5 && value <= 3,
  volume: (value) => value >= 0 && value <= 1,
};

/** Kept under one key. Where storage is blocked, full or holds something else, it lasts as long as the page. */
export class Memory {
  #now = {};

  /** @returns {Settings} */
  get settings() {
    return { ...STANDARD, ...sane(this.#read().settings) };
  }

  /** @param {Partial<Settings>} settings */
  set(settings) {
    this.#write({ settings: { ...this.settings, ...settings } });
  }

  /** @param {string} slug @param {number} duration @returns {number} seconds */
  place(slug, duration) {
    const place = object(this.#read().places)[slug];
    return typeof place === 'number' && place > 0 && place < duration ? place : 0;
  }

  keepPlace(slug, time) {
    this.#write({ places: { ...object(this.#read().places), [slug]: Math.round(time * 100) / 100 } });
  }

  /** Ranges of words that were heard: [from, to) pairs in one row. @param {string} slug @returns {number[]} */
  heard(slug) {
    const row = object(this.#read().heard)[slug];
    return Array.isArray(row) && row.every(Number.isInteger) && row.length % 2 === 0 ? row : [];
  }

  keepHeard(slug, row) {
    this.#write({ heard: { ...object(this.#read().heard), [slug]: row } });
  }

  /** Another tab may have written meanwhile. */
  #read() {
    try {
      const text = localStorage.getItem(KEY);
      return { ...(text && object(JSON.parse(text))), ...this.#now };
    } catch {
      return this.#now;
    }
  }

  #write(change) {
    const next = { ...this.#read(), ...change };
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
      this.#now = {};
    } catch {
      this.#now = { ...this.#now, ...change };
    }
  }
}

const object = (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});

/** Only what is of the right kind. */
const sane = (settings) => Object.fromEntries(Object.entries(object(settings)).filter(([name, value]) =>
  name in STANDARD && typeof value === typeof STANDARD[name] && (ALLOWED[name]?.(value) ?? true)));
