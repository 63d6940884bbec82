/** What the browser keeps for the reader under a name: local storage. In Firefox every page opened from a folder has a storage
 * of its own, but all of them share their cookies. From a folder a text is therefore left in cookies too, and what lies there
 * counts, for it is the newest; where such pages have no cookies this does nothing. Over http no cookie is ever set.
 * Each of these may throw, as local storage does. */
export const kept = {
  /** @param {string} key @returns {string | null} */
  get: (key) => (fromFolder() && joined(key)) || localStorage.getItem(key),

  /** @param {string} key @param {string} text */
  set(key, text) {
    localStorage.setItem(key, text);
    if (fromFolder()) leave(key, text);
  },

  /** @param {string} key */
  remove(key) {
    localStorage.removeItem(key);
    if (fromFolder()) leave(key, '');
  },
};

const PIECE = 3_500;                                       // letters: a cookie holds some four thousand, its name included
const MOST = 100;
const LASTS = 400 * 24 * 60 * 60;                          // seconds; browsers grant no more

const fromFolder = () => location.protocol === 'file:';

/** In base64, in numbered pieces, each with how many there are. */
function leave(key, text) {
  const letters = btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const pieces = letters.match(new RegExp(`.{1,${PIECE}}`, 'g')) ?? [];
  if (pieces.length > MOST) return;
  const before = cookies();
  pieces.forEach((piece, number) => { document.cookie = `${key}.${number}=${pieces.length}.${piece}; path=/; max-age=${LASTS}; samesite=strict`; });
  for (let number = pieces.length; before.has(`${key}.${number}`); number += 1) document.cookie = `${key}.${number}=; path=/; max-age=0; samesite=strict`;
}

/** @param {string} key @returns {string | null} what was left, if all of it is there */
function joined(key) {
  const all = cookies();
  const [count] = all.get(`${key}.0`)?.split('.') ?? [];
  const pieces = Array.from({ length: Math.min(MOST, Number(count) || 0) }, (_, number) => all.get(`${key}.${number}`) ?? '');
  if (!pieces.length || !pieces.every((piece) => piece.startsWith(`${count}.`))) return null;
  try {
    const letters = atob(pieces.map((piece) => piece.slice(count.length + 1)).join(''));
    return new TextDecoder().decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
  } catch {
    return null;
  }
}

const cookies = () => new Map(document.cookie.split('; ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
