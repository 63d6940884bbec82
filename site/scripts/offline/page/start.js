import { loadScript } from '../../elements/script.js';
import { isUnpacked } from '../../engine/root.js';

/** Where a page may be kept for offline, that begins when the page stands and nothing else is to do. */
export function startOffline() {
  const line = document.querySelector('offline-line');
  if (!line || !globalThis.isSecureContext || isUnpacked(document) || !('serviceWorker' in navigator)) return;
  const begin = () => loadScript(line.dataset.bundle).catch(() => {});
  const whenIdle = () => (globalThis.requestIdleCallback ?? setTimeout)(begin);
  if (document.readyState === 'complete') whenIdle();
  else addEventListener('load', whenIdle, { once: true });
}
