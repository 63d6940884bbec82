import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';
import { FollowsKeeper } from './follows-keeper.js';

/** Tells quietly that a new version is here. Nothing happens before the reader reloads. */
class NewVersion extends PageElement {
  static properties = { keeper: { attribute: false }, later: { state: true } };

  constructor() {
    super();
    new FollowsKeeper(this);
  }

  get news() {
    const { yours, ready } = this.keeper?.status ?? {};
    return yours && ready && yours !== ready && this.later !== ready;
  }

  updated() {
    document.documentElement.toggleAttribute('data-new-version', Boolean(this.news));
  }

  render() {
    return html`<div role="status">${this.news ? html`
      <div class="new-version">
        <p>A new version of the course is ready. It is used when you reload.</p>
        <button class="button" type="button" @click=${() => location.reload()}>Reload</button>
        <button class="button" type="button" @click=${() => { this.later = this.keeper.status.ready; }}>Later</button>
      </div>` : nothing}</div>`;
  }
}

define('new-version', NewVersion);
