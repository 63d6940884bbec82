import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';

const SENTENCES = {
  blocked: 'This browser does not let the page save anything, so your progress lasts only until you close or leave this page.',
  full: 'This browser’s storage is full, so your latest progress could not be saved. It lasts until you leave this page; a file can keep it.',
  corrupt: 'Your saved progress could not be read. The damaged record was kept aside, untouched, and your progress starts anew.',
  newer: 'Your progress was saved by a newer version of this course. It was left as it is; reload the page to get the newer version.',
};

/** Says in a sentence what is wrong with storage, and nothing when all is well. */
class ProgressNotice extends PageElement {
  static properties = { trouble: {} };

  render() {
    return html`<div role="status">${this.trouble ? html`<div class="notice"><p>${SENTENCES[this.trouble]}</p></div>` : nothing}</div>`;
  }
}

customElements.define('progress-notice', ProgressNotice);
