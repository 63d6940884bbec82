import { Changed, download } from './download.js';
import { root } from './own.js';
import { quiet } from './quiet.js';
import { Removed, filesKept } from './store.js';
import { tellPages } from './tell.js';
import { noteState, usableFiles } from './versions.js';

const AT_ONCE = 3;
const PAUSES = [1000, 4000];                               // milliseconds before another try

/** Whatever downloads or removes holds this lock: only one worker does at a time, be it the old one or the new. */
export const LOCK = `sightline kept ${new URL(root).pathname}`;

/** Fetch what is missing of a version. What arrives stays, whatever happens to the rest.
 * @param {import('./own.js').Version} version
 * @returns {Promise<undefined | 'cut' | 'full' | 'changed'>} what kept it from being complete */
export const fill = (version) => navigator.locks.request(LOCK, async () => {
  const kept = await filesKept();
  const missing = (await usableFiles(version)).filter(([, { sha256 }]) => !kept.has(sha256));
  const troubles = new Set();
  const lane = async () => {
    while (missing.length && !troubles.has('cut') && !troubles.has('full')) {
      const trouble = await one(...missing.shift());
      if (trouble) troubles.add(trouble);
      tellPages();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const trouble = ['full', 'cut', 'changed'].find((each) => troubles.has(each));
  await noteState(version, { complete: !trouble, trouble });
  tellPages();
  return trouble;
});

async function one(path, file) {
  for (let attempt = 0; ; attempt++) {
    await quiet();
    try {
      await download(path, file);
      return undefined;
    } catch (problem) {
      if (problem instanceof Removed) throw problem;
      if (problem instanceof Changed) return 'changed';
      if (problem.name === 'QuotaExceededError') return 'full';
      if (attempt === PAUSES.length) return 'cut';
      await new Promise((go) => { setTimeout(go, PAUSES[attempt]); });
    }
  }
}
