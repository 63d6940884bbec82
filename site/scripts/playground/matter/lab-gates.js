import { html, nothing, svg } from 'lit';
import { define } from '../../elements/define.js';
import { off } from '../../elements/off.js';
import { percent } from '../../figure/scale.js';
import { LabElement } from '../lab-element.js';
import { FirstAnswer } from './first-answer.js';
import { FARTHEST, GateSweep, STEP } from './gate-sweep.js';
import { heightAt, quoted, sweepPlot } from './sweep-plot.js';

const BACK = html`<svg viewBox="0 0 20 20" aria-hidden="true">${svg`<path d="M10 4a6 6 0 1 1-5.66 4h2.16A4 4 0 1 0 10 6v3L5.5 5.5 10 2z"/>`}</svg>`;

/** A slider for each gate, and one for all together; above them the answer's probability along the whole way of the one in hand. */
class LabGates extends LabElement {
  static properties = { ...LabElement.properties, hand: { state: true }, seen: { state: true } };

  constructor() {
    super();
    /** The gate in hand; null: all together. @type {number | null} */
    this.hand = null;
    this.seen = false;
    this.slides = 0;
    this.first = new FirstAnswer(this);
    this.sweep = new GateSweep(this, () => (this.first.value ? { layer: this.hand, words: this.first.value.ids } : null), () => this.seen);
  }

  connectedCallback() {
    super.connectedCallback();
    this.view = new IntersectionObserver(([entry]) => { this.seen = entry.isIntersecting; });
    this.view.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.view.disconnect();
  }

  render() {
    const { lab, hand } = this;
    const { gates } = lab.doc;
    const { value: sweep, current } = this.sweep;
    return html`
      <section class="gates" aria-label="Gates">
        <div class="gates-head">
          <p class="gates-name">Gates</p>
          <div class="gates-all">
            <button class="button" ${off(gates.every((gate) => gate === 0))} @click=${() => this.put(null, 0)}>Shut all</button>
            <button class="button" ${off(gates.every((gate) => gate === 1))} @click=${() => this.put(null, 1)}>As learned</button>
          </div>
        </div>
        <div class="gates-board">
          <p class="gates-title">Probability of ${this.first.value ? html`<b>${quoted(this.first.value.text)}</b>` : 'the answer'}, turning ${nameOf(hand)}</p>
          ${sweepPlot({ sweep, current, at: this.reached(hand), first: this.first.value, name: nameOf(hand) })}
          ${gates.map((_, layer) => this.row(layer))}
          ${this.row(null)}
          <span class="gates-unit" aria-hidden="true">× learned</span>
          <p class="gates-ticks" aria-hidden="true">${['0', '½', '1', '1½', '2'].map((text) => html`<span>${text}</span>`)}</p>
          <span class="gates-unit" aria-hidden="true">opening:<br>factor × tanh</span>
        </div>
        <p class="gates-words">${this.words()}</p>
      </section>`;
  }

  /** @param {number | null} layer null: all together */
  row(layer) {
    const factor = this.factor(layer);
    const shown = factor ?? mean(this.lab.doc.gates);
    const name = layer === null ? 'All' : `Layer ${layer + 1}`;
    const chosen = layer === this.hand;
    const opening = layer === null ? null : this.lab.openings[layer] * shown;
    return html`
      <div class="gate" data-hand=${chosen}>
        <label class="gate-name" for=${`${this.name}-${layer}`}>${name}</label>
        <input class="gate-slider" id=${`${this.name}-${layer}`} type="range" autocomplete="off"
          min="0" max=${FARTHEST} step=${STEP} .value=${String(held(shown))}
          aria-valuetext=${this.spoken(layer, factor, opening)}
          @pointerdown=${() => this.take(layer)} @focus=${() => this.take(layer)} @dblclick=${() => this.put(layer, 1)}
          @input=${(e) => this.put(layer, Number(e.target.value), `gate-${this.slides}`)}>
        <button class="gate-back" ${off(factor === 1)} title="Back to what was learned" @click=${() => this.put(layer, 1)}>
          <span class="visually-hidden">${layer === null ? 'All gates' : `Gate of layer ${layer + 1}`} as learned</span>
          <span aria-hidden="true">${factor === null ? 'differ' : `× ${shown.toFixed(2)}`}</span>${factor === 1 ? nothing : BACK}
          ${opening === null ? nothing : html`<span class="gate-opening" aria-hidden="true">${opening.toFixed(3)}</span>`}
        </button>
      </div>`;
  }

  name = `gate-${(LabGates.count = (LabGates.count ?? 0) + 1)}`;

  /** Where a gate stands; of all together, null while they differ. */
  factor(layer) {
    const { gates } = this.lab.doc;
    if (layer !== null) return gates[layer];
    return gates.every((gate) => gate === gates[0]) ? gates[0] : null;
  }

  /** The same, where the curve has a point for it: a link may ask for more than the sliders do. */
  reached(layer) {
    const factor = this.factor(layer);
    return factor === null || factor !== held(factor) ? null : factor;
  }

  /** A slide begins: what follows is undone together. */
  take(layer) {
    this.hand = layer;
    this.slides++;
  }

  put(layer, factor, merge) {
    this.hand = layer;
    this.lab.change({ gates: this.lab.doc.gates.map((gate, index) => (layer === null || layer === index ? factor : gate)) }, { merge });
  }

  spoken(layer, factor, opening) {
    const times = factor === null ? 'The gates differ' : `${factor.toFixed(2)} times what was learned`;
    const where = factor === 0 ? 'Shut' : opening === null ? times : `${times}, ${opening.toFixed(3)} open`;
    const { value: sweep, current } = this.sweep;
    if (layer !== this.hand || this.reached(layer) === null || !sweep || !current) return where;
    return `${where}; probability of ${quoted(this.first.value.text)} ${percent(heightAt(sweep, factor))}`;
  }

  /** Whether a gate is farther open than training can open one. */
  beyond() {
    const { doc: { gates }, openings } = this.lab;
    return gates.some((gate, layer) => gate * openings[layer] > 1);
  }

  words() {
    const { lab, hand } = this;
    const { value: sweep, current } = this.sweep;
    if (!lab.reading.inquiry) return 'Take hold of a slider: the answer follows, and the curve is worked out by the live model.';
    if (!sweep || !current) return 'The curve follows as soon as the sliders rest.';
    const { text } = this.first.value;
    const shut = hand === null ? 'With every gate at 0 the picture is gone. The model was never trained to answer without one: left to its prior, it says'
      : 'With this gate shut and the others as they stand, the model says';
    const factor = this.reached(hand);
    const here = factor === 1 ? 'As learned' : `At ${factor?.toFixed(2)} times what was learned`;
    const now = factor === null || factor === 0 ? nothing : html`${here}, ${quoted(text)} has ${percent(heightAt(sweep, factor))}. `;
    return html`${now}${shut} ${quoted(sweep.said[0])}; ${quoted(text)} has ${percent(sweep.answer[0])} there.${this.beyond() ? BEYOND : nothing}`;
  }
}

const BEYOND = ' A gate here is open beyond 1; no trained gate could be, since tanh stays below 1.';
const nameOf = (layer) => (layer === null ? 'all gates together' : `layer ${layer + 1}’s gate`);
const held = (factor) => Math.max(0, Math.min(FARTHEST, factor));
const mean = (gates) => gates.reduce((sum, gate) => sum + gate, 0) / gates.length;

define('lab-gates', LabGates);
