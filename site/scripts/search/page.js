import { fetchReader } from '../reading/reader.js';
import { notice } from '../ui/notice.js';
import { slash } from './slash.js';

/** The ways into the search: the masthead's button and any other that says so, a box on the page, the key / and Ctrl or Cmd with K. */
export function search() {
  const button = document.querySelector('.search-open');
  if (!button) return;
  let dialog;
  const open = async (query) => {
    if (!(await arrived(button))) return;
    if (!dialog) {
      dialog = document.createElement('search-dialog');
      dialog.scripts = { engine: button.dataset.engine, documents: button.dataset.documents };
      document.body.append(dialog);
    }
    dialog.open(query);
  };

  slash.show();
  addEventListener('click', ({ target }) => { if (target.closest?.('.search-open, [data-opens-search]')) open(); });
  for (const box of document.querySelectorAll('.search-box')) {
    box.addEventListener('submit', (event) => {
      event.preventDefault();
      open(new FormData(box).get('q'));
    });
  }
  addEventListener('keydown', (event) => {
    const commanded = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
    const plainSlash = slash.on && event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !writing(event.composedPath()[0]);
    if (event.defaultPrevented || event.isComposing || !(commanded || plainSlash)) return;
    event.preventDefault();
    if (!document.querySelector('dialog:modal')) open();
  });
}

/** Whether a key pressed there belongs to what is being written, in the code editor's shadow root too. @param {EventTarget} target */
const writing = (target) => target instanceof Element && Boolean(target.closest('input, textarea, select, [contenteditable]:not([contenteditable=false])'));

/** Whether the search is there to be opened; if not, the page says so below its head. @param {HTMLElement} button */
async function arrived(button) {
  const said = document.querySelector('.search-trouble');
  try {
    await fetchReader();
    said?.remove();
    return true;
  } catch {
    if (!said) button.closest('header').after(notice(TROUBLE, { className: 'search-trouble', role: 'alert' }));
    return false;
  }
}

const TROUBLE = 'The search could not be loaded. Check the connection and press “Search” again.';
