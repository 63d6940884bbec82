import { html } from 'lit';
import { define } from '../../elements/define.js';
import { shaped } from '../../figure/arrays.js';
import { LabElement } from '../lab-element.js';
import { amongOf } from '../see/among.js';
import { headName, shortHeadName } from '../see/words.js';
import { Study } from '../study.js';
import { joined } from './joined.js';
import './causal-triangle.js';

/** Self-attention of the decoder: how much of each word's weight went to itself and to each word before it. */
class LabDecoder extends LabElement {
  study = new Study(this, 'self_attention', () => ({ of: 'language' }));

  name = `decoder-${(LabDecoder.count = (LabDecoder.count ?? 0) + 1)}`;

  render() {
    const { value, reading, problem } = this.study;
    if (problem) return html`<p class="notice" role="alert">${problem}</p>`;
    if (!value) return html`<p class="label">The decoder’s attention comes with the live model.</p>`;
    const { scale } = this.lab.doc;
    const weights = shaped(value.weights);
    const [layers, heads, size] = weights.shape;
    const layer = Math.min(this.lab.doc.layer, layers - 1);
    const among = amongOf(this.lab);
    const { head, ...at } = among.language;                // a head of its own, since these are other heads than those that look at the picture
    return html`
      <p class="view-intro">In every layer the words first look at the patches, through the bridge. Then they look at one another: each at itself and at those before it, never ahead. Hence the triangle.</p>
      <div class="decoder-choices">
        ${this.choice('Layer', Array.from({ length: layers }, (_, index) => [index, String(index + 1)]), layer, (chosen) => this.lab.change({ layer: chosen }))}
        ${this.choice('Head', ['mean', 'max', ...Array(heads).keys()].map((each) => [each, typeof each === 'number' ? String(each + 1) : shortHeadName(each)]), head, (chosen) => among.inLanguage({ head: chosen }))}
      </div>
      <causal-triangle .shares=${joined(weights, layer, head)} .tokens=${value.tokens} .size=${size} .start=${reading.question.tokens.length + 2} .answer=${reading.words}
        .ended=${Boolean(reading.end)} .word=${Math.min(this.lab.word, reading.words.length - 1)} .scale=${scale} .whose=${`Layer ${layer + 1}, ${headName(head)}`}
        .at=${at} @edge-choose=${(e) => among.inLanguage(e.detail)} @word-choose=${(e) => this.lab.change({ word: e.detail })}></causal-triangle>
      <p class="label">These heads are not the bridge’s: they stand in the same layer, but have weights of their own.
        ${head === 'max' ? 'The largest of the heads: rows need not add up to 100%.' : 'Each row adds up to 100%.'}</p>`;
  }

  choice(label, options, chosen, choose) {
    return html`
      <fieldset class="decoder-choice"><legend class="label">${label}</legend>
        <div class="segmented">${options.map(([value, text]) => html`
          <label><input type="radio" name="${this.name}-${label}" .checked=${value === chosen} @change=${() => choose(value)}>${text}</label>`)}</div>
      </fieldset>`;
  }
}

define('lab-decoder', LabDecoder);
