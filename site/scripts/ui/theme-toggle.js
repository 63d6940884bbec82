import { afterFrame } from '../elements/after-frame.js';
import { kept } from '../kept.js';

/** The button that turns the page dark or light, and remembers. */

const KEY = 'sightline.theme';
const systemDark = matchMedia('(prefers-color-scheme: dark)');

const current = () => document.documentElement.dataset.theme ?? (systemDark.matches ? 'dark' : 'light');

/** @param {HTMLButtonElement} button */
export function themeToggle(button) {
  const show = () => {
    button.setAttribute('aria-pressed', String(current() === 'dark'));
    afterFrame().then(colourBrowser);                       // asked sooner, the browser would have to lay out the page then and there
  };

  button.addEventListener('click', () => {
    const theme = current() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    try {
      kept.set(KEY, theme);
    } catch {
      // Storage is blocked: the choice holds for this page only.
    }
    announce();
  });
  systemDark.addEventListener('change', announce);
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== KEY) return;
    if (newValue === 'light' || newValue === 'dark') document.documentElement.dataset.theme = newValue;
    else delete document.documentElement.dataset.theme;
    announce();
  });
  document.addEventListener('sightline:theme', show);
  show();
}

/** Things painted on a canvas have to be painted again. */
const announce = () => document.dispatchEvent(new CustomEvent('sightline:theme'));

/** The browser's own frame takes the page's colour, also where the reader chose another theme than the system's. */
function colourBrowser() {
  const { backgroundColor } = getComputedStyle(document.documentElement);
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = backgroundColor;
}
