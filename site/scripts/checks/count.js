import { progress } from '../progress/store.js';

/** How many of a lesson's questions were answered, and how many at first try. @param {HTMLElement} line */
export function countAnswers(line) {
  const checks = [...document.querySelectorAll('check-yourself')];
  const show = () => {
    const answered = checks.filter((check) => check.first);
    const right = answered.filter((check) => check.wasRight);
    const text = `Questions on the way: ${answered.length} of ${checks.length} answered${answered.length ? `, ${right.length} at first try` : ''}.`;
    if (line.textContent !== text) line.textContent = text;
  };
  progress.addEventListener('change', show);
  customElements.whenDefined('check-yourself').then(show);    // they know their answers only then
  show();
}
