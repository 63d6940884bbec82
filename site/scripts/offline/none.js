/** What stands in for the service worker while one works on the site (`serve --watch`): a build is then seen at once. If an earlier one kept
 * the site in this browser, that is undone, and its pages are opened afresh. */
addEventListener('install', () => self.skipWaiting());
addEventListener('activate', (event) => event.waitUntil(undo()));

async function undo() {
  const root = new URL(registration.scope).pathname;
  for (const name of await caches.keys()) if (name.startsWith('sightline ') && name.endsWith(` ${root}`)) await caches.delete(name);
  await registration.unregister();
  for (const page of await clients.matchAll({ type: 'window' })) page.navigate(page.url);
}
