import { counted } from '../see/words.js';

const FEW = 3;

/** @typedef {import('../doc.js').Doc} Doc */
/** @typedef {{id: string, what: string, back: string, part: Partial<Doc>}} Done  part: what takes it back */

/** What stands between picture and words now, one by one, each with the way back. @param {Doc} doc @returns {Done[]} */
export function doneIn({ covered, cut, gates }) {
  const done = [];
  if (covered.length) done.push({ id: 'covered', what: `${counted(covered.length, 'patch')} covered`, back: 'Uncover', part: { covered: [] } });
  for (const [id, cuts] of alike(cut)) {
    done.push({ id: `cut ${id}`, what: cutWords(cuts), back: 'Mend', part: { cut: cut.filter((each) => !cuts.includes(each)) } });
  }
  gates.forEach((gate, layer) => {
    if (gate === 1) return;
    const what = `Gate of layer ${layer + 1} at ${Number(gate.toFixed(2))} × what was learned`;
    done.push({ id: `gate ${layer}`, what, back: 'As learned', part: { gates: gates.map((each, index) => (index === layer ? 1 : each)) } });
  });
  return done;
}

/** The reader's code that the answer on show was made with. @param {import('../lab.js').Lab} lab */
export function editsIn({ reading, edits }) {
  const names = Object.keys(reading.edits).map((name) => name.split('.')[1]);
  return names.length ? [{ what: `Your code runs: ${names.join(', ')}`, back: 'Put the original back', undo: () => edits.putBack() }] : [];
}

/** What takes back all of it but the code. @param {Doc} doc @returns {Partial<Doc>} */
export const allBack = ({ gates }) => ({ covered: [], cut: [], gates: gates.map(() => 1) });

/** Cuts that differ in the patch alone, together. @param {import('../doc.js').Cut[]} cuts */
function alike(cuts) {
  const groups = new Map();
  for (const cut of cuts) {
    const id = ['query', 'layer', 'head'].map((field) => cut[field] ?? '').join() + (cut.patch == null ? '' : ',patches');
    groups.set(id, [...(groups.get(id) ?? []), cut]);
  }
  return groups;
}

/** What the cuts are, for those who look at the picture. @param {import('../doc.js').Cut[]} cut @returns {string} */
export function cutsInShort(cut) {
  const atPatches = cut.filter(({ patch }) => patch != null);
  const whole = [...alike(cut.filter(({ patch }) => patch == null)).values()].map((cuts) => cutWords(cuts, 'is cut'));
  const sparse = atPatches.some(({ head }) => head != null) ? '; where the lines are wide apart, in some heads only' : '';
  return [atPatches.length ? `Hatched patches are cut${sparse}.` : '',
    ...whole.length > FEW ? [`${whole.length} heads and layers are cut.`] : whole.map((words) => `${words}.`)].filter(Boolean).join(' ');
}

/** @param {import('../doc.js').Cut[]} cuts that differ in the patch alone @param {string} [verb] */
function cutWords(cuts, verb = 'cut') {
  const { query, layer, head, patch } = cuts[0];
  const whose = query == null ? '' : ` from position ${query + 1} of the text`;
  const layers = layer == null ? 'every layer' : `layer ${layer + 1}`;
  const where = head == null ? layer == null ? '' : layers : `head ${head + 1} of ${layers}`;
  if (patch != null) return `Ways${whose} to ${counted(cuts.length, 'patch')} ${verb}${where && ` in ${where}`}`;
  if (!where) return whose ? `Every way${whose} ${verb}` : `Every way to the picture ${verb}`;
  return `${where[0].toUpperCase()}${where.slice(1)} ${verb}${whose}`;
}
