import { FIELDS } from './fields.js';

/**
 * The whole state as the fragment of a link: "q=Where+is+the+dog%3F&covered=000000000c0c0000&v=1". Only what differs from the
 * page as it first comes is named. The version stands last: a link that was cut short on its way has lost it, and a program
 * that leaves the final “?” out of a link leaves it out of nothing.
 */

export const VERSION = 1;
const LONGEST = 8000;
const DAMAGED = 'The end of this link is missing, so a part of what it should show may be missing too.';
const NEWER = 'This link was made by a newer version of this page, which this one cannot read. It shows its first picture instead; reload the page to see whether there is a new version.';
const OWN = 'This link was made with a picture of its maker’s own, which is not in it: such a picture never leaves their machine.';
const TOO_LONG = 'This link is far longer than any that this page makes, so nothing of it was used.';

/** @param {import('../doc.js').Doc} doc @param {import('./fields.js').Page} page
 * @returns {{text: string, lost: string[]}} text: without “#”, empty for the page's first state; lost: the fields that a link cannot hold whole */
export function writeFragment(doc, page) {
  const parts = [];
  const lost = [];
  for (const [field, { key, write, read }] of Object.entries(FIELDS)) {
    if (same(doc[field], page.first[field])) continue;
    const text = write(doc[field], page);
    parts.push(`${key}=${escaped(text)}`);
    if (!same(read(text, page), doc[field])) lost.push(field);
  }
  return { text: parts.length ? [...parts, `v=${VERSION}`].join('&') : '', lost };
}

/** Any text at all → a doc that the page can show.
 * @param {string} fragment with or without “#” @param {import('./fields.js').Page} page
 * @returns {{doc: import('../doc.js').Doc, problem: string | null}} problem: what the reader lost, in a sentence */
export function readFragment(fragment, page) {
  const text = fragment.replace(/^#/, '');
  const first = { doc: page.first, problem: null };
  if (!text.includes('=')) return first;                    // nothing, or a place on the page
  if (text.length > LONGEST) return { ...first, problem: TOO_LONG };
  const { named, damaged } = taken(text);
  const version = named.get('v');
  if (/^\d+$/.test(version) && Number(version) > VERSION) return { ...first, problem: NEWER };
  const own = named.get('picture') === 'own' && named.delete('picture');
  const part = {};
  const lost = [];
  for (const [field, { key, write, read, name }] of Object.entries(FIELDS)) {
    if (!named.has(key)) continue;
    const value = read(named.get(key), page);
    if (value === undefined || write(value, page) !== named.get(key)) lost.push(name);
    if (value !== undefined) part[field] = value;
    named.delete(key);
  }
  named.delete('v');
  const problems = [version !== String(VERSION) && DAMAGED, own && OWN, sentence(lost, named.size > 0 || damaged)];
  return { doc: Object.freeze({ ...page.first, ...part }), problem: problems.filter(Boolean).join(' ') || null };
}

/** @param {string} text @returns {{named: Map<string, string>, damaged: boolean}} a part that is named twice counts once */
function taken(text) {
  const named = new Map();
  let damaged = false;
  for (const part of text.split('&')) {
    const [key, value] = [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)];
    try {
      if (named.has(key) || !part.includes('=')) damaged = true;
      else named.set(key, decodeURIComponent(value.replaceAll('+', ' ')));
    } catch {
      damaged = true;                                       // a percent sign that stands for nothing
    }
  }
  return { named, damaged };
}

/** @param {string[]} lost @param {boolean} strange whether there was more that nobody knows */
function sentence(lost, strange) {
  const parts = strange ? [...lost, 'a part that this page does not know'] : lost;
  if (!parts.length) return null;
  const list = parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
  return `Of this link, ${list} could not be used as written; all else is as the link says.`;
}

/** Readable where a fragment allows it. */
const escaped = (text) => encodeURIComponent(text).replace(/%20/g, '+').replace(/%2C/g, ',').replace(/%3B/g, ';').replace(/%3A/g, ':').replace(/%2F/g, '/');

function same(a, b) {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
}

/** The same value with its keys in order; what is named but empty counts as not named. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return Object.is(value, Infinity) ? 'Infinity' : value;
  return Object.fromEntries(Object.keys(value).filter((key) => value[key] != null).sort().map((key) => [key, sorted(value[key])]));
}
