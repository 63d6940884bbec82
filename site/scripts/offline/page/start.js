import { pageStands } from '../../elements/page-stands.js';
import { loadScript } from '../../elements/script.js';
import { isUnpacked } from '../../engine/root.js';
import { lifeOrRest } from '../../reading/life.js';

/** Where a page may be kept for offline, that begins when the page stands, its reader has moved or looked for a while, and nothing else
 * is to do. */
export async function startOffline() {
  const line = document.querySelector('offline-line');
  if (!line || !globalThis.isSecureContext || isUnpacked(document) || !('serviceWorker' in navigator)) return;
  await lifeOrRest();
  await pageStands();
  loadScript(line.dataset.bundle).catch(() => {});
}
