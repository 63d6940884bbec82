import { html } from 'lit';
import { define } from '../../elements/define.js';
import { shaped } from '../../figure/arrays.js';
import { LabElement } from '../lab-element.js';
import { amongOf } from '../see/among.js';
import { capital, patchName } from '../see/words.js';
import { Study } from '../study.js';
import './patch-neighbours.js';

const STAGES = {
  vectors: ['Before the encoder', 'Each vector is made of its own patch’s pixels alone.'],
  features: ['After the encoder', 'Four layers later each has taken up something of the others.'],
};

/** Which patches are like the chosen one, before the encoder and after it. */
class LabAlike extends LabElement {
  studies = Object.fromEntries(Object.keys(STAGES).map((of) => [of, new Study(this, 'neighbours', () => ({ patch: amongOf(this.lab).asking, of }))]));
  shown = {};

  render() {
    const { lab } = this;
    if (!lab.reading.inquiry) return html`<p class="view-intro">The numbers come from the live model, which is still on its way.</p>`;
    return html`
      <p class="alike-chosen">${capital(patchName(lab.reading, amongOf(lab).asking))}. Choose another on either picture.</p>
      <div class="alike">${Object.keys(STAGES).map((of) => this.stage(of))}</div>`;
  }

  stage(of) {
    const { value, reading, subject, problem } = this.studies[of];
    const { lab } = this;
    const fresh = value && reading === lab.reading && subject.patch === amongOf(lab).asking;
    if (fresh && this.shown[of]?.value !== value) this.shown[of] = { value, patch: subject.patch, cosine: shaped(value.cosine).data };
    const shown = this.shown[of];
    return html`
      <section data-of=${of} data-stale=${!fresh} aria-busy=${!fresh}>
        <h3 aria-level=${this.level}>${STAGES[of][0]}</h3><p class="label">${STAGES[of][1]}</p>
        ${problem ? html`<div class="notice" role="alert"><p>${problem}</p></div>` : ''}
        ${shown ? html`<lab-patch-neighbours .lab=${lab} .patch=${shown.patch} .cosine=${shown.cosine}></lab-patch-neighbours>` : html`<p class="label">The model is asked for it.</p>`}
      </section>`;
  }
}

define('lab-alike', LabAlike);
