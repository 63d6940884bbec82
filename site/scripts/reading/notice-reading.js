/** Nobody reads faster than this: who scrolls past a section sooner has not read it. */
const WORDS_A_SECOND = 15;

/** Tells which sections were read: their end was reached, and they were on screen as long as a very fast reader needs.
 * @param {import('./sections.js').Sections} sections @param {(id: string) => void} tell */
export function noticeReading(sections, tell) {
  const spent = new Map();                                 // seconds
  setInterval(() => {
    const { current, part } = sections;
    if (!current?.words || document.hidden) return;
    const seconds = (spent.get(current.id) ?? 0) + 1;
    spent.set(current.id, seconds);
    const endSeen = part > 0.75;
    if (endSeen && seconds * WORDS_A_SECOND >= current.words) tell(current.id);
  }, 1000);
}
