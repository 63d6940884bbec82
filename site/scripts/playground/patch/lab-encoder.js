import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { fullStrength, heaviest, level, percent } from '../../figure/scale.js';
import { LabElement } from '../lab-element.js';
import { amongOf } from '../see/among.js';
import { sum } from '../see/numbers.js';
import { veilScale } from '../see/veil-scale.js';
import { capital, patchName } from '../see/words.js';
import { Study } from '../study.js';
import './encoder-heads.js';
import { encoderShares, rolledShares } from './encoder-shares.js';
import './patch-chooser.js';
import { rankedPatch } from './ranked-patch.js';

const LISTED = 5;
const DIRECTIONS = { from: 'Whom it looks at', to: 'Who looks at it' };

/** The encoder's self-attention, seen from one patch: whom it looks at, and who looks at it. */
class LabEncoder extends LabElement {
  name = `encoder-direction-${(LabEncoder.count = (LabEncoder.count ?? 0) + 1)}`;
  weights = new Study(this, 'self_attention', () => ({ of: 'vision' }));
  rolled = new Study(this, 'rollout', () => ({}));

  get view() {
    return amongOf(this.lab).vision;
  }

  look(part) {
    amongOf(this.lab).inVision(part);
  }

  get patch() {
    return amongOf(this.lab).asking;
  }

  /** @param {number | null} layer @param {import('./encoder-shares.js').Head | 'rollout'} head @returns {Float32Array | null} */
  shares(layer, head) {
    const { patch, view: { direction } } = this;
    if (head === 'rollout') return this.rolled.value && rolledShares(this.rolled.value.encoder, patch, direction);
    return this.weights.value && encoderShares(this.weights.value.weights, { layer, head, patch, direction });
  }

  render() {
    const { lab, weights, rolled, view, patch } = this;
    const { reading } = lab;
    if (!reading.inquiry) return html`<p class="view-intro">The numbers come from the live model, which is still on its way.</p>`;
    const problem = weights.problem ?? rolled.problem;
    const shares = this.shares(view.layer, view.head);
    const { row, column } = reading.place(patch);
    return html`
      <div class="encoder" data-stale=${weights.reading !== reading} aria-busy=${weights.reading !== reading}>
        <header class="patch-head"><h2 aria-level=${this.level}>Patch ${patch + 1}</h2><p class="label">row ${row}, column ${column}${this.why()}</p></header>
        <p class="view-intro">Before any word looks, the patches look at each other, layer by layer: each takes something from all of them.</p>
        ${problem ? html`<div class="notice" role="alert"><p>${problem}</p></div>` : nothing}
        <fieldset class="segmented"><legend class="visually-hidden">Direction</legend>
          ${Object.entries(DIRECTIONS).map(([direction, text]) => html`
            <label><input type="radio" name=${this.name} value=${direction} .checked=${view.direction === direction} @change=${() => this.look({ direction })}>${text}</label>`)}</fieldset>
        ${shares ? this.seen(shares) : html`<p class="label">The model is asked for it.</p>`}
      </div>`;
  }

  why() {
    const { doc, reading, word } = this.lab;
    if (doc.patch !== null || !reading.words.length) return nothing;
    return html`; none is chosen, so this is the one that “${reading.words[word].text}” looked at most. Choose another here or on the picture.`;
  }

  seen(shares) {
    const { lab, patch, view } = this;
    const full = fullStrength(shares, lab.doc.scale);
    const levels = Array.from(shares, (share) => level(share, full));
    return html`
      <div class="encoder-both" @encoder-choose=${(e) => this.look(e.detail)}>
        <div>
          <lab-patch-chooser .lab=${lab} .label=${`${DIRECTIONS[view.direction]}: ${this.viewName}`} .levels=${levels} .lit=${(other) => shares[other] > 1 / shares.length}
            .tell=${(other) => percent(shares[other])} .chosen=${patch}></lab-patch-chooser>
          ${veilScale({ unit: this.unit, full, patches: shares.length, scale: lab.doc.scale })}
        </div>
        <div class="encoder-told">
          <p class="see-sentence" role="status">${this.sentence(shares)}</p>
          ${this.ranked(shares, levels)}
        </div>
      </div>
      <lab-encoder-heads .layers=${this.weights.value?.weights.shape[0] ?? 0} .heads=${this.weights.value?.weights.shape[1] ?? 0} .view=${view} .scale=${lab.doc.scale}
        .sharesOf=${(layer, head) => this.shares(layer, head)} @encoder-choose=${(e) => this.look(e.detail)}></lab-encoder-heads>`;
  }

  get viewName() {
    const { head, layer } = this.view;
    if (head === 'rollout') return 'rollout over all layers';
    return `layer ${layer + 1}, ${{ mean: 'mean of the heads', max: 'largest of the heads' }[head] ?? `head ${head + 1}`}`;
  }

  get unit() {
    const { direction, head } = this.view;
    if (head === 'rollout') return direction === 'from' ? 'Share of this patch’s feature that came from each patch' : 'Share of each patch’s feature that came from this one';
    const largest = head === 'max' ? 'Largest share that any head gave: ' : 'Share of attention: ';
    return largest + (direction === 'from' ? 'from this patch to each' : 'from each patch to this one');
  }

  sentence(shares) {
    const { lab: { reading }, patch, view: { direction, head } } = this;
    const name = (other) => (other === patch ? 'itself' : patchName(reading, other));
    const [top] = heaviest(shares, 0);
    const where = capital(this.viewName);
    if (head === 'max') return direction === 'from' ? `${where}: the largest share that any head of patch ${patch + 1} gave is ${percent(shares[top])}, to ${name(top)}.`
      : `${where}: the largest share that any head gave patch ${patch + 1} is ${percent(shares[top])}, from ${name(top)}.`;
    if (direction === 'to') return `${where}: patch ${patch + 1} got ${sum(shares).toFixed(1)} patches’ worth of attention in all, where an even share would be 1; the most, ${percent(shares[top])}, from ${name(top)}.`;
    const half = heaviest(shares, 0.5).length;
    const count = half === 1 ? 'one patch' : `${half} of ${shares.length} patches`;
    const verb = head === 'rollout' ? 'came from' : 'went to';
    return `${where}: half of ${head === 'rollout' ? `what patch ${patch + 1} holds` : `patch ${patch + 1}’s attention`} ${verb} ${count}; the most, ${percent(shares[top])}, ${head === 'rollout' ? 'from' : 'to'} ${name(top)}.`;
  }

  ranked(shares, levels) {
    const order = heaviest(shares, 2).slice(0, LISTED);
    return html`
      <ol class="ranked" aria-label="The largest shares">${order.map((other) => html`
        <li><button class="ranked-patch" @click=${() => this.lab.change({ patch: other })}>
          ${rankedPatch(this.lab.reading, other, levels[other], other === this.patch ? ', itself' : '')}<b>${percent(shares[other])}</b></button></li>`)}</ol>`;
  }
}

define('lab-encoder', LabEncoder);
