import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { percent } from '../../figure/scale.js';
import { Study } from '../study.js';
import { steps } from './arithmetic-steps.js';
import { edgeOf } from './edge.js';
import { engineLines } from './engine-lines.js';
import { LookElement } from './look.js';
import { headName, patchName } from './words.js';

/** One attention weight, opened: from query and key, number by number, to the share that the veil shows, and on to what the
 * word takes home. The engine computed every number; see py/sightline/studies/arithmetic.py. */
class Arithmetic extends LookElement {
  study = new Study(this, 'arithmetic', () => edgeOf(this.lab) && about(edgeOf(this.lab)));

  /** The engine's lines for each step, the same elements each time. */
  lines = Object.fromEntries(['product', 'score', 'weight', 'mixed', 'gate'].map((step) => [step, engineLines(step)]));

  render() {
    const { lab, study } = this;
    const edge = edgeOf(lab);
    if (!edge) return html`<p class="view-intro">The model ended its answer at once, so there is no word to look from.</p>`;
    const fresh = study.value && study.reading === lab.reading && JSON.stringify(study.subject) === JSON.stringify(about(edge));
    if (fresh) this.opened = { edge, value: study.value, reading: lab.reading };
    return html`
      <div class="arithmetic">
        <p class="view-intro">Every number between one word and one patch, in one head, as the engine kept it while it read question and answer.</p>
        ${this.choosers(edge)}
        ${typeof lab.doc.head === 'number' ? nothing : this.joined(edge)}
        ${study.problem ? html`<div class="notice" role="alert"><p>${study.problem}</p></div>` : nothing}
        ${this.opened ? html`<div class="arithmetic-steps" data-stale=${!fresh} aria-busy=${!fresh}>${steps(this.opened, lab, this.lines)}</div>`
          : html`<p class="arithmetic-wait">${lab.reading.inquiry ? 'The numbers are on their way.' : 'The numbers come from the live model, which is still on its way.'}</p>`}
      </div>`;
  }

  choosers(edge) {
    const { lab } = this;
    const { reading, doc } = lab;
    const select = (label, field, options, chosen) => html`
      <label class="see-chooser"><span class="label">${label}</span>
        <select class="see-select" @change=${(e) => lab.change({ [field]: options[e.target.selectedIndex][0] })}>
          ${options.map(([value, text]) => html`<option .selected=${value === chosen}>${text}</option>`)}
        </select></label>`;
    const numbered = (length, name) => Array.from({ length }, (_, index) => [index, name(index)]);
    return html`
      <div class="arithmetic-choosers" role="group" aria-label="Whose arithmetic">
        ${select('Before', 'word', reading.words.map(({ text }, word) => [word, text]), edge.word)}
        ${select('Layer', 'layer', numbered(reading.layers, (layer) => layer + 1), edge.layer)}
        ${select('Head', 'head', numbered(reading.heads, (head) => head + 1), edge.head)}
        ${select('Patch', 'patch', numbered(reading.patches, (patch) => { const { row, column } = reading.place(patch); return `${patch + 1}: row ${row}, column ${column}`; }), edge.patch)}
        ${doc.patch === null ? html`<p class="label">The patch that got the most. Choose another here or on the picture.</p>`
          : html`<button class="button" @click=${() => lab.change({ patch: null })}>The heaviest patch</button>`}
      </div>`;
  }

  /** What the picture shows when it joins the heads, and from which numbers. */
  joined({ word, layer, patch }) {
    const { lab, look } = this;
    const { reading, doc } = lab;
    const given = Array.from({ length: reading.heads }, (_, head) => reading.shares(word, { layer, head })[patch]);
    const shown = look.shares()?.[patch];
    const how = {
      mean: `The picture shows their mean: (${given.map(percent).join(' + ')}) ÷ ${reading.heads} = ${percent(shown)}.`,
      max: `The picture shows the largest of them: ${percent(shown)}.`,
      rollout: `The picture shows rollout${shown === undefined ? '' : `, ${percent(shown)}`}: the mean of the heads, carried on through the encoder’s layers to the patches below.`,
    }[doc.head];
    return html`
      <div class="joined">
        <p>Each head weighs for itself. This is what they gave ${patchName(reading, patch)}; choose one to open it.</p>
        <ul class="joined-heads">${given.map((share, head) => html`
          <li><button class="chip" @click=${() => lab.change({ head })}>${headName(head)}<b>${percent(share)}</b></button></li>`)}</ul>
        <p>${how}</p>
      </div>`;
  }
}

const about = ({ position, layer, head, patch }) => ({ position, layer, head, patch });

define('lab-arithmetic', Arithmetic);
