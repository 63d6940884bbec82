/** The engine's own lines that compute a step, as the build pulled them from the files that run; where the code can be edited, with the way there.
 * @param {string} step @param {import('../lab.js').Lab} lab @returns {Element | null} a fresh copy; null where the page has none */
export function engineLines(step, lab) {
  const there = document.getElementById('arithmetic-lines')?.content.querySelector(`[data-lines="${step}"]`);
  if (!there) return null;
  const lines = document.importNode(there, true);
  if (lab.views.some(({ id }) => id === 'code')) for (const of of lines.querySelectorAll('[data-step]')) of.append(editButton(lab, of.dataset.step));
  return lines;
}

function editButton(lab, step) {
  const name = step.split('.')[1];
  const button = Object.assign(document.createElement('button'), { className: 'link', textContent: 'Edit these lines', ariaLabel: `Edit these lines of ${name}` });
  button.addEventListener('click', () => {
    lab.change({ view: 'code', step });
    document.getElementById('tab-code').focus();             // the button goes with its view
  });
  return button;
}
