import { html } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { styled } from '../elements/styled.js';
import { ABSOLUTE_FULL, percent } from './scale.js';

/** What the strength of a patch means, in numbers, and the choice between two scales. Says `scale-choose`. */
class AttentionLegend extends PageElement {
  static properties = { scale: {}, full: {} };

  name = `scale-${(AttentionLegend.count = (AttentionLegend.count ?? 0) + 1)}`;

  render() {
    const full = this.full ?? ABSOLUTE_FULL;
    const even = Math.min(1, 1 / 64 / full);
    return html`
      <div class="legend">
        <div class="legend-scale">
          <p class="label">Share of this word’s attention, per patch</p>
          <div class="legend-bar" aria-hidden="true"><i ${styled({ left: `${100 * even}%` })}></i></div>
          <p class="legend-ends label" ${styled({ '--even': even })}><span>0%</span><span>even share 1.6%</span><span>${percent(full)}${this.scale === 'absolute' ? ' or more' : ''}</span></p>
        </div>
        <fieldset class="segmented">
          <legend class="visually-hidden">Scale of the map</legend>
          ${[['relative', 'Relative'], ['absolute', 'Absolute']].map(([value, text]) => html`
            <label><input type="radio" name=${this.name} .checked=${this.scale === value} @change=${() => this.say('scale-choose', value)}>${text}</label>`)}
        </fieldset>
      </div>`;
  }
}

customElements.define('attention-legend', AttentionLegend);
