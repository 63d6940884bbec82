/** Whole heads and layers, cut or whole, as switches; ways to single patches, or from single words, are left as they are. */

/** @typedef {import('../doc.js').Cut} Cut */

const isWhole = ({ query, patch }) => query == null && patch == null;

/** @param {Cut[]} cuts @param {{layers: number, heads: number}} sizes @returns {boolean[][]} for each layer and head: cut */
export const switchesOf = (cuts, { layers, heads }) => Array.from({ length: layers }, (_, layer) => Array.from({ length: heads }, (_, head) => (
  cuts.some((cut) => isWhole(cut) && (cut.layer ?? layer) === layer && (cut.head ?? head) === head))));

/** @param {Cut[]} cuts @param {boolean[][]} switches @returns {Cut[]} in as few words as it can be said */
export function withSwitches(cuts, switches) {
  const layers = switches.flatMap((heads, layer) => (heads.every(Boolean) ? [{ layer }] : heads.flatMap((off, head) => (off ? [{ layer, head }] : []))));
  return [...cuts.filter((cut) => !isWhole(cut)), ...layers];
}
