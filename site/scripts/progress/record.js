/** The record of one reader's progress, and what is and is not one. Times are in ISO form.
 * @typedef {{choice: number, time: string}} Answer  the reader's first
 * @typedef {{started?: string, completed?: string, known?: string, read?: Record<string, string>, heard?: Record<string, string>,
 *            answered?: Record<string, Answer>}} Entry  known: the reader says so; read, heard, answered: by section, chapter, question
 * @typedef {{version: number, modules: Record<string, Entry>}} ProgressRecord */

import { MIGRATIONS, migrate } from './migrations.js';

export const VERSION = MIGRATIONS.length + 1;
const SLUG = /^\d{2}-[a-z0-9-]{1,60}$/;
const ID = /^[a-z][a-z0-9-]{0,60}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const MOST_MODULES = 500;
const MOST_IDS = 200;
const MOST_CHOICES = 10;

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTime = (value) => typeof value === 'string' && TIME.test(value) && Number.isFinite(Date.parse(value));
const isAnswer = (value) => isObject(value) && Object.keys(value).sort().join() === 'choice,time'
  && Number.isInteger(value.choice) && value.choice >= 0 && value.choice < MOST_CHOICES && isTime(value.time);
const isTable = (name, isValue, most) => (value) => isObject(value) && Object.keys(value).length <= most
  && Object.entries(value).every(([id, each]) => name.test(id) && isValue(each));

/** What an entry may hold, and how one tells that it is that. */
const FIELDS = {
  started: isTime, completed: isTime, known: isTime,
  read: isTable(ID, isTime, MOST_IDS), heard: isTable(ID, isTime, MOST_IDS), answered: isTable(ID, isAnswer, MOST_IDS),
};
const isEntry = (value) => isObject(value) && Object.entries(value).every(([name, each]) => Object.hasOwn(FIELDS, name) && FIELDS[name](each));
const isModules = isTable(SLUG, isEntry, MOST_MODULES);

/** @param {ProgressRecord} record @returns {boolean} whether it may be saved, and will be understood when it is read again */
export const isSound = ({ modules }) => isModules(modules);

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

/** @param {Entry} [entry] @returns {'new' | 'started' | 'known' | 'complete'} */
export const stateOf = (entry) => (entry?.completed ? 'complete' : entry?.known ? 'known' : entry?.started ? 'started' : 'new');
