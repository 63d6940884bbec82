import { readMask, writeMask } from './masks.js';

/** Cuts as text: "l1h2p17" is an edge, "p17" all that lead to a patch, "*" all there are; many patches in a row that differ in
 * nothing else are one mask, "l1m00000000000c0c00". */

const FIELDS = /** @type {const} */ ({ q: 'query', l: 'layer', h: 'head', p: 'patch' });
const ONE = /^(?:q(\d{1,3}))?(?:l(\d{1,2}))?(?:h(\d{1,2}))?(?:p(\d{1,3})|m([0-9a-f]+))?$/;
const WORTH_A_MASK = 6;
const MOST = 256;
const ROOM = 300;                                          // letters, in a link

/** @param {import('../doc.js').Cut[]} cuts @param {{patches: number}} page @returns {string} as many as a link has room for */
export function writeCuts(cuts, page) {
  const parts = runsOf(cuts.slice(0, MOST)).flatMap((run) => {
    const rest = label(run[0], ['q', 'l', 'h']);
    return run.length >= WORTH_A_MASK ? [`${rest}m${writeMask(run.map(({ patch }) => patch), page.patches)}`]
      : run.map((cut) => rest + label(cut, ['p']) || '*');
  });
  while (parts.join().length > ROOM) parts.pop();
  return parts.join();
}

/** @param {string} text @param {{positions: number, layers: number, heads: number, patches: number}} page
 * @returns {import('../doc.js').Cut[]} those that exist */
export function readCuts(text, page) {
  const counts = { query: page.positions, layer: page.layers, head: page.heads, patch: page.patches };
  return text.split(',').slice(0, MOST).flatMap((part) => {
    const found = part === '*' ? [] : ONE.exec(part);
    if (!found || part === '') return [];
    const [, query, layer, head, patch, mask] = found;
    const named = Object.entries({ query, layer, head, patch }).filter(([, digits]) => digits !== undefined)
      .map(([field, digits]) => [field, Number(digits)]);
    if (named.some(([field, index]) => index >= counts[field])) return [];
    if (mask === undefined) return [Object.fromEntries(named)];
    return (readMask(mask, page.patches) ?? []).map((each) => Object.fromEntries([...named, ['patch', each]]));
  }).slice(0, MOST);
}

const label = (cut, letters) => letters.map((letter) => (cut[FIELDS[letter]] == null ? '' : letter + cut[FIELDS[letter]])).join('');

/** Cuts side by side whose patches ascend and which are otherwise the same. */
function runsOf(cuts) {
  const runs = [];
  for (const cut of cuts) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const goesOn = before && cut.patch != null && before.patch != null && before.patch < cut.patch
      && label(before, ['q', 'l', 'h']) === label(cut, ['q', 'l', 'h']);
    if (goesOn) run.push(cut);
    else runs.push([cut]);
  }
  return runs;
}
