import { openStore } from './store.js';

const NAME = 'snapshot';
const FLAG = 'sightline-head-start';

/** Python's memory just after NumPy and the engine were loaded, kept in this browser by the first start: every later one begins
 * there and takes less than half the time. It is made and used by the very same browser and version of the site, since another may
 * lay its memory out otherwise. Where keeping it is denied, or going on from it fails, starts are slower and nothing else. */
export class HeadStart {
  /** @param {import('./manifest.js').Manifest} manifest */
  constructor(manifest) {
    const parts = manifest.files.filter(({ name, when }) => when === 'start' && !name.startsWith('models/')).map(({ sha256 }) => sha256);
    this.key = [navigator.userAgent, ...parts].join(' ');
  }

  /** @returns {Promise<{snapshot: ArrayBuffer | null, record: boolean}>} what is kept; or, if nothing is, whether it would be of use */
  async find() {
    if (flag()) return { snapshot: null, record: false };
    try {
      const kept = await openStore((store) => store.get(NAME));
      const snapshot = kept?.key === this.key ? kept.snapshot : null;
      return { snapshot, record: !snapshot };
    } catch {
      return { snapshot: null, record: false };
    }
  }

  /** The worker sets out from the snapshot. Should it take the whole page along, the next one knows. */
  trying() {
    flag('trying');
  }

  worked() {
    flag(null);
  }

  /** Do without for as long as this window lives. */
  async failed() {
    flag('failed');
    await openStore((store) => store.delete(NAME)).catch(() => {});
  }

  /** @param {ArrayBuffer | null} snapshot */
  async keep(snapshot) {
    if (snapshot) await openStore((store) => store.put({ key: this.key, snapshot }, NAME)).catch(() => {});
  }
}

/** Read the mark in the window's session, or set it. @param {string | null} [value] */
function flag(value) {
  try {
    if (value === undefined) return sessionStorage.getItem(FLAG);
    if (value === null) sessionStorage.removeItem(FLAG);
    else sessionStorage.setItem(FLAG, value);
  } catch {
    return 'denied';
  }
  return null;
}
