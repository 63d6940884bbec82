import { underWay } from './download.js';
import { addressOf } from './own.js';
import { cameLate } from './pages.js';
import { keepAside } from './passing.js';
import { respond } from './respond.js';
import { readFile } from './store.js';

/** A request for a part, as of a sound in which somebody seeks. Chromium takes all parts of a sound from one source or plays none: from
 * this worker, or, on a page that was open before it, from the server.
 * @param {FetchEvent} event @param {string} path @param {import('./own.js').KeptFile} file */
export async function answerPart(event, path, file) {
  const { request } = event;
  const late = await cameLate(event.clientId);
  const fromServer = late && await fetch(request).catch(() => undefined);
  if (fromServer) return fromServer;
  const bytes = await readFile(file);
  if (bytes) return respond(path, bytes, request);
  if (underWay(file) || request.headers.get('Range') !== 'bytes=0-') return ours(await fetch(request));
  const response = await fetch(addressOf(path));
  if (response.status !== 200) return ours(response);
  keepAside(event, file, response.clone());
  return whole(response, file);
}

const ours = ({ body, status, headers }) => new Response(body, { status, headers });

/** Who asks for all of it in this way wants to hear that parts can be had. */
function whole({ body, headers }, { bytes }) {
  return new Response(body, { status: 206, headers: { 'Content-Type': headers.get('Content-Type'), 'Content-Length': String(bytes),
    'Accept-Ranges': 'bytes', 'Content-Range': `bytes 0-${bytes - 1}/${bytes}` } });
}
