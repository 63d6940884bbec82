import { own } from './own.js';

/** A file as the server would send it; a part of it, where a part is asked for, without which nobody could seek in a sound.
 * @param {string} path @param {ArrayBuffer} bytes @param {Request} request */
export function respond(path, bytes, request) {
  const headers = { 'Content-Type': typeOf(path), 'Accept-Ranges': 'bytes' };
  const wanted = request.headers.get('Range')?.match(/^bytes=(\d*)-(\d*)$/);
  if (!wanted || (!wanted[1] && !wanted[2])) return new Response(bytes, { headers });
  const size = bytes.byteLength;
  const first = wanted[1] ? Number(wanted[1]) : Math.max(0, size - Number(wanted[2]));
  const last = wanted[1] && wanted[2] ? Math.min(Number(wanted[2]), size - 1) : size - 1;
  if (first > last) return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
  return new Response(bytes.slice(first, last + 1), { status: 206, headers: { ...headers, 'Content-Range': `bytes ${first}-${last}/${size}` } });
}

/** @param {string} path */
export const typeOf = (path) => own.types[path.slice(path.lastIndexOf('.'))] ?? 'application/octet-stream';
