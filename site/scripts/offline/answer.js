import { absent } from './absent.js';
import { underWay } from './download.js';
import { addressOf, pathOf, root } from './own.js';
import { remember, versionOf } from './pages.js';
import { answerPart } from './parts.js';
import { keepAside } from './passing.js';
import { respond, typeOf } from './respond.js';
import { readFile, readMode } from './store.js';
import { lastingFile, versions } from './versions.js';

/** @param {FetchEvent} event */
export function onFetch(event) {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || !address.href.startsWith(root) || address.href === addressOf('service-worker.js').href) return;
  event.respondWith(answer(event, pathOf(address)));
}

async function answer(event, path) {
  const mode = await readMode();
  if (!mode) return fetch(event.request);                  // the reader had everything removed
  return event.request.mode === 'navigate' ? answerPage(event, path, mode) : answerFile(event, path);
}

/** A page comes from the newest version that is whole. While none is, it comes from the server, and from here only where there is no
 * server: a page that has no version gets from here what cannot have changed, and the rest from the server too. */
async function answerPage(event, path, mode) {
  const all = await versions();
  const [newest] = all;
  const whole = all.find(({ complete }) => complete);
  const settled = whole && (whole === newest || (mode === 'all' && newest.trouble !== 'full'));
  if (settled) {
    const response = await kept(event, path, [whole]);
    if (response) return response;
  }
  try {
    const response = await fetch(event.request);
    const file = newest?.files[path];
    if (file && response.status === 200) {
      const isNewest = keepAside(event, file, response.clone());
      event.waitUntil(remember(event.resultingClientId, isNewest.then((yes) => (yes ? newest : undefined))));
    }
    return response;
  } catch {
    return await kept(event, path, all) ?? absent(event.request);
  }
}

async function kept(event, path, some) {
  for (const version of some) {
    const bytes = version.files[path] && await readFile(version.files[path]);
    if (!bytes) continue;
    event.waitUntil(remember(event.resultingClientId, Promise.resolve(version)));
    return respond(path, bytes, event.request);
  }
  return undefined;
}

async function answerFile(event, path) {
  const file = await lastingFile(path) ?? (await versionOf(event.clientId))?.files[path];
  if (file) return fromHere(event, path, file);
  try {
    return await fetch(event.request);
  } catch (problem) {
    for (const { files } of await versions()) {
      const bytes = files[path] && await readFile(files[path]);
      if (bytes) return respond(path, bytes, event.request);
    }
    throw problem;
  }
}

/** A file that is here, or on its way here, or passes by on its way to the page and is kept. */
async function fromHere(event, path, file) {
  if (event.request.headers.has('Range')) return answerPart(event, path, file);
  const bytes = await readFile(file);
  if (bytes) return respond(path, bytes, event.request);
  const arrival = underWay(file);
  if (arrival) return new Response(arrival.follow(), { headers: { 'Content-Type': typeOf(path) } });
  const response = await fetch(event.request);
  if (response.status === 200) keepAside(event, file, response.clone());
  return response;
}
