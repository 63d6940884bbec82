import { html } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { ThemeRepaint } from '../elements/theme-repaint.js';
import { drawSmallMap } from './small-map.js';

/** Every layer and head as a small map of the current word; choosing one puts it on the picture. Says `view-choose`. */
class HeadChooser extends PageElement {
  static properties = { reading: {}, view: {}, word: {}, scale: {} };

  name = `head-${(HeadChooser.count = (HeadChooser.count ?? 0) + 1)}`;

  constructor() {
    super();
    new ThemeRepaint(this);
  }

  render() {
    const { reading } = this;
    const layers = Array.from({ length: reading.layers }, (_, layer) => layer);
    const heads = ['mean', ...Array.from({ length: reading.heads }, (_, head) => head)];
    return html`
      <fieldset class="heads">
        <legend class="label">Whose attention: ${reading.layers} layers, ${reading.heads} heads each</legend>
        <div class="heads-grid">
          <span></span>${heads.map((head) => html`<span class="label heads-name" aria-hidden="true">${head === 'mean' ? 'mean' : `head ${head + 1}`}</span>`)}
          ${layers.map((layer) => html`
            <span class="label heads-name" aria-hidden="true">layer ${layer + 1}${layer === reading.bestLayer ? html`<br><em>best grounded</em>` : ''}</span>
            ${heads.map((head) => this.choice(layer, head))}`)}
        </div>
      </fieldset>`;
  }

  choice(layer, head) {
    const chosen = this.view.layer === layer && this.view.head === head;
    const name = `Layer ${layer + 1}, ${head === 'mean' ? 'mean of the heads' : `head ${head + 1}`}`;
    return html`
      <label class="head" data-chosen=${chosen}>
        <input type="radio" class="head-input" name=${this.name} aria-label=${name} .checked=${chosen} @change=${() => this.say('view-choose', { layer, head })}>
        <canvas width="8" height="8" data-layer=${layer} data-head=${head} aria-hidden="true"></canvas>
      </label>`;
  }

  updated() {
    const ink = getComputedStyle(this.querySelector('.heads-grid')).getPropertyValue('color');
    for (const canvas of this.querySelectorAll('canvas')) {
      const { layer, head } = canvas.dataset;
      const shares = this.word === null ? null : this.reading.shares(this.word, { layer: Number(layer), head: head === 'mean' ? head : Number(head) });
      drawSmallMap(canvas.getContext('2d'), shares, ink, this.scale);
    }
  }
}

customElements.define('head-chooser', HeadChooser);
