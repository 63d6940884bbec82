import { download } from './download.js';
import { fill } from './fill.js';
import { own, pathOf } from './own.js';
import { remember, versionOf } from './pages.js';
import { filesKept, readMode, removeAll, whenRemoved, writeMode, writeRecord } from './store.js';
import { sweep } from './sweep.js';
import { tellPages } from './tell.js';
import { recordOwn, usableFiles, versionNamed, versions } from './versions.js';

/**
 * @typedef {object} Status
 * @property {'all' | 'visited' | undefined} mode
 * @property {number} kept  bytes that are here, @property {number} total  of so many
 * @property {boolean} complete
 * @property {'cut' | 'full' | 'changed' | undefined} trouble  what kept the last download from being complete
 * @property {string} own  this worker's version
 * @property {string | undefined} yours  the version of the page that asks
 * @property {string | undefined} ready  the newest version that is complete
 */

const WORK = {
  /** Keep everything, or what is visited; called again and again while a page is open, it goes on where it was interrupted. `seen` are
   * the addresses that the page has fetched so far, and `late` whether it did so without this worker; `without` is how the names of sounds
   * end that this browser has no use for. */
  async keep({ mode, seen, late, without }, page) {
    await writeMode(mode);                                 // before anything else can be kept
    await writeRecord('without', without);
    if (!await versionNamed(own.id)) await recordOwn();
    const all = await versions();
    if (late && all.length === 1) await remember(page.id, Promise.resolve(own), true);   // they came from the server together
    return async () => {
      if (mode === 'visited') await fetchSome(seen.map((address) => pathOf(new URL(address))));
      const trouble = mode === 'all' && all[0].id === own.id && await fill(own);
      if (trouble === 'changed') await registration.update().catch(() => {});     // the site has a newer version
    };
  },

  async remove() {
    await removeAll();
    tellPages();
  },

  /** The reader has turned to this worker's version. */
  use: () => self.skipWaiting(),

  async status() {},
};

/** A page's {do, …}; it is answered through its port with the status, and then the rest of the work is done.
 * @param {ExtendableMessageEvent} event */
export function onMessage(event) {
  const { data, source, ports: [port] } = event;
  if (!Object.hasOwn(WORK, data?.do)) return;
  event.waitUntil((async () => {
    const rest = await WORK[data.do](data, source);
    port?.postMessage(await statusFor(source));
    await rest?.();
    await sweep();
  })().catch(whenRemoved));
}

/** @param {string[]} paths */
async function fetchSome(paths) {
  const kept = await filesKept();
  const missing = paths.filter((path) => own.files[path] && !kept.has(own.files[path].sha256));
  await Promise.allSettled(missing.map((path) => download(path, own.files[path])));
  if (missing.length) tellPages();
}

async function statusFor(page) {
  const [mode, here, all, yours, record, usable] = await Promise.all(
    [readMode(), filesKept(), versions(), versionOf(page.id), versionNamed(own.id), usableFiles(own)]);
  const files = usable.map(([, file]) => file);
  const sum = (some) => some.reduce((bytes, file) => bytes + file.bytes, 0);
  return { mode, kept: sum(files.filter(({ sha256 }) => here.has(sha256))), total: sum(files), complete: Boolean(record?.complete), trouble: record?.trouble,
    own: own.id, yours: yours?.id, ready: all.find(({ complete }) => complete)?.id };
}
