import { onFetch } from './offline/answer.js';
import { recordOwn } from './offline/versions.js';
import { fill } from './offline/fill.js';
import { onMessage } from './offline/messages.js';
import { readMode } from './offline/store.js';
import { tellPages } from './offline/tell.js';
import { own } from './offline/own.js';

/** The course, kept on the reader's device. Nothing is kept before a page has asked for it (see messages.js). Before this line the
 * build has put the list of the version's files.
 *
 * A version is usable once all of its files are here and verified, and the page that a navigation brings gets all of its files
 * from one version. So a new version of the list is downloaded while this worker installs, beside the old one. */
addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('fetch', onFetch);
addEventListener('message', onMessage);

async function install() {
  const mode = await readMode();
  if (!mode) return;                                       // the first visit: the page speaks first
  await recordOwn();
  if (mode === 'all') {
    const trouble = await fill(own);
    if (trouble && trouble !== 'full') throw new Error(`This version could not be fetched whole: ${trouble}. What has arrived is kept.`);
  }
  tellPages();
}

async function activate() {
  await clients.claim();
  tellPages();
}
