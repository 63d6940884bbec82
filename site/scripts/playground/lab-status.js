import { html, nothing } from 'lit';
import { define } from '../elements/define.js';
import '../figure/engine-status.js';
import { LabElement } from './lab-element.js';

/** Who is answering, how far the model's arrival has got, and what could not be done. */
class LabStatus extends LabElement {
  static hears = [...LabElement.hears, 'progress'];

  render() {
    const { lab } = this;
    const { state, reading, notice } = lab;
    const waiting = state.name !== 'ready' && lab.touched ? { question: lab.doc.question } : null;
    return html`
      <engine-status .state=${state} .origin=${reading.origin} .timing=${reading.timing} .waiting=${waiting} @engine-retry=${() => lab.retry()}></engine-status>
      ${notice ? html`<div class="notice" role="alert"><p>${notice}</p>${lab.cutOff ? html`<button class="button" @click=${() => lab.askAgain()}>Try again</button>` : nothing}</div>` : nothing}`;
  }
}

define('lab-status', LabStatus);
