import { PictureError } from './picture-file.js';
import { pictureFromFile } from './pictures.js';

/** Pictures that the reader brings: by file, by drop, by paste. A Lit reactive controller for a host with `welcome` and `notice`. */
export class Guests {
  /** @param {import('lit').ReactiveControllerHost & HTMLElement} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('paste', this.onPaste);
  }

  hostDisconnected() {
    document.removeEventListener('paste', this.onPaste);
  }

  /** @param {File} file */
  async bring(file) {
    try {
      this.host.welcome(await pictureFromFile(file));
    } catch (problem) {
      if (!(problem instanceof PictureError)) throw problem;
      this.host.notice = problem.message;
    }
  }

  onDrag = (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.currentTarget.toggleAttribute('data-dropping', event.type === 'dragover');
    if (event.type === 'drop') this.bring(event.dataTransfer.files[0]);
  };

  /** A picture pasted anywhere on the page goes to the first figure in sight. */
  onPaste = (event) => {
    const [file] = event.clipboardData.files;
    const { top, bottom } = this.host.getBoundingClientRect();
    if (!file || event.defaultPrevented || bottom < 0 || top > innerHeight) return;
    event.preventDefault();
    this.bring(file);
  };
}
