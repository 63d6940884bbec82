import { html, svg } from 'lit';
import { place } from './numbers.js';

const REACH = 1.6;
const x = (value) => `${(50 + (50 * value) / REACH).toFixed(2)}%`;
const y = (value) => `${(50 - (50 * value) / REACH).toFixed(2)}%`;

/** The mixed value as a sum that is drawn: every value in full and faint, what was taken of each laid end to end, and where that leads.
 * @param {{words: string[], values: number[][], handedOver: number[][], output: number[]}} mixture */
export function valueSum({ words, values, handedOver, output }) {
  let from = [0, 0];
  const parts = handedOver.map((part) => {
    const to = [from[0] + part[0], from[1] + part[1]];
    const drawn = svg`<line class="sum-part" x1=${x(from[0])} y1=${y(from[1])} x2=${x(to[0])} y2=${y(to[1])}></line><circle class="sum-joint" cx=${x(to[0])} cy=${y(to[1])} r="2.5"></circle>`;
    from = to;
    return drawn;
  });
  return html`
    <svg class="sum" role="img" aria-label=${`The mixed value, ${place(output.map((value) => Math.round(100 * value) / 100))}, as the sum of the values, each times its share.`}>
      <line class="plane-axis" x1="50%" x2="50%" y1="0" y2="100%"></line><line class="plane-axis" x1="0" x2="100%" y1="50%" y2="50%"></line>
      ${values.map((value, i) => svg`
        <line class="sum-value" x1="50%" y1="50%" x2=${x(value[0])} y2=${y(value[1])}></line>
        <text class="sum-word" x=${x(value[0])} y=${y(value[1])} dy=${value[1] < 0 ? 17 : -8} text-anchor="middle">${words[i]}</text>`)}
      <line class="sum-mixed" x1="50%" y1="50%" x2=${x(output[0])} y2=${y(output[1])}></line>
      ${parts}
      <circle class="sum-end" cx=${x(output[0])} cy=${y(output[1])} r="6"></circle>
    </svg>`;
}
