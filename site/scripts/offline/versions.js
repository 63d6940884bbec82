import { isLasting, own } from './own.js';
import { readRecord, recordsOf, writeRecord } from './store.js';

/** @typedef {import('./own.js').Version & {since: number, complete: boolean, trouble?: string}} Recorded  since: when it came */

/** @returns {Promise<Recorded[]>} the versions that are here, whole or in part, the newest first */
export async function versions() {
  const found = (await recordsOf('version-')).map(([, version]) => version);
  return found.sort((a, b) => b.since - a.since);
}

/** @param {string} id @returns {Promise<Recorded | undefined>} */
export const versionNamed = (id) => readRecord(`version-${id}`);

/** Write down this worker's version as the newest. What was known of it stays: a site may go back to what it was. */
export async function recordOwn() {
  const before = await versionNamed(own.id);
  await writeRecord(`version-${own.id}`, { ...own, since: Date.now(), complete: before?.complete ?? false });
}

/** @param {import('./own.js').Version} version @param {{complete: boolean, trouble?: string}} state */
export async function noteState({ id }, state) {
  const record = await versionNamed(id);
  if (record) await writeRecord(`version-${id}`, { ...record, trouble: undefined, ...state });
}

/** The files that this browser has a use for: of a sound in two encodings, the one that it plays. @param {import('./own.js').Version} version
 * @returns {Promise<[string, import('./own.js').KeptFile][]>} by path */
export async function usableFiles({ files }) {
  const without = await readRecord('without');
  return Object.entries(files).filter(([path]) => !without || !path.endsWith(without));
}

const lasting = new Map();

/** A file whose name tells its content is the same in every version that has it. @param {string} path
 * @returns {Promise<import('./own.js').KeptFile | undefined>} */
export async function lastingFile(path) {
  if (!isLasting(path)) return undefined;
  if (own.files[path]) return own.files[path];
  if (!lasting.has(path)) {
    for (const { files } of await versions()) for (const name in files) lasting.set(name, files[name]);
  }
  return lasting.get(path);
}
