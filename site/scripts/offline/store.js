import { isRight } from './digest.js';
import { addressOf, root } from './own.js';

/** Two caches: the files by the hash of their content, so that versions share what they have in common; and records about versions
 * and pages, as JSON. The origin's other sites have caches too, hence the root in the names. */
const FILES = `sightline files ${new URL(root).pathname}`;
const RECORDS = `sightline records ${new URL(root).pathname}`;

/** What is at work while all is removed must not make a cache anew. */
const STORE = `sightline store ${new URL(root).pathname}`;
const beside = (work) => navigator.locks.request(STORE, { mode: 'shared' }, work);

const MODE = 'mode';

const at = (name) => addressOf(`kept/${name}`);            // no such address exists; a cache wants one
const nameOf = ({ url }) => url.slice(at('').href.length);

const find = (cacheName, name) => caches.match(at(name), { cacheName });   // unlike open(), makes no cache where there is none

/** The reader had everything removed while this was on its way here. */
export class Removed extends Error {}

/** What is left to say of work that came too late. @param {Error} problem */
export const whenRemoved = (problem) => {
  if (!(problem instanceof Removed)) throw problem;
};

const put = (cacheName, name, content) => beside(async () => {
  if (name !== MODE && !await readMode()) throw new Removed(`${name} is not kept: the reader wants nothing kept.`);
  const cache = await caches.open(cacheName);
  await cache.put(at(name), new Response(content));
});

const drop = (cacheName, name) => beside(async () => {
  if (await caches.has(cacheName)) await (await caches.open(cacheName)).delete(at(name));
});

const names = (cacheName) => beside(async () => {
  if (!(await caches.has(cacheName))) return [];
  return (await (await caches.open(cacheName)).keys()).map(nameOf);
});

const checked = new Set();                                 // since this worker was started: a file is looked at once

/** A file's bytes, if they are here and still what they were. @param {import('./own.js').KeptFile} file
 * @returns {Promise<ArrayBuffer | undefined>} */
export async function readFile(file) {
  const found = await find(FILES, file.sha256);
  if (!found) return undefined;
  const bytes = await found.arrayBuffer();
  if (checked.has(file.sha256) || await isRight(file, bytes)) {
    checked.add(file.sha256);
    return bytes;
  }
  await dropFile(file.sha256);
  return undefined;
}

/** @param {import('./own.js').KeptFile} file @param {ArrayBuffer} bytes verified */
export const keepFile = (file, bytes) => put(FILES, file.sha256, bytes);

/** @param {string} name a hash, or that of a part */
export const dropFile = (name) => drop(FILES, name);

/** The beginning of a file whose download was cut off. @param {import('./own.js').KeptFile} file @returns {Promise<ArrayBuffer | undefined>} */
export const readPart = async (file) => (await find(FILES, `part-${file.sha256}`))?.arrayBuffer();
export const keepPart = (file, blob) => put(FILES, `part-${file.sha256}`, blob);
export const dropPart = (file) => dropFile(`part-${file.sha256}`);

/** @returns {Promise<Set<string>>} the hashes of the files that are here */
export const filesKept = async () => new Set(await names(FILES));

/** @param {string} name @returns {Promise<any>} */
export const readRecord = async (name) => (await find(RECORDS, name))?.json();
export const writeRecord = (name, value) => put(RECORDS, name, JSON.stringify(value));
export const dropRecord = (name) => drop(RECORDS, name);

/** All records whose names begin so: [the rest of the name, the record]. @param {string} start @returns {Promise<[string, any][]>} */
export async function recordsOf(start) {
  const found = (await names(RECORDS)).filter((name) => name.startsWith(start));
  const read = await Promise.all(found.map(async (name) => [name.slice(start.length), await readRecord(name)]));
  return read.filter(([, record]) => record);
}

/** What the reader wants kept: everything, what was visited, or (undefined) nothing. @returns {Promise<'all' | 'visited' | undefined>} */
export const readMode = () => readRecord(MODE);
export const writeMode = (mode) => writeRecord(MODE, mode);

export const removeAll = () => navigator.locks.request(STORE, () => Promise.all([FILES, RECORDS].map((name) => caches.delete(name))));
