/** Beside a prerequisite that the course does not have: the reader says that they know it.
 * @param {HTMLButtonElement} button @param {import('./store.js').ProgressStore} store */
export function knowButton(button, store) {
  const slug = button.dataset.of;
  const show = () => button.setAttribute('aria-pressed', String(Boolean(store.entry(slug).known)));
  button.addEventListener('click', () => store.know(slug, !store.entry(slug).known));
  store.addEventListener('change', show);
  show();
}
