import { html } from 'lit';
import { shaped } from '../../figure/arrays.js';
import { percent } from '../../figure/scale.js';
import { amongOf } from './among.js';
import { chooseHead } from './arithmetic-choosers.js';
import { headName, patchName } from './words.js';

/** What a map shows that joins the heads, and from which numbers; each head can be opened.
 * @param {import('../lab.js').Lab} lab @param {import('./edge.js').Edge} edge
 * @param {{weights: object, tokens?: string[]} | null} among the weights of self-attention @param {import('./look.js').Look} look */
export function headsJoined(lab, edge, among, look) {
  const given = edge.of === 'cross' ? Array.from({ length: lab.reading.heads }, (_, head) => lab.reading.shares(edge.word, { layer: edge.layer, head })[edge.column]) : ofEach(among.weights, edge);
  const asked = edge.of === 'language' ? `“${among.tokens[edge.column]}”` : patchName(lab.reading, edge.column);
  return html`
    <div class="joined">
      <p>Each head weighs for itself. This is what they gave ${asked}; choose one to open it.</p>
      <ul class="joined-heads">${given.map((share, head) => html`
        <li><button class="chip" @click=${() => chooseHead(lab, edge.of, head)}>${headName(head)}<b>${percent(share)}</b></button></li>`)}</ul>
      <p>${edge.of === 'cross' ? onThePicture(lab, edge, given, look) : onTheMap(lab, edge, given)}</p>
    </div>`;
}

function ofEach(weights, { layer, row, column }) {
  const { shape: [, heads, n], data } = shaped(weights);
  return Array.from({ length: heads }, (_, head) => data[((layer * heads + head) * n + row) * n + column]);
}

const meanOf = (given) => `(${given.map(percent).join(' + ')}) ÷ ${given.length}`;

function onThePicture({ doc }, { column }, given, look) {
  const shown = look.shares()?.[column];
  return {
    mean: `The picture shows their mean: ${meanOf(given)} = ${percent(shown)}.`,
    max: `The picture shows the largest of them: ${percent(shown)}.`,
    rollout: `The picture shows rollout${shown === undefined ? '' : `, ${percent(shown)}`}: the mean of the heads, carried on through the encoder’s layers to the patches below.`,
  }[doc.head];
}

function onTheMap(lab, { of }, given) {
  const map = of === 'language' ? 'The decoder’s triangle' : 'The encoder’s map';
  return {
    mean: `${map} shows their mean: ${meanOf(given)} = ${percent(given.reduce((total, share) => total + share / given.length, 0))}.`,
    max: `${map} shows the largest of them: ${percent(Math.max(...given))}.`,
    rollout: `${map} shows rollout: the mean of the heads, carried on through all layers.`,
  }[amongOf(lab)[of].head];
}
