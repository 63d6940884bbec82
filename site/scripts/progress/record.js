/** The record of one reader's progress, and what is and is not one.
 * @typedef {{started?: string, completed?: string}} Entry when, in ISO time
 * @typedef {{version: number, modules: Record<string, Entry>}} ProgressRecord */

import { MIGRATIONS, migrate } from './migrations.js';

export const VERSION = MIGRATIONS.length + 1;
const SLUG = /^\d{2}-[a-z0-9-]{1,60}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const MOMENTS = ['started', 'completed'];
const MOST = 500;

/** @returns {ProgressRecord} */
export const nothingYet = () => ({ version: VERSION, modules: {} });

/** Never throws. @param {string | null} text @returns {{record: ProgressRecord} | {problem: 'corrupt' | 'newer'}} */
export function parseRecord(text) {
  if (text === null) return { record: nothingYet() };
  try {
    const found = JSON.parse(text);
    if (!isObject(found) || !Number.isInteger(found.version) || found.version < 1) return { problem: 'corrupt' };
    if (found.version > VERSION) return { problem: 'newer' };
    const { modules } = migrate(found);
    return isModules(modules) ? { record: { version: VERSION, modules } } : { problem: 'corrupt' };
  } catch {
    return { problem: 'corrupt' };
  }
}

/** @param {Entry} [entry] @returns {'new' | 'started' | 'complete'} */
export const stateOf = (entry) => (entry?.completed ? 'complete' : entry?.started ? 'started' : 'new');

/** Both together: of two times the earlier stands, and nothing is taken away. @param {ProgressRecord} one @param {ProgressRecord} other */
export function merge(one, other) {
  const slugs = new Set([...Object.keys(one.modules), ...Object.keys(other.modules)]);
  return { version: VERSION, modules: Object.fromEntries([...slugs].map((slug) => [slug, earliest(one.modules[slug], other.modules[slug])])) };
}

function earliest(one, other) {
  const times = MOMENTS.map((name) => [name, [one?.[name], other?.[name]].filter(Boolean).sort()[0]]);
  return Object.fromEntries(times.filter(([, time]) => time));
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTime = (value) => typeof value === 'string' && TIME.test(value) && Number.isFinite(Date.parse(value));
const isEntry = (value) => isObject(value) && Object.entries(value).every(([name, time]) => MOMENTS.includes(name) && isTime(time));
const isModules = (value) => isObject(value) && Object.keys(value).length <= MOST
  && Object.entries(value).every(([slug, entry]) => SLUG.test(slug) && isEntry(entry));
