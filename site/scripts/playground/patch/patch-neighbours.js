import { html } from 'lit';
import { define } from '../../elements/define.js';
import { styled } from '../../elements/styled.js';
import { LabElement } from '../lab-element.js';
import { signed } from '../see/numbers.js';
import { patchName } from '../see/words.js';
import './patch-chooser.js';
import { paint, patchPixels } from './pixels.js';
import { rankedPatch } from './ranked-patch.js';

const NEAREST = 6;

/** Which patches have a vector that points the same way: over the picture, and as a list. Choosing one goes there. */
class PatchNeighbours extends LabElement {
  static properties = { ...LabElement.properties, patch: {}, cosine: {} };

  render() {
    const { lab, patch, cosine } = this;
    const others = Array.from(cosine, (_, other) => other).filter((other) => other !== patch).sort((a, b) => cosine[b] - cosine[a]);
    const nearest = others.slice(0, NEAREST);
    const tell = (other) => (other === patch ? 'the chosen patch' : `cosine ${signed(cosine[other], 2)}`);
    return html`
      <div class="neighbours-both">
        <div>
          <lab-patch-chooser .lab=${lab} .label=${`How alike each patch is to ${patchName(lab.reading, patch)}`} .levels=${Array.from(cosine, (value) => Math.max(0, value))}
            .lit=${(other) => nearest.includes(other)} .tell=${tell} .chosen=${patch}></lab-patch-chooser>
          ${this.scale()}
        </div>
        <ol class="ranked" aria-label="The nearest neighbours, the nearest first">${[...nearest, others.at(-1)].map((other, rank) => html`
          <li class=${rank === NEAREST ? 'ranked-last' : ''}>${rank === NEAREST ? html`<span class="label">and the least alike</span>` : ''}
            <button class="ranked-patch" @click=${() => lab.change({ patch: other })}>
              <canvas width="12" height="12" data-patch=${other} aria-hidden="true"></canvas>
              ${rankedPatch(lab.reading, other, Math.max(0, cosine[other]))}
              <b><span class="visually-hidden">cosine </span>${signed(cosine[other], 2)}</b>
            </button></li>`)}</ol>
      </div>`;
  }

  scale() {
    return html`
      <div class="see-scale"><div class="see-swatches" aria-hidden="true">${Array.from({ length: 9 }, (_, step) => html`<i class="cell" ${styled({ '--level': step / 8 })}></i>`)}</div>
        <p class="see-ends label"><span>0 or less</span><span>cosine similarity</span><span>1</span></p>
        <p class="label">Faded: points elsewhere. Outlined: the ${NEAREST} nearest.</p></div>`;
  }

  updated() {
    const { reading } = this.lab;
    const covered = new Set(reading.made.covered);
    for (const canvas of this.querySelectorAll('.ranked canvas')) {
      const patch = Number(canvas.dataset.patch);
      paint(canvas, patchPixels(reading, patch, covered.has(patch)).data);
    }
  }
}

define('lab-patch-neighbours', PatchNeighbours);
