import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';
import { FollowsKeeper } from './follows-keeper.js';

const megabytes = (bytes) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
const TROUBLE = {
  cut: 'The connection was lost; the rest comes when it is back.',
  full: 'This device has no room for the rest: free some, then try again.',
  changed: 'The rest could not be fetched as it should be; it is tried again at your next visit.',
};

/** How much of the course is kept on the reader's device, in a line of the colophon. Nothing where nothing can be kept. */
class OfflineLine extends PageElement {
  static properties = { keeper: { attribute: false } };

  constructor() {
    super();
    new FollowsKeeper(this);
  }

  render() {
    const { keeper } = this;
    if (keeper?.removed) {
      return html`<p>Nothing of this course is kept on this device.</p>
        <p class="offline-buttons"><button class="button" type="button" @click=${this.keepEverything}>Keep it for offline</button></p>`;
    }
    if (!keeper?.status?.mode) return nothing;
    const { mode, complete, trouble } = keeper.status;
    return html`<p>${this.sentence(keeper.status)}</p>
      <p class="offline-buttons">
        ${mode === 'visited' && !complete ? html`<button class="button" type="button" @click=${this.keepEverything}>Keep everything</button>` : nothing}
        ${mode === 'all' && trouble === 'full' ? html`<button class="button" type="button" @click=${this.keepEverything}>Try again</button>` : nothing}
        <button class="button" type="button" @click=${this.remove}>Remove</button>
      </p>`;
  }

  /** @param {import('../messages.js').Status} status */
  sentence({ mode, kept, total, complete, trouble }) {
    const here = `Kept on this device: ${megabytes(kept)} of ${megabytes(total)} MB.`;
    if (complete) return `Kept on this device: ${megabytes(total)} MB. The course works without a connection.`;
    if (mode === 'visited') return `${here} Your browser saves data, so only what you have opened works without a connection.`;
    return `${here} ${TROUBLE[trouble] ?? 'When all of it is here, no connection is needed.'}`;
  }

  keepEverything() {
    this.keeper.keepEverything();
  }

  async remove() {
    const removed = this.keeper.remove();
    await this.updateComplete;
    this.querySelector('button').focus();                  // the one that was pressed is gone
    await removed;
  }
}

define('offline-line', OfflineLine);
