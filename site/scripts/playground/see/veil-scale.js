import { html, nothing } from 'lit';
import { styled } from '../../elements/styled.js';
import { percent } from '../../figure/scale.js';

const SWATCHES = 9;

/** What a veil over patches means: swatches that fade as the patches do, from nothing to full strength, with the even share marked.
 * @param {{unit: string, full: number, patches: number, scale: import('../../figure/scale.js').Scale, tool?: string}} of  tool: what a
 *   pointer on the picture does, since the veil is thin while things are arranged */
export function veilScale({ unit, full, patches, scale, tool = 'look' }) {
  const even = 1 / patches / full;
  return html`
    <div class="see-scale" data-tool=${tool}>
      <p class="label">${unit}</p>
      <div class="see-swatches" aria-hidden="true">
        ${Array.from({ length: SWATCHES }, (_, index) => index / (SWATCHES - 1)).map((part) => html`
          <i class="cell" data-lit=${part > even} ${styled({ '--level': part })}></i>`)}
        ${even <= 1 ? html`<b class="see-even" ${styled({ '--even': even })}></b>` : nothing}
      </div>
      <p class="see-ends label" ${styled({ '--even': Math.min(1, even) })}><span>0%</span>
        ${even <= 1 ? html`<span>even share ${percent(1 / patches)}</span>` : nothing}
        <span>${percent(full)}${scale === 'absolute' ? ' or more' : ''}</span></p>
      <p class="label">Faded: little attention. Outlined: more than an even share.</p>
    </div>`;
}
