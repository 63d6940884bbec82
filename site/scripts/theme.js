import { kept } from './kept.js';

/** Before first paint: the theme the reader chose last time, if any. */
try {
  const theme = kept.get('sightline.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's preference stands.
}
