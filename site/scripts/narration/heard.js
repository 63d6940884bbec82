const MOST = 0.85;                                            // of a chapter's words make it a chapter heard
const LEAP = 40;                                              // more words at once than any speed can say between two looks

/** Notices which words were really played, and says so when they are most of a chapter. Seeking over words does not count.
 * @param {import('./narration.js').Narration} narration @param {(chapter: string) => void} onHeard */
export function noticeHeard(narration, onHeard) {
  const { script, memory, slug } = narration;
  let row = memory.heard(slug);
  const told = new Set();
  const look = () => script.chapters.forEach(({ id, word }, number) => {
    const to = script.chapterEnd(number);
    if (told.has(id) || covered(row, word, to) < MOST * (to - word)) return;
    told.add(id);
    onHeard(id);
  });
  const add = (from, to) => { row = withRange(row, from, to); };
  narration.addEventListener('word', ({ from, sought }) => {
    const { word, playing } = narration;
    if (sought || !playing || from < 0 || word <= from || word - from > LEAP) return;
    add(from, word);
    look();
  });
  narration.addEventListener('ended', () => { add(script.words.length - 1, script.words.length); look(); });
  narration.addEventListener('change', () => narration.started && !narration.playing && memory.keepHeard(slug, row));
  addEventListener('pagehide', () => narration.started && memory.keepHeard(slug, row));
}

/** Ranges [from, to) in one sorted row, with another one taken in. @param {number[]} row @param {number} from @param {number} to */
export function withRange(row, from, to) {
  const apart = [];
  for (let i = 0; i < row.length; i += 2) {
    if (row[i + 1] < from || row[i] > to) apart.push([row[i], row[i + 1]]);
    else [from, to] = [Math.min(from, row[i]), Math.max(to, row[i + 1])];
  }
  return [...apart, [from, to]].sort(([one], [other]) => one - other).flat();
}

/** How many whole numbers of [from, to) the ranges have. */
export function covered(row, from, to) {
  let count = 0;
  for (let i = 0; i < row.length; i += 2) count += Math.max(0, Math.min(row[i + 1], to) - Math.max(row[i], from));
  return count;
}
