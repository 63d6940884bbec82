import { kept } from './kept.js';

/** Before first paint: where the reader begins at the top, what is far from there is laid out later (styles/pieces.css), if the browser
 * then holds its place for whoever has gone down already. */
if (CSS.supports('overflow-anchor', 'auto') && !location.hash && performance.getEntriesByType('navigation')[0]?.type === 'navigate') {
  document.documentElement.dataset.far = 'later';
}

/** Before first paint: the theme the reader chose last time, if any. */
try {
  const theme = kept.get('sightline.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's preference stands.
}
