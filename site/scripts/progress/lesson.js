import { onDay } from './words.js';

const PATIENCE = 5_000;                                   // milliseconds on the page before a lesson counts as started

/** Whoever stays or scrolls has started. @param {import('./store.js').ProgressStore} store @param {string} slug */
export function noticeStart(store, slug) {
  const begin = () => {
    if (document.hidden) return;                          // opened in a tab behind this one
    clearInterval(waiting);
    removeEventListener('scroll', begin);
    store.start(slug);
  };
  const waiting = setInterval(begin, PATIENCE);
  addEventListener('scroll', begin, { passive: true });
}

/** The button at a lesson's end. @param {HTMLElement} section @param {import('./store.js').ProgressStore} store */
export function doneButton(section, store) {
  const slug = section.dataset.lesson;
  const button = section.querySelector('.done-button');
  const line = section.querySelector('.done-state');
  const show = () => {
    const { completed } = store.entry(slug);
    button.setAttribute('aria-pressed', String(Boolean(completed)));
    const text = completed ? `Complete since ${onDay(completed)}. Press again to take it back.` : 'Not marked as complete.';
    if (line.textContent !== text) line.textContent = text;
  };
  button.addEventListener('click', () => store.complete(slug, !store.entry(slug).completed));
  store.addEventListener('change', show);
  show();
}
