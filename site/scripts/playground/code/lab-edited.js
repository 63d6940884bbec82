import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { off } from '../../elements/off.js';
import { LabElement } from '../lab-element.js';

const PATIENCE = 1000;
const LOOK_EVERY = 250;

/** Over the whole playground: that the model does not run the code it came with; and, when it has gone silent, how to stop it. */
class LabEdited extends LabElement {
  static properties = { ...LabElement.properties, silent: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.lab.edits.addEventListener('change', this.news);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.lab.edits.removeEventListener('change', this.news);
    clearInterval(this.looking);
    this.looking = null;
  }

  render() {
    const { edits } = this.lab;
    const names = edits.names.map((name) => name.split('.')[1]);
    return html`
      <div role="status" class="edited-news">${names.length ? html`
        <div class="notice edited"><p><b>Edited code.</b> The model runs your version of ${names.map((name, at) => html`${at ? ', ' : ''}<code>${name}</code>`)}, and everything here comes from it.</p>
          <button class="button" ${off(edits.trying)} @click=${() => edits.putBack()}>Put the original back</button></div>` : nothing}
        ${this.silent ? html`
        <div class="notice silent"><p>The model has not answered for more than a second. Your code may never end.</p>
          <button class="button" @click=${() => edits.stop()}>Stop the model</button></div>` : nothing}</div>`;
  }

  updated() {
    const { edits } = this.lab;
    const watch = edits.trying || edits.names.length > 0;
    if (watch && !this.looking) this.looking = setInterval(() => this.look(), LOOK_EVERY);
    if (!watch) {
      clearInterval(this.looking);
      this.looking = null;
      this.silent = false;
    }
  }

  look() {
    const { lab } = this;
    this.silent = lab.ready && lab.client.silence > PATIENCE;
  }
}

define('lab-edited', LabEdited);
