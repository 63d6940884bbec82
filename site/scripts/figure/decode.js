import { own } from '../elements/own.js';

/** A picture's pixels, smaller: done by a worker of its own, for tens of millions of them would hold up the page. The outcome is the same
 * as here, and here it is done where a worker cannot read the file, as on a page from the disk. */
const CODE = `onmessage = ({ data: { file, how } }) => {
  createImageBitmap(file, how).then((bitmap) => postMessage(bitmap, [bitmap]), () => postMessage(null));
};`;

/** @param {Blob} file @param {ImageBitmapOptions} how @returns {Promise<ImageBitmap>} rejects if it is no picture */
export async function decoded(file, how) {
  const elsewhere = how.resizeWidth && location.protocol !== 'file:' && typeof Worker !== 'undefined';
  return (elsewhere && await byWorker(file, how)) || createImageBitmap(file, how);
}

/** @returns {Promise<ImageBitmap | null>} null: it could not */
async function byWorker(file, how) {
  const url = URL.createObjectURL(new Blob([CODE], { type: 'text/javascript' }));
  const worker = new Worker(own(url));
  try {
    return await new Promise((done) => {
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = () => done(null);
      worker.postMessage({ file, how });
    });
  } finally {
    worker.terminate();
    URL.revokeObjectURL(url);
  }
}
