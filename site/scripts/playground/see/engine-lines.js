/** The engine's own lines that compute a step, as the build pulled them from the files that run.
 * @param {string} step @returns {Element | null} a fresh copy; null where the page has none */
export function engineLines(step) {
  const lines = document.getElementById('arithmetic-lines')?.content.querySelector(`[data-lines="${step}"]`);
  return lines ? document.importNode(lines, true) : null;
}
