import { kept } from './kept.js';

/** Before first paint: who comes to a place further down, or back to where they were, has the page laid out as a whole (styles/pieces.css). */
if (location.hash || performance.getEntriesByType('navigation')[0]?.type !== 'navigate') document.documentElement.dataset.whole = '';

/** Before first paint: the theme the reader chose last time, if any. */
try {
  const theme = kept.get('sightline.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's preference stands.
}
