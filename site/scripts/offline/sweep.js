import { LOCK } from './fill.js';
import { own } from './own.js';
import { dropFile, dropRecord, filesKept, recordsOf } from './store.js';
import { versions } from './versions.js';

/** Remove the versions that no page uses any longer, and their files. What is whole stays until something newer is; what has arrived of
 * a newer version, whose worker could not install, stays for its next try. */
export const sweep = () => navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
  if (!lock || registration.installing || registration.waiting) return;
  const all = await versions();
  const inUse = await versionsInUse();
  const whole = all.find(({ complete }) => complete);
  const since = all.find(({ id }) => id === own.id)?.since ?? 0;
  const staying = all.filter((version) => version.since >= since || version === whole || inUse.has(version.id));
  for (const version of all) if (!staying.includes(version)) await dropRecord(`version-${version.id}`);
  const wanted = new Set(staying.flatMap(({ files }) => Object.values(files)).flatMap(({ sha256 }) => [sha256, `part-${sha256}`]));
  for (const name of await filesKept()) if (!wanted.has(name)) await dropFile(name);
});

/** Asked one by one, since a list of all pages would leave out those that are just opening. */
async function versionsInUse() {
  const inUse = new Set();
  for (const [id, { version }] of await recordsOf('page-')) {
    if (await clients.get(id)) inUse.add(version);
    else await dropRecord(`page-${id}`);
  }
  return inUse;
}
