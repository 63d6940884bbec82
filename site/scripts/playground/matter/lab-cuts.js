import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { off } from '../../elements/off.js';
import { LabElement } from '../lab-element.js';
import { headName, patchName, viewName } from '../see/words.js';
import { switchesOf, withSwitches } from './switchboard.js';

/** A switch for every head and layer of the bridges, and cuts to the chosen patch. */
class LabCuts extends LabElement {
  render() {
    const { lab } = this;
    const { doc, reading } = lab;
    const switches = switchesOf(doc.cut, reading);
    return html`
      <div class="cuts">
        <table class="switchboard">
          <caption class="label">Each square switches one head of a layer’s cross-attention. Press it to cut the head: nothing that it took from the
            picture reaches the words then. Press it again to mend it.</caption>
          <thead><tr><td></td>${switches[0].map((_, head) => html`<th scope="col">${headName(head)}</th>`)}<th scope="col">whole layer</th></tr></thead>
          <tbody>${switches.map((heads, layer) => html`
            <tr><th scope="row">layer ${layer + 1}</th>
              ${heads.map((off, head) => html`<td>${this.switch(off, `Head ${head + 1} of layer ${layer + 1}`, (next) => { next[layer][head] = !off; })}</td>`)}
              <td>${this.switch(heads.every(Boolean), `All of layer ${layer + 1}`, (next) => { next[layer].fill(!heads.every(Boolean)); })}</td></tr>`)}</tbody>
        </table>
        ${this.patch()}
      </div>`;
  }

  /** @param {(switches: boolean[][]) => void} change */
  switch(off, name, change) {
    return html`
      <button class="switch" role="switch" aria-checked=${!off} aria-label=${`${name}: on or cut`} @click=${() => this.flip(change)}>
        <span aria-hidden="true">${off ? 'cut' : 'on'}</span></button>`;
  }

  flip(change) {
    const { lab } = this;
    const switches = switchesOf(lab.doc.cut, lab.reading);
    change(switches);
    lab.change({ cut: withSwitches(lab.doc.cut, switches) });
  }

  patch() {
    const { lab } = this;
    const { patch, layer, head, cut } = lab.doc;
    if (patch === null) return html`<p class="label">Choose a patch on the picture to cut the ways to it alone, or paint with the brush “Cut”.</p>`;
    const name = patchName(lab.reading, patch);
    const here = typeof head === 'number' ? { patch, layer, head } : { patch, layer };
    const cuts = cut.filter((each) => each.patch === patch);
    const has = (wanted) => cuts.some((each) => each.query == null && each.layer === wanted.layer && each.head === wanted.head);
    const rest = cut.filter((each) => each.patch !== patch);
    return html`
      <div class="cuts-patch" role="group" aria-label=${`Ways to ${name}`}>
        <p class="label">Ways to ${name}</p>
        <button class="button" ${off(has({ patch }))} @click=${() => lab.change({ cut: [...rest, { patch }] })}>Cut all</button>
        <button class="button" ${off(has(here) || has({ patch }))} @click=${() => lab.change({ cut: [...cut, here] })}>
          Cut in ${typeof head === 'number' ? viewName({ layer, head }) : `layer ${layer + 1}`}</button>
        ${cuts.length ? html`<button class="button" @click=${() => lab.change({ cut: rest })}>Mend</button>` : nothing}
      </div>`;
  }
}

define('lab-cuts', LabCuts);
