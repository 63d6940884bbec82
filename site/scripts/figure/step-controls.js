import { html, svg } from 'lit';
import { off } from '../elements/off.js';
import { PageElement } from '../elements/page-element.js';

const icon = (path) => html`<svg viewBox="0 0 20 20" aria-hidden="true">${svg`<path d=${path}/>`}</svg>`;
const BACK = icon('M5 4h2v12H5zM16 4v12L8 10z');
const NEXT = icon('M13 4h2v12h-2zM4 4v12l8-6z');
const PLAY = icon('M5 3.5v13l11.5-6.5z');
const PAUSE = icon('M5 4h3.5v12H5zM11.5 4H15v12h-3.5z');
const REPLAY = icon('M10 4V1L5 5l5 4V6a4.5 4.5 0 1 1-4.5 4.5h-2A6.5 6.5 0 1 0 10 4z');

/** Step, play, pause, replay, and every step by name. Says `step-go`, `step-play`, `step-pause`, `step-replay`. */
class StepControls extends PageElement {
  static properties = { steps: {}, current: { type: Number }, playing: { type: Boolean } };

  /** Where the names do not fit side by side, the current one is kept in sight. */
  updated() {
    const names = this.querySelector('.steps-names');
    const name = names.children[this.current];
    names.scrollLeft = name.offsetLeft - (names.clientWidth - name.clientWidth) / 2;
  }

  render() {
    const { steps, current, playing } = this;
    const last = steps.length - 1;
    return html`
      <div class="steps" role="group" aria-label="Steps">
        <div class="steps-buttons">
          <button class="button icon" aria-label="Step back" ${off(current === 0)} @click=${() => this.say('step-go', current - 1)}>${BACK}</button>
          <button class="button icon" aria-label=${playing ? 'Pause' : 'Play'} @click=${() => this.say(playing ? 'step-pause' : 'step-play')}>${playing ? PAUSE : PLAY}</button>
          <button class="button icon" aria-label="Step forward" ${off(current === last)} @click=${() => this.say('step-go', current + 1)}>${NEXT}</button>
          <button class="button icon" aria-label="Replay" @click=${() => this.say('step-replay')}>${REPLAY}</button>
        </div>
        <ol class="steps-names">
          ${steps.map(({ name, kind }, index) => html`
            <li><button class="step" data-kind=${kind} data-past=${index < current} aria-current=${index === current ? 'step' : 'false'}
              @click=${() => this.say('step-go', index)}>${name}</button></li>`)}
        </ol>
      </div>`;
  }
}

customElements.define('step-controls', StepControls);
