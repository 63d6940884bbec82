import { html } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';
import { ThemeRepaint } from '../../elements/theme-repaint.js';
import { drawSmallMap } from '../../figure/small-map.js';
import { mapsSentence } from '../see/sentences.js';
import { shortHeadName } from '../see/words.js';

/** Every layer and head of the encoder as a small map of one patch's attention, with the mean and the largest of a layer's heads, and
 * rollout over all layers. Says `encoder-choose` with {layer, head}. `sharesOf`: (layer, head) → shares, or null. */
class EncoderHeads extends PageElement {
  static properties = { layers: {}, heads: {}, view: {}, scale: {}, sharesOf: {} };

  name = `encoder-head-${(EncoderHeads.count = (EncoderHeads.count ?? 0) + 1)}`;

  constructor() {
    super();
    new ThemeRepaint(this);
  }

  render() {
    const columns = ['mean', 'max', ...Array.from({ length: this.heads }, (_, head) => head)];
    return html`
      <fieldset class="heads encoder-heads">
        <legend class="label">The encoder’s ${this.layers} layers, ${this.heads} heads each</legend>
        <div class="heads-grid">
          <span></span>${columns.map((head) => html`<span class="label heads-name" aria-hidden="true">${shortHeadName(head)}</span>`)}
          ${Array.from({ length: this.layers }, (_, layer) => html`
            <span class="label heads-name" aria-hidden="true">layer ${layer + 1}</span>${columns.map((head) => this.choice(layer, head))}`)}
          <span class="label heads-name" aria-hidden="true">all</span>${this.choice(null, 'rollout')}
          <span class="label encoder-rollout">rollout: the mean of the heads, multiplied through the layers, half of each step being what came in</span>
        </div>
        <p class="label">${mapsSentence(this.scale)}</p>
      </fieldset>`;
  }

  choice(layer, head) {
    const chosen = head === this.view.head && (head === 'rollout' || layer === this.view.layer);
    const joined = { mean: 'mean of the heads', max: 'largest of the heads' }[head] ?? `head ${head + 1}`;
    return html`
      <label class="head" data-chosen=${chosen}>
        <input type="radio" class="head-input" name=${this.name} aria-label=${head === 'rollout' ? 'Rollout over all layers' : `Layer ${layer + 1}, ${joined}`}
          .checked=${chosen} @change=${() => this.say('encoder-choose', head === 'rollout' ? { head } : { layer, head })}>
        <canvas width="8" height="8" data-view=${JSON.stringify([layer, head])} aria-hidden="true"></canvas>
      </label>`;
  }

  updated() {
    const ink = getComputedStyle(this.querySelector('.heads-grid')).color;
    for (const canvas of this.querySelectorAll('canvas')) {
      drawSmallMap(canvas.getContext('2d'), this.sharesOf(...JSON.parse(canvas.dataset.view)), ink, this.scale);
    }
  }
}

define('lab-encoder-heads', EncoderHeads);
