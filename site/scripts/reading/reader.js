import { once } from '../elements/once.js';
import { loadScript } from '../elements/script.js';
import { loadSheet } from '../elements/sheet.js';
import { notArrived } from './not-arrived.js';

/** The bundle that a page needs once its reader moves: search, questions in the text, the bar that follows. Its addresses are the page's.
 * @returns {Promise<void>} */
export async function fetchReader() {
  const { readerScript, readerStyles } = document.documentElement.dataset;
  await once(readerStyles, loadSheet);
  await once(readerScript, loadScript);
}

/** The same at the reader's first sign of life; where it does not arrive, the questions in the text say so. */
export function bringReader() {
  fetchReader().catch(() => {
    for (const check of document.querySelectorAll('check-yourself')) notArrived(check, bringReader);
  });
}
