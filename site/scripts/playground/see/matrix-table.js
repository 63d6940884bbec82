import { html } from 'lit';
import { percent } from '../../figure/scale.js';
import { viewName } from './words.js';

/** The matrix for those who would rather read it. @param {import('./matrix.js').Row[]} rows @param {import('../lab.js').Lab} lab */
export function matrixTable(rows, { reading, doc }) {
  return html`
    <div class="table-scroll" tabindex="0" role="region" aria-label="Words by patches">
      <table>
        <caption>Share of each word’s attention that went to each patch: ${viewName(doc)}. Question: “${reading.question.text}”</caption>
        <thead><tr><th scope="col">Patch</th>${rows.map(({ text, word }) => html`<th scope="col">${text}<span class="visually-hidden">, in the ${word === null ? 'question' : 'answer'}</span></th>`)}</tr></thead>
        <tbody>${Array.from({ length: reading.patches }, (_, patch) => {
          const { row, column } = reading.place(patch);
          return html`<tr><th scope="row">${patch + 1}: row ${row}, column ${column}</th>${rows.map(({ shares }) => html`<td>${percent(shares[patch])}</td>`)}</tr>`;
        })}</tbody>
      </table>
    </div>`;
}
