import { html } from 'lit';
import { styled } from '../../elements/styled.js';

/** A patch in a ranked list: its number, its place, and a bar. @param {import('../../figure/reading.js').Reading} reading @param {number} patch
 * @param {number} level 0 … 1 @param {string} [more] what else there is to say of it */
export function rankedPatch(reading, patch, level, more = '') {
  const { row, column } = reading.place(patch);
  return html`
    <span class="ranked-name">Patch ${patch + 1}${more} <span class="label">row ${row}, column ${column}</span>
      <span class="ranked-bar" aria-hidden="true" ${styled({ '--level': level })}></span></span>`;
}
