/** Which wires between words and patches are cut, as the doc tells it. */

/** @typedef {import('../doc.js').Cut} Cut */
/** @typedef {{patch: number, layer: number, head: number | string, position: number, heads: number}} Edge  from a position of the
 *   text to a patch; a head that is no number stands for all of them */

const matches = (wanted, index) => wanted === undefined || wanted === null || wanted === index;

/** How much of an edge is cut. @param {Cut[]} cuts @param {Edge} edge @returns {'all' | 'some' | 'none'} */
function cutState(cuts, { patch, layer, head, position, heads }) {
  const here = cuts.filter((cut) => matches(cut.patch, patch) && matches(cut.layer, layer) && matches(cut.query, position));
  if (!here.length) return 'none';
  const asked = typeof head === 'number' ? [head] : Array.from({ length: heads }, (_, index) => index);
  const gone = asked.filter((index) => here.some((cut) => matches(cut.head, index)));
  if (!gone.length) return 'none';
  return gone.length === asked.length ? 'all' : 'some';
}

/** How a patch is marked: cuts of whole heads and layers leave no mark, unless nothing of the picture is left to what is on show.
 * @param {Cut[]} cuts @param {Edge} edge @returns {'all' | 'some' | 'none'} */
export function cutMark(cuts, edge) {
  return cutState(cuts, edge) === 'all' ? 'all' : cutState(cuts.filter(({ patch }) => patch != null), edge);
}

/** @param {Cut[]} cuts @param {Cut} cut @returns {Cut[]} */
export const withCut = (cuts, cut) => [...cuts, cut];

/** Mend whatever was cut at this patch. @param {Cut[]} cuts @param {number} patch @returns {Cut[]} */
export const mended = (cuts, patch) => cuts.filter((cut) => cut.patch !== patch);

/** What the brush cuts at a patch: everywhere, or only in the layer and head on show.
 * @param {number} patch @param {boolean} here @param {{layer: number, head: number | string}} view @returns {Cut} */
export function brushedCut(patch, here, { layer, head }) {
  if (!here) return { patch };
  return typeof head === 'number' ? { patch, layer, head } : { patch, layer };
}
