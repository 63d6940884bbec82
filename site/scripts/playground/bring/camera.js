/** The reader's camera, from the question whether there is one to the light going out. */

const SENTENCES = {
  NotAllowedError: 'The browser does not let this page use the camera. Allow it in the address bar and try again, or choose a file.',
  SecurityError: 'The browser does not let this page use the camera. Choose a file instead.',
  NotFoundError: 'No camera was found. Connect one and try again, or choose a file.',
  NotReadableError: 'The camera could not be started: another program may be using it. Close that and try again, or choose a file.',
  OverconstrainedError: 'No camera was found that fits. Try again, or choose a file.',
};
const OTHERWISE = 'The camera did not start. Try again, or choose a file.';

/** @param {Error} problem what getUserMedia rejected with @returns {string} */
export const cameraSentence = ({ name }) => SENTENCES[name] ?? OTHERWISE;

/** How many cameras the browser tells of; 0 too where a page may not ask. @returns {Promise<number>} */
export async function countCameras() {
  if (!navigator.mediaDevices?.getUserMedia) return 0;
  try {
    return (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput').length;
  } catch {
    return 0;
  }
}

/** One use of a camera. Whatever happens, `stop` puts its light out, even where the camera comes up only afterwards. */
export class Camera {
  stopped = false;
  /** @type {MediaStream | null} */
  stream = null;

  /** @param {'environment' | 'user'} facing @returns {Promise<MediaStream | null>} null: stopped meanwhile */
  async start(facing) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: facing, width: { ideal: 1280 }, height: { ideal: 960 } } });
    this.stream = stream;
    if (this.stopped) this.stop();
    return this.stopped ? null : stream;
  }

  stop() {
    this.stopped = true;
    for (const track of this.stream?.getTracks() ?? []) track.stop();
  }
}
