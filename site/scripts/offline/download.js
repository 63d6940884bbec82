import { Arrival } from './arrival.js';
import { isRight } from './digest.js';
import { addressOf, isLasting } from './own.js';
import { dropPart, keepFile, keepPart, readPart } from './store.js';

/** By hash, so that nothing is fetched twice at once. @type {Map<string, {arrival: Arrival, done: Promise<ArrayBuffer>}>} */
const arriving = new Map();

/** The server has another file under this name, or none: the site has moved on, or the file is damaged there. */
export class Changed extends Error {}

/** @param {import('./own.js').KeptFile} file @returns {Arrival | undefined} */
export const underWay = (file) => arriving.get(file.sha256)?.arrival;

/** A file from the server, verified and kept. What arrives of a download that is cut off is kept too, and the next one goes on
 * from there. @param {string} path @param {import('./own.js').KeptFile} file @returns {Promise<ArrayBuffer>} */
export const download = (path, file) => once(file, async (arrival) => {
  const begun = await readPart(file);
  await receive(arrival, path, file, begun);
  const found = await arrival.whole();
  if (await isRight(file, found)) return keep(file, found, begun);
  arrival.fail(new Changed(`${path} arrived damaged.`));
  await dropPart(file);
  await receive(arrival, path, file, undefined, 'reload');     // past every cache on the way
  const anew = await arrival.whole();
  if (await isRight(file, anew)) return keep(file, anew);
  throw new Changed(`${path} is not the file that this version has.`);
});

/** A file that a page is being sent, kept on the way past if it is what it should be. @param {import('./own.js').KeptFile} file
 * @param {Response} copy */
export const keepPassing = (file, copy) => once(file, async (arrival) => {
  await collect(copy, arrival);
  const found = await arrival.whole();
  if (await isRight(file, found)) return keep(file, found);
  throw new Changed('What passed by was not the file that this version has.');
});

function once(file, work) {
  if (!arriving.has(file.sha256)) {
    const arrival = new Arrival();
    arriving.set(file.sha256, { arrival, done: followed(arrival, work).finally(() => arriving.delete(file.sha256)) });
  }
  return arriving.get(file.sha256).done;
}

async function followed(arrival, work) {
  try {
    const bytes = await work(arrival);
    arrival.end();
    return bytes;
  } catch (problem) {
    arrival.fail(problem);
    throw problem;
  }
}

async function keep(file, bytes, begun) {
  await keepFile(file, bytes);
  if (begun) await dropPart(file);
  return bytes;
}

async function receive(arrival, path, file, begun, cache = isLasting(path) ? 'default' : 'no-cache') {
  const headers = begun ? { Range: `bytes=${begun.byteLength}-` } : {};
  const response = await fetch(addressOf(path), { headers, cache, priority: 'low', credentials: 'same-origin' });
  if (response.status >= 500) throw new TypeError(`The server says ${response.status} for ${path}.`);
  if (!response.ok) {
    if (begun) return;                                     // no such part; the whole is asked for next
    throw new Changed(`The server says ${response.status} for ${path}.`);
  }
  const goesOn = begun && response.status === 206 && response.headers.get('Content-Range')?.startsWith(`bytes ${begun.byteLength}-`);
  if (goesOn) arrival.add(new Uint8Array(begun));
  try {
    await collect(response, arrival);
  } catch (problem) {
    if (arrival.size > (begun?.byteLength ?? 0)) await keepPart(file, await arrival.whole()).catch(() => {});
    throw problem;
  }
}

/** @param {Response} response @param {Arrival} arrival */
async function collect(response, arrival) {
  const told = response.headers.has('Content-Encoding') ? 0 : Number(response.headers.get('Content-Length'));
  let arrived = 0;
  for (const reader = response.body.getReader(); ;) {
    const { value, done } = await reader.read();
    if (done) break;
    arrival.add(value);
    arrived += value.length;
  }
  if (arrived < told) throw new TypeError('The connection was cut.');     // some browsers call that an end like any other
}
