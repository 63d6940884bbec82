import { html, nothing } from 'lit';
import { styled } from '../../elements/styled.js';

/** Numbers as they are set in a book, and vectors of them. */

/** @param {number} value @param {number} [digits] @returns {string} such as "−0.713" */
export function signed(value, digits = 3) {
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞';
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** The sum of some numbers, for what was computed already: it only says that it adds up. @param {ArrayLike<number>} values */
export const sum = (values) => Array.prototype.reduce.call(values, (total, value) => total + value, 0);

/** @typedef {{name: string, of: 'text' | 'vision' | 'attention' | 'ink', values: ArrayLike<number>, sign?: string}} Line  sign: what stands before
 *   it when the column is read aloud, such as "times" */

/** Vectors of the same length over one another, column by column; a bar under each number shows it, to the left of the middle if
 * it is below zero. @param {string} label @param {Line[]} lines */
export function columns(label, lines) {
  const largest = lines.map(({ values }) => Math.max(...Array.from(values, Math.abs)) || 1);
  return html`
    <ol class="columns" role="list" aria-label=${label}>
      <li class="columns-names" aria-hidden="true">${lines.map(({ name, of }) => html`<span data-of=${of}>${name}</span>`)}</li>
      ${Array.from(lines[0].values, (_, index) => html`
        <li>${lines.map(({ of, values, sign }, line) => html`${sign ? html`<span class="visually-hidden"> ${sign} </span>` : nothing}<span class="number" data-of=${of}
          ${styled(bar(values[index] / largest[line]))}>${signed(values[index])}</span>`)}</li>`)}
    </ol>`;
}

function bar(part) {
  const [from, to] = part < 0 ? [50 + 50 * part, 50] : [50, 50 + 50 * part];
  return { '--from': `${from.toFixed(1)}%`, '--to': `${to.toFixed(1)}%` };
}
