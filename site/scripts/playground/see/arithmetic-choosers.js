import { html } from 'lit';
import { shaped } from '../../figure/arrays.js';
import { amongOf } from './among.js';

/** @typedef {import('./edge.js').Edge} Edge */

/** Whose arithmetic is open: who asks, who is asked, layer and head. @param {import('../lab.js').Lab} lab @param {Edge} edge
 * @param {{weights: object, tokens?: string[]} | null} among the weights of self-attention */
export function arithmeticChoosers(lab, edge, among) {
  const { reading } = lab;
  const [layers, heads] = among ? shaped(among.weights).shape : [reading.layers, reading.heads];
  return html`
    <div class="arithmetic-choosers" role="group" aria-label="Whose arithmetic">
      ${{ cross, language, vision }[edge.of](lab, edge, among)}
      ${select('Layer', numbered(layers), edge.layer, (layer) => chooseLayer(lab, edge.of, layer))}
      ${select('Head', numbered(heads), edge.head, (head) => chooseHead(lab, edge.of, head))}
      ${heaviest(lab, edge.of)}
    </div>`;
}

function cross(lab, edge) {
  const words = lab.reading.words.map(({ text }) => text);
  return html`${select('Before', words, edge.word, (word) => lab.change({ word }))}${select('Patch', patches(lab), edge.column, (patch) => lab.change({ patch }))}`;
}

function language(lab, edge, { tokens }) {
  const named = tokens.map((token, position) => `${position + 1}: ${token}`);
  return html`
    ${select('Who asks', named, edge.row, (row) => amongOf(lab).inLanguage({ row, column: null }))}
    ${select('Who is asked', named.map((name, position) => (position > edge.row ? `${name} (ahead)` : name)), edge.column, (column) => chooseAsked(lab, 'language', column))}`;
}

function vision(lab, edge) {
  return html`
    ${select('Who asks', patches(lab), edge.row, (patch) => lab.change({ patch }))}
    ${select('Who is asked', patches(lab), edge.column, (column) => chooseAsked(lab, 'vision', column))}`;
}

/** @param {import('../lab.js').Lab} lab @param {Edge['of']} of @param {number | null} column null: the heaviest */
export function chooseAsked(lab, of, column) {
  if (of === 'cross') lab.change({ patch: column });
  else if (of === 'language') amongOf(lab).inLanguage({ column });
  else amongOf(lab).inVision({ column });
}

/** @param {import('../lab.js').Lab} lab @param {Edge['of']} of @param {number} head */
export function chooseHead(lab, of, head) {
  if (of === 'cross') lab.change({ head });
  else if (of === 'language') amongOf(lab).inLanguage({ head });
  else amongOf(lab).inVision({ head });
}

function chooseLayer(lab, of, layer) {
  if (of === 'vision') amongOf(lab).inVision({ layer });
  else lab.change({ layer });
}

function heaviest(lab, of) {
  const open = of === 'cross' ? lab.doc.patch : amongOf(lab)[of].column;
  const one = of === 'language' ? 'word' : 'patch';
  const other = { cross: 'Choose another here or on the picture.', language: 'Choose another here.', vision: 'Choose another here.' }[of];
  return open === null ? html`<p class="label">The ${one} that got the most. ${other}</p>`
    : html`<button class="button" @click=${() => chooseAsked(lab, of, null)}>The heaviest ${one}</button>`;
}

const numbered = (count) => Array.from({ length: count }, (_, index) => String(index + 1));

function patches({ reading }) {
  return Array.from({ length: reading.patches }, (_, patch) => {
    const { row, column } = reading.place(patch);
    return `${patch + 1}: row ${row}, column ${column}`;
  });
}

function select(label, options, chosen, choose) {
  return html`
    <label class="see-chooser"><span class="label">${label}</span>
      <select class="see-select" @change=${(e) => choose(e.target.selectedIndex)}>
        ${options.map((text, index) => html`<option .selected=${index === chosen}>${text}</option>`)}
      </select></label>`;
}
