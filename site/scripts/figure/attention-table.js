import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { percent } from './scale.js';

/** The same in words and numbers: every answer word against every patch. Filled when it is opened. */
class AttentionTable extends PageElement {
  static properties = { reading: {}, view: {}, veiled: { type: Boolean }, open: { state: true } };

  render() {
    const { reading, view } = this;
    const who = view.head === 'mean' ? 'mean of the heads' : `head ${view.head + 1}`;
    return html`
      <details class="attention-table" @toggle=${(e) => { this.open = e.target.open; }}>
        <summary>The same as a table: each word’s attention, patch by patch</summary>
        ${this.open && this.veiled ? html`<p>The numbers come with the map, when you have made your guess.</p>` : nothing}
        ${this.open && !this.veiled ? html`
          <div class="table-scroll" tabindex="0" role="region" aria-label="Attention table">
            <table>
              <caption>Share of each answer word’s attention that went to each patch. Layer ${view.layer + 1}, ${who}. Question: “${reading.question.text}”</caption>
              <thead><tr><th scope="col">Patch</th>${reading.words.map(({ text }) => html`<th scope="col">${text}</th>`)}</tr></thead>
              <tbody>${this.rows()}</tbody>
            </table>
          </div>` : nothing}
      </details>`;
  }

  rows() {
    const { reading, view } = this;
    const shares = reading.words.map((_, word) => reading.shares(word, view));
    return Array.from({ length: reading.patches }, (_, patch) => {
      const { row, column } = reading.place(patch);
      return html`<tr><th scope="row">row ${row}, column ${column}</th>${shares.map((of) => html`<td>${percent(of[patch])}</td>`)}</tr>`;
    });
  }
}

customElements.define('attention-table', AttentionTable);
