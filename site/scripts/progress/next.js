import { stateOf } from './record.js';

/** @typedef {{slug: string, needs: string[], entry: import('./record.js').Entry}} Module */

const newest = (times) => times.filter(Boolean).sort().at(-1) ?? '';

/** When the reader last did anything in a module, '' for never. @param {import('./record.js').Entry} entry */
export const lastTouched = ({ started, completed, read = {}, heard = {}, answered = {} }) =>
  newest([started, completed, ...Object.values(read), ...Object.values(heard), ...Object.values(answered).map(({ time }) => time)]);

/** The section last read, if any. @param {import('./record.js').Entry} entry @returns {string | undefined} */
export const lastRead = ({ read = {} }) => Object.keys(read).sort((one, other) => (read[one] < read[other] ? 1 : -1))[0];

/** Which module comes next, and in which words: the one last opened, else the first new one whose prerequisites are done, else any
 * new one, else the first again. @param {Module[]} modules in the course's order @returns {{words: string, slug: string, section?: string}} */
export function whereNext(modules) {
  const inState = (...states) => modules.filter(({ entry }) => states.includes(stateOf(entry)));
  const [open] = inState('started').sort((one, other) => (lastTouched(one.entry) < lastTouched(other.entry) ? 1 : -1));
  if (open) return { words: 'Continue where you left off', slug: open.slug, section: lastRead(open.entry) };
  const done = inState('complete', 'known').map(({ slug }) => slug);
  const fresh = inState('new');
  const next = fresh.find(({ needs }) => needs.every((slug) => done.includes(slug))) ?? fresh[0];
  if (next) return { words: done.length ? 'Go on with' : 'Begin with', slug: next.slug };
  return { words: 'All read. Once more', slug: modules[0].slug };
}
