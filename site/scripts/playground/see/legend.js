import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { ABSOLUTE_FULL, fullStrength } from '../../figure/scale.js';
import { LookElement } from './look.js';
import './patch-words.js';
import { patchSentence, wordSentence } from './sentences.js';
import { veilScale } from './veil-scale.js';
import { capital, counted, headName, viewName } from './words.js';

const UNITS = {
  mean: (whose) => `Share of the attention of ${whose}, per patch`, max: () => 'Largest share that any head gave, per patch',
  rollout: (whose) => `Share of the attention of ${whose}, carried back`,
};
const OF_A_HEAD = () => 'Share of this head’s attention, per patch';

/** What the veil means, in numbers; whose attention it is; and one sentence on where it went. */
class Legend extends LookElement {
  static looks = ['change', 'point'];

  name = `legend-${(Legend.count = (Legend.count ?? 0) + 1)}`;

  render() {
    const { lab, look } = this;
    const { doc: { head, scale, tool }, reading: { patches } } = lab;
    const shares = look.shown();
    const sentence = look.patch === null ? wordSentence(look) : patchSentence(look, look.patch);
    return html`
      <div class="see-legend">
        ${veilScale({ unit: (UNITS[head] ?? OF_A_HEAD)(look.text === undefined ? 'a word' : `“${look.text}”`), full: shares ? fullStrength(shares, scale) : ABSOLUTE_FULL, patches, scale, tool })}
        <div class="see-choices">
          ${this.chooser('Layer', 'layer', Array.from({ length: lab.reading.layers }, (_, layer) => [layer, String(layer + 1)]))}
          ${this.chooser('Heads', 'head', ['mean', 'max', 'rollout', ...Array.from({ length: lab.reading.heads }, (_, head) => head)].map((head) => [head, headName(head)]))}
          ${this.choice('Scale of the veil', 'scale', [['relative', 'Relative'], ['absolute', 'Absolute']], lab.doc.scale, (scale) => lab.change({ scale }))}
        </div>
        ${this.brush()}
        <p class="see-sentence">${sentence}</p>
        <p class="visually-hidden" role="status">${this.spoken(sentence)}</p>
        <lab-patch-words .lab=${lab}></lab-patch-words>
      </div>`;
  }

  chooser(label, field, options) {
    const { lab } = this;
    return html`
      <label class="see-chooser"><span class="label">${label}</span>
        <select class="see-select" @change=${(e) => lab.change({ [field]: options[e.target.selectedIndex][0] })}>
          ${options.map(([value, text]) => html`<option .selected=${value === lab.doc[field]}>${text}</option>`)}
        </select></label>`;
  }

  choice(label, name, options, chosen, choose) {
    return html`
      <fieldset class="segmented">
        <legend class="visually-hidden">${label}</legend>
        ${options.map(([value, text]) => html`
          <label><input type="radio" name=${`${this.name}-${name}`} .checked=${value === chosen} @change=${() => choose(value)}>${text}</label>`)}
      </fieldset>`;
  }

  /** Where the brush cuts, and taking back all that it has done. */
  brush() {
    const { lab } = this;
    const { covered, cut, head, layer, tool, here: only } = lab.doc;
    const here = typeof head === 'number' ? viewName({ layer, head }) : `layer ${layer + 1}`;
    if (tool !== 'cut' && !covered.length && !cut.length) return nothing;
    return html`
      <div class="see-brush">
        ${tool === 'cut' ? this.choice('Where the brush cuts', 'here', [[false, 'In all layers'], [true, `Only in ${here}`]], only, (chosen) => lab.change({ here: chosen })) : nothing}
        ${covered.length ? html`<button class="button" @click=${() => lab.change({ covered: [] })}>Uncover ${counted(covered.length, 'patch')}</button>` : nothing}
        ${cut.length ? html`<button class="button" @click=${() => lab.change({ cut: [] })}>Mend ${counted(cut.length, 'cut')}</button>` : nothing}
      </div>`;
  }

  /** For those who listen: what was chosen, once the answer rests. Pointing at things is not news. */
  spoken(sentence) {
    const { lab, look } = this;
    if (lab.busy || look.peek !== null) return this.said ?? nothing;
    this.said = `${capital(viewName(lab.doc))}. ${sentence}`;
    return this.said;
  }
}

define('lab-legend', Legend);
