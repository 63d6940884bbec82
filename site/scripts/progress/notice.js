import { notice } from '../ui/notice.js';

const SENTENCES = {
  blocked: 'This browser does not let the page save anything, so your progress lasts only until you close or leave this page.',
  full: 'This browser’s storage is full, so your latest progress could not be saved. It lasts until you leave this page; a file can keep it.',
  corrupt: 'Your saved progress could not be read. The damaged record was kept aside, untouched, and your progress starts anew.',
  newer: 'Your progress was saved by a newer version of this course. It was left as it is; reload the page to get the newer version.',
};

/** Says in a sentence what is wrong with storage, and nothing when all is well. */
class ProgressNotice extends HTMLElement {
  #said = null;

  connectedCallback() {
    this.firstElementChild ?? this.append(Object.assign(document.createElement('div'), { role: 'status' }));
  }

  /** @param {import('./store.js').ProgressStore['trouble']} trouble */
  set trouble(trouble) {
    if (trouble === this.#said) return;
    this.#said = trouble;
    this.firstElementChild.replaceChildren(...(trouble ? [notice(SENTENCES[trouble])] : []));
  }
}

customElements.define('progress-notice', ProgressNotice);
