/** Two records of one reader become one: nothing is taken away, and of two times the earlier stands. Of two answers, too: what is
 * kept is the first try, and a second try in another tab or browser does not make it better. Either order gives the same. */

import { VERSION } from './record.js';

const earlier = (one, other) => (Date.parse(one) - Date.parse(other) || (one < other ? -1 : 1)) < 0;
const moment = (one, other) => (earlier(one, other) ? one : other);
const firstTry = (one, other) => {
  if (one.time === other.time) return one.choice < other.choice ? one : other;
  return earlier(one.time, other.time) ? one : other;
};

/** Every name of either side once; where both have it, `join` decides. */
const tables = (join) => (one = {}, other = {}) => {
  const both = new Map(Object.entries(one));
  for (const [name, value] of Object.entries(other)) both.set(name, both.has(name) ? join(both.get(name), value, name) : value);
  return Object.fromEntries(both);
};

const FIELDS = { read: tables(moment), heard: tables(moment), answered: tables(firstTry) };
const entries = tables((one, other, field) => (FIELDS[field] ?? moment)(one, other));
const modules = tables(entries);

/** @param {import('./record.js').ProgressRecord} one @param {{modules: object}} other @returns {import('./record.js').ProgressRecord} */
export const merge = (one, other) => ({ version: VERSION, modules: modules(one.modules, other.modules) });
