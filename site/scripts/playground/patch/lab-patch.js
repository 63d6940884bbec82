import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { shaped } from '../../figure/arrays.js';
import { LabElement } from '../lab-element.js';
import { signed } from '../see/numbers.js';
import { Study } from '../study.js';
import './patch-chooser.js';
import './patch-neighbours.js';
import './patch-pixels.js';
import './patch-vector.js';
import { patchPixels } from './pixels.js';

const KINDS = {
  vectors: ['As it comes from the pixels', 'What two convolutions and a linear map make of these pixels alone. The patch knows nothing of the others yet, nor of where it lies.'],
  features: ['After the encoder', 'What the words may look at. By now the patch has taken up something of the others, and its position was added.'],
};

/** One patch, inspected: its pixels, its vector, and the patches that are like it. */
class LabPatch extends LabElement {
  name = `patch-kind-${(LabPatch.count = (LabPatch.count ?? 0) + 1)}`;

  constructor() {
    super();
    this.study = new Study(this, 'neighbours', () => this.wish);
  }

  get kind() {
    return this.lab.doc.vector;
  }

  get wish() {
    const { patch } = this.lab.doc;
    return patch === null ? null : { patch, of: this.kind };
  }

  render() {
    const { reading, doc: { patch } } = this.lab;
    if (!reading.inquiry) return html`<p class="view-intro">The pixels and numbers come from the live model, which is still on its way.</p>`;
    return patch === null ? this.invitation() : this.inspected(patch);
  }

  invitation() {
    return html`
      <p class="view-intro">No patch is chosen. Click or tap one on the picture, or here; on the keyboard, go to it with the arrow keys and press Enter.</p>
      <lab-patch-chooser class="patch-first" .lab=${this.lab} .label=${'The picture’s patches'} .levels=${null} .chosen=${null}></lab-patch-chooser>`;
  }

  inspected(patch) {
    const { reading } = this.lab;
    const { row, column } = reading.place(patch);
    const covered = reading.made.covered.includes(patch);
    return html`
      <header class="patch-head"><h2 aria-level=${this.level}>Patch ${patch + 1}</h2><p class="label">row ${row}, column ${column}; ${reading.patches} patches, counted row by row from the top left</p></header>
      ${covered ? html`<p class="patch-covered">This patch is covered: the model saw the picture’s mean colour here.</p>` : nothing}
      <section class="patch-pixels" aria-label="Its pixels"><h3 aria-level=${this.level + 1}>Its pixels</h3>
        <p class="label">12 × 12, three numbers from 0 to 255 each: all that the model gets of this place.</p>
        <lab-patch-pixels .pixels=${this.cut(reading, patch, covered)}></lab-patch-pixels></section>
      <section aria-label="Its vector"><h3 aria-level=${this.level + 1}>Its vector</h3>
        ${this.switch()}
        <p class="label">${KINDS[this.kind][1]}</p>
        ${this.study.problem ? html`<div class="notice" role="alert"><p>${this.study.problem}</p></div>` : nothing}
        ${this.numbers(patch)}</section>`;
  }

  /** The same object as long as nothing changed, so that it is not painted again. */
  cut(reading, patch, covered) {
    if (this.pixels?.reading !== reading || this.pixels.patch !== patch) this.pixels = { ...patchPixels(reading, patch, covered), reading, patch };
    return this.pixels;
  }

  switch() {
    return html`
      <fieldset class="segmented"><legend class="visually-hidden">Which vector</legend>
        ${Object.entries(KINDS).map(([kind, [text]]) => html`
          <label><input type="radio" name=${this.name} value=${kind} .checked=${this.kind === kind} @change=${() => this.lab.change({ vector: kind })}>${text}</label>`)}</fieldset>`;
  }

  numbers(patch) {
    const { study, lab } = this;
    const fresh = study.value && study.reading === lab.reading && JSON.stringify(study.subject) === JSON.stringify(this.wish);
    if (fresh) this.shown = { patch, norm: study.value.norm, vector: shaped(study.value.vector).data, cosine: shaped(study.value.cosine).data };
    if (!this.shown) return html`<p class="label">The model is asked for it.</p>`;
    const { shown } = this;
    return html`
      <div class="patch-numbers" data-stale=${!fresh} aria-busy=${!fresh}>
        <lab-patch-vector .vector=${shown.vector}></lab-patch-vector>
        <p class="patch-norm">Length of the vector (norm) <b>${signed(shown.norm, 2)}</b></p>
        <h3 aria-level=${this.level + 1}>Its neighbours</h3>
        <p class="label">Patches whose vectors point the same way: cosine similarity, 1 for the same direction, 0 for a right angle, −1 for the opposite.</p>
        <lab-patch-neighbours .lab=${lab} .patch=${shown.patch} .cosine=${shown.cosine}></lab-patch-neighbours>
      </div>`;
  }
}

define('lab-patch', LabPatch);
