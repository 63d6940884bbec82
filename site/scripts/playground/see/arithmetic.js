import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { Study } from '../study.js';
import { amongOf } from './among.js';
import { arithmeticChoosers, chooseAsked } from './arithmetic-choosers.js';
import { steps } from './arithmetic-steps.js';
import { ATTENTIONS } from './attentions.js';
import { aboutEdge, edgeOf } from './edge.js';
import { engineLines } from './engine-lines.js';
import { headsJoined } from './heads-joined.js';
import { LookElement } from './look.js';

/** One attention weight, opened: from query and key, number by number, to the share that the maps show, and on to what the asker
 * takes home. The engine computed every number; see py/sightline/studies/arithmetic.py. `of`: whose attention it begins with; `only`: it
 * stays with that, and shows each step's result alone until the step is opened. */
class Arithmetic extends LookElement {
  static properties = { ...LookElement.properties, of: {}, only: { type: Boolean } };

  name = `arithmetic-${(Arithmetic.count = (Arithmetic.count ?? 0) + 1)}`;
  study = new Study(this, 'arithmetic', () => this.edge && aboutEdge(this.edge));
  among = new Study(this, 'self_attention', () => (this.whose === 'cross' ? null : { of: this.whose }));

  /** The engine's lines for each step, the same elements each time. */
  kept = new Map();

  lines = (step) => {
    if (!this.kept.has(step)) this.kept.set(step, engineLines(step, this.lab));
    return this.kept.get(step);
  };

  /** @returns {import('./edge.js').Edge['of']} */
  get whose() {
    return this.only ? this.of : amongOf(this.lab).of ?? this.of ?? 'cross';
  }

  /** All weights of self-attention, once they are there. */
  get weights() {
    const { value, reading, subject } = this.among;
    return value && reading === this.lab.reading && subject.of === this.whose ? value : null;
  }

  /** @returns {import('./edge.js').Edge | null} */
  get edge() {
    if (this.whose === 'cross') return edgeOf(this.lab);
    return this.weights && amongOf(this.lab).edge(this.whose, this.weights.weights);
  }

  render() {
    const { lab, study, edge, whose } = this;
    const fresh = edge && study.value && study.reading === lab.reading && JSON.stringify(study.subject) === JSON.stringify(aboutEdge(edge));
    if (fresh) this.opened = { edge, value: study.value, reading: lab.reading, chooseColumn: this.chooseColumn };
    const shown = this.opened?.edge.of === whose ? this.opened : null;
    return html`
      <div class="arithmetic">
        ${this.only ? nothing : this.switch()}
        <p class="view-intro">${ATTENTIONS[whose].intro}</p>
        ${this.chosen(edge)}
        ${[study, this.among].map(({ problem }) => (problem ? html`<div class="notice" role="alert"><p>${problem}</p></div>` : nothing))}
        ${shown ? html`<div class="arithmetic-steps" data-stale=${!fresh} aria-busy=${!fresh}>${steps(shown, lab, this.lines, this.only)}</div>` : this.waiting(edge)}
      </div>`;
  }

  switch() {
    return html`
      <fieldset class="segmented arithmetic-of"><legend class="visually-hidden">Which attention</legend>
        ${Object.entries(ATTENTIONS).map(([of, { name }]) => html`
          <label><input type="radio" name=${this.name} value=${of} .checked=${of === this.whose} @change=${() => amongOf(this.lab).open(of)}>${name}</label>`)}</fieldset>`;
  }

  chosen(edge) {
    if (!edge) return nothing;
    const { lab, weights } = this;
    const head = edge.of === 'cross' ? lab.doc.head : amongOf(lab)[edge.of].head;
    return html`${arithmeticChoosers(lab, edge, weights)}${typeof head === 'number' ? nothing : headsJoined(lab, edge, weights, this.look)}`;
  }

  waiting(edge) {
    const { reading } = this.lab;
    if (this.whose === 'cross' && !edge) return html`<p>The model ended its answer at once, so there is no word to look from.</p>`;
    return html`<p class="arithmetic-wait">${reading.inquiry ? 'The numbers are on their way.' : 'The numbers come from the live model, which is still on its way.'}</p>`;
  }

  chooseColumn = (column) => chooseAsked(this.lab, this.whose, column);
}

define('lab-arithmetic', Arithmetic);
