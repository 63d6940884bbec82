/** 125.9 → "2:05" @param {number} seconds */
export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`;

/** 125.9 → "2 minutes 5 seconds", as a screen reader should say it. @param {number} seconds */
export function inWords(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), Math.floor(seconds) % 60];
  const count = (number, name) => `${number} ${name}${number === 1 ? '' : 's'}`;
  return [minutes && count(minutes, 'minute'), (rest || !minutes) && count(rest, 'second')].filter(Boolean).join(' ');
}
