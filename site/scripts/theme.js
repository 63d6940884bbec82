import { kept } from './kept.js';

/** Before first paint: whether the reader comes back to where they were, for whom the page is laid out as a whole (styles/pieces.css). */
if (performance.getEntriesByType('navigation')[0]?.type !== 'navigate') document.documentElement.dataset.returned = '';

/** Before first paint: the theme the reader chose last time, if any. */
try {
  const theme = kept.get('sightline.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's preference stands.
}
