import { html, nothing } from 'lit';
import { styled } from '../../elements/styled.js';
import { percent } from '../../figure/scale.js';
import { signed } from './numbers.js';

/** Softmax of a row of words, number by number, with those ahead that the mask took away.
 * @param {{edge: import('./edge.js').Edge, tokens: string[], scores: Float32Array, weights: Float32Array}} it */
export function softmaxTable({ edge: { row, column }, tokens, scores, weights }) {
  const heaviest = Math.max(...weights);
  return html`
    <table class="softmax-table">
      <thead><tr><th scope="col">word</th><th scope="col">score</th><th scope="col">e<sup>score − highest</sup></th><th scope="col">weight</th></tr></thead>
      <tbody>${tokens.map((token, position) => html`
        <tr data-ahead=${position > row} data-chosen=${position === column}>
          <th scope="row">${token}${position === column ? html`<span class="visually-hidden">, asked here</span>` : nothing}</th>
          <td>${signed(scores[position])}</td><td>${signed(weights[position] / heaviest)}</td>
          <td ${styled({ '--share': weights[position].toFixed(3) })}>${percent(weights[position])}</td>
        </tr>`)}</tbody>
      <tfoot><tr><th scope="row">sum</th><td></td><td>${signed(1 / heaviest)}</td><td>100%</td></tr></tfoot>
    </table>`;
}
