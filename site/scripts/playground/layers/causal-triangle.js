import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';
import { ScrollEdges } from '../../elements/scroll-edges.js';
import { styled } from '../../elements/styled.js';
import { percent } from '../../figure/scale.js';
import { step } from './grid-keys.js';

/** A text's attention to itself. Row: who looks; column: at whom. Each word is named once, at its row's end, which is also the top of its
 * column. Says `edge-choose` with {row, column}, and `word-choose` when that row predicted a word of the answer. `at` is the edge that was chosen,
 * null being the chosen word's row, and a row's heaviest column. */
class CausalTriangle extends PageElement {
  static properties = {
    shares: { attribute: false }, tokens: { attribute: false }, size: {}, start: {}, answer: { attribute: false }, ended: {}, word: {}, scale: {}, whose: {},
    at: { attribute: false }, peek: { state: true },
  };

  constructor() {
    super();
    /** @type {{row: number | null, column: number | null}} */
    this.at = { row: null, column: null };
    this.peek = null;
    new ScrollEdges(this, '.triangle-scroll');
  }

  willUpdate(changed) {
    if (changed.has('size')) this.peek = null;
  }

  /** The row that predicted the chosen word. */
  get chosenRow() {
    return this.word < 0 ? null : this.start - 1 + this.word;
  }

  /** What is spoken of: pointed at, chosen, or the heaviest of the chosen word's row. */
  get here() {
    if (this.peek) return this.peek;
    const row = Math.min(this.at.row ?? this.chosenRow ?? this.size - 1, this.size - 1);
    if (this.at.column !== null && this.at.column <= row) return { row, column: this.at.column };
    const shares = Array.from(this.shares.subarray(row * this.size, row * this.size + row + 1));
    return { row, column: shares.indexOf(Math.max(...shares)) };
  }

  render() {
    const { here, size } = this;
    return html`
      <div class="triangle-scroll">
        <div class="triangle" role="grid" aria-label=${`Self-attention of the decoder. ${this.whose}`} aria-readonly="true" ${styled({ '--n': size })}
          @keydown=${this.onKey} @pointermove=${this.onMove} @pointerleave=${() => { this.peek = null; }}>
          ${Array.from({ length: size }, (_, row) => this.row(row, here))}
        </div>
      </div>
      <p class="triangle-says">${this.sentence(here)}</p>
      ${this.legend()}`;
  }

  row(row, here) {
    const weights = this.shares.subarray(row * this.size, row * this.size + row + 1);
    const full = this.scale === 'absolute' ? 1 : Math.max(...weights);
    return html`
      <div class="triangle-row" role="row" data-kind=${this.kind(row)} data-chosen=${row === this.chosenRow} data-here=${row === here.row}>
        ${Array.from(weights, (weight, column) => {
          const chosen = row === here.row && column === here.column;
          return html`<div class="triangle-cell" role="gridcell" tabindex=${chosen ? 0 : -1} data-at="${row}-${column}" data-here=${chosen} aria-selected=${chosen}
            aria-label=${`${this.tokens[row]} to ${this.tokens[column]}: ${percent(weight)}`} ${styled({ '--level': weight / full })}
            @click=${() => this.choose(row, column)}></div>`;
        })}
        <div class="triangle-name" role="rowheader" data-column=${row === here.column} @click=${() => this.choose(row, row)}>${this.tokens[row]}${this.next(row)}</div>
      </div>`;
  }

  kind(position) {
    return position === 0 || position === this.start - 1 ? 'mark' : position < this.start ? 'question' : 'answer';
  }

  /** What a row predicted, if that was said. */
  next(row) {
    const index = row - this.start + 1;
    const said = index < 0 ? null : this.answer[index]?.text ?? (index === this.answer.length && this.ended ? 'end' : null);
    return said ? html`<span class="triangle-next"> → ${said}</span>` : nothing;
  }

  sentence({ row, column }) {
    const weight = this.shares[row * this.size + column];
    const next = this.answer[row - this.start + 1]?.text;
    return html`${this.whose}: at “${this.tokens[row]}”${next ? `, where “${next}” came next,` : ''} <b>${percent(weight)}</b> of the weight went to ${row === column ? 'itself' : `“${this.tokens[column]}”`}.`;
  }

  legend() {
    return html`
      <div class="triangle-legend" aria-hidden="true">
        <span>0%</span><span class="triangle-ramp">${Array.from({ length: 9 }, (_, part) => html`<i ${styled({ '--level': part / 8 })}></i>`)}</span>
        <span>${this.scale === 'absolute' ? '100%' : 'the row’s largest'}</span><span class="triangle-unit">share of a row’s weight</span>
      </div>`;
  }

  choose(row, column) {
    this.goTo({ row, column });
    const word = row - this.start + 1;
    if (word >= 0 && word < this.answer.length) this.say('word-choose', word);
  }

  goTo(edge) {
    this.peek = null;
    this.say('edge-choose', edge);
  }

  /** What the mouse is over; a finger scrolls. */
  onMove = ({ clientX, clientY, pointerType }) => {
    if (pointerType === 'touch') return;
    const cell = document.elementFromPoint(clientX, clientY)?.closest('.triangle-cell');
    if (!cell || !this.contains(cell)) return;
    const [row, column] = cell.dataset.at.split('-').map(Number);
    if (row !== this.peek?.row || column !== this.peek?.column) this.peek = { row, column };
  };

  onKey = async (event) => {
    const cell = event.target.closest('.triangle-cell');
    if (!cell) return;
    const [row, column] = cell.dataset.at.split('-').map(Number);
    const to = step(event, { row, column }, { rows: this.size, columns: (of) => of + 1 });
    if (!to) return;
    this.goTo(to);
    await this.updateComplete;
    this.querySelector(`[data-at="${to.row}-${to.column}"]`).focus();
  };
}

define('causal-triangle', CausalTriangle);
