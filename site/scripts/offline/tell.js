const PAUSE = 300;                                         // milliseconds between two of them

let telling;

/** Tell the pages that something has changed; what it is, they ask. */
export function tellPages() {
  telling ??= setTimeout(async () => {
    telling = undefined;
    for (const page of await clients.matchAll({ includeUncontrolled: true })) page.postMessage({ sightline: 'kept' });
  }, PAUSE);
}
