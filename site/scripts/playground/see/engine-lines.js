const copies = new Map();

/** The engine's own lines that compute a step, as the build pulled them from the files that run.
 * @param {string} step @returns {Element | null} always the same one, for it stands in one place only */
export function engineLines(step) {
  if (!copies.has(step)) {
    const lines = document.getElementById('arithmetic-lines')?.content.querySelector(`[data-lines="${step}"]`);
    copies.set(step, lines ? document.importNode(lines, true) : null);
  }
  return copies.get(step);
}
