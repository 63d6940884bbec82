/** Progress as a file: to keep, or to take to another browser. */

import { called } from '../elements/called.js';
import { parseRecord } from './record.js';

const FORMAT = 'sightline-progress';
const LARGEST = 1_000_000;                                 // bytes

/** Hand the reader a file. @param {import('./record.js').ProgressRecord} record */
export function saveFile(record) {
  const text = JSON.stringify({ format: FORMAT, ...record }, null, 2);
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: 'sightline-progress.json' });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Never throws. @param {File} file @returns {Promise<{record?: import('./record.js').ProgressRecord, refusal?: string}>} */
export async function readFile(file) {
  const refuse = (why) => ({ refusal: `“${called(file.name)}” ${why}, so nothing was changed.` });
  if (file.size > LARGEST) return refuse('is too large to be saved progress');
  try {
    const text = await file.text();
    if (JSON.parse(text)?.format !== FORMAT) return refuse('is not a file of saved progress');
    const { record, problem } = parseRecord(text);
    if (problem === 'newer') return refuse('was saved by a newer version of this course');
    return record ? { record } : refuse('is damaged or was changed');
  } catch {
    return refuse('is not a file of saved progress');
  }
}
