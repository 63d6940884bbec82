import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { desk } from '../figure/engine.js';
import './engine-line.js';
import { Newest } from './newest.js';
import { nested } from './numbers.js';
import './vector-plane.js';

const QUIET = 700;                                        // milliseconds without a change before the outcome is read out

/** A figure whose reader sets vectors, and whose numbers are the engine's own attention of them. It begins with what the build
 * computed. A child says with `paramsOf(setting)` what to ask, and with `outcome()` what to read out when the reader rests. */
export class ByHand extends PageElement {
  createRenderRoot() {
    this.begin(JSON.parse(this.querySelector('script').textContent));
    this.replaceChildren();                               // what the page showed without JavaScript gives way to its living copy
    return this;
  }

  /** @param {{start: object, result: object}} page what the build put into the page: a setting, and the engine's answer to it */
  begin({ start, result }) {
    /** @type {WeakMap<object, object>} what was asked → the setting that it asks about */
    this.settings = new WeakMap();
    this.newest = new Newest(this, (params) => desk.client.call('attend', params), () => this.asked);
    Object.assign(this, { start, numbers: result, shown: start, origin: 'build', problem: null, news: '', touched: false });
    this.take(start);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.quiet);
  }

  /** Whether the numbers are still those of an earlier setting. */
  get stale() {
    return this.shown !== this.setting;
  }

  take(setting) {
    this.setting = setting;
    this.asked = this.paramsOf(setting);
    this.settings.set(this.asked, setting);
  }

  /** The reader wants this. */
  go(setting) {
    this.take(setting);
    this.touched = true;
    this.requestUpdate();
    this.newest.want();
  }

  receive(params, result) {
    this.numbers = Object.fromEntries(Object.entries(result).map(([name, array]) => [name, nested(array)]));
    Object.assign(this, { shown: this.settings.get(params), origin: 'live', problem: null });
    this.requestUpdate();
    if (!this.touched) return;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.read(this.outcome()), QUIET);
  }

  refuse(sentence) {
    this.problem = sentence;
    this.requestUpdate();
  }

  /** @param {string} sentence */
  read(sentence) {
    this.news = sentence;
    this.requestUpdate();
  }

  /** Who computed it, and what there is to press. @param {unknown} buttons */
  foot(buttons) {
    return html`
      <div class="hand-foot">
        <engine-line .origin=${this.origin} .waiting=${this.stale ? 'The numbers of this setting' : ''} .sentence=${'Computed here, by py/sightline/attention.py.'}></engine-line>
        ${buttons}
      </div>
      ${this.problem ? html`<div class="notice" role="alert"><p>${this.problem}</p></div>` : nothing}
      <p class="visually-hidden" role="status">${this.news}</p>`;
  }
}

/** A share as a bar. @param {number} share */
export const bar = (share) => html`<svg class="share-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="1"></rect><rect class="bar" width=${100 * share} height="1"></rect></svg>`;

export const help = html`<p class="plane-help quiet">Drag a point, or go to it with Tab and use the arrow keys; Page Up and Page Down change its length.</p>`;
