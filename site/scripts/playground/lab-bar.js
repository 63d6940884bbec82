import { html, svg } from 'lit';
import { define } from '../elements/define.js';
import { off } from '../elements/off.js';
import { LabElement } from './lab-element.js';

const icon = (path) => html`<svg viewBox="0 0 20 20" aria-hidden="true">${svg`<path d=${path}/>`}</svg>`;
const UNDO = icon('M8 3 3 7.5 8 12V9h4a3.5 3.5 0 0 1 0 7H7v2h5a5.5 5.5 0 0 0 0-11H8z');
const REDO = icon('m12 3 5 4.5-5 4.5V9H8a3.5 3.5 0 0 0 0 7h5v2H8A5.5 5.5 0 0 1 8 7h4z');

/** Undo, redo, reset, and what can be kept. The keys are those of every editor. */
class LabBar extends LabElement {
  static properties = { ...LabElement.properties, compact: { type: Boolean } };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.onKey);
  }

  render() {
    const { lab } = this;
    return html`
      <div class="lab-bar" role="group" aria-label="The whole playground">
        <button class="button icon" aria-label="Undo" title="Undo" ${off(!lab.canUndo)} @click=${() => lab.undo()}>${UNDO}</button>
        <button class="button icon" aria-label="Redo" title="Redo" ${off(!lab.canRedo)} @click=${() => lab.redo()}>${REDO}</button>
        <button class="button" @click=${() => lab.reset()}>Reset</button>
        <lab-keep .lab=${lab} .compact=${this.compact}></lab-keep>
        ${this.compact ? '' : html`<lab-tour .lab=${lab}></lab-tour>`}
      </div>`;
  }

  /** Not while the reader types: there the browser's own undo is meant; and not for another playground of the same page. */
  onKey = (event) => {
    if (event.target !== document.body && !this.closest('attention-playground').contains(event.target)) return;
    const letter = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || !['z', 'y'].includes(letter)) return;
    if (event.target.closest?.('input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable], lab-code')) return;
    event.preventDefault();
    if (letter === 'y' || event.shiftKey) this.lab.redo();
    else this.lab.undo();
  };
}

define('lab-bar', LabBar);
