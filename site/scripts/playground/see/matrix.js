import { html, nothing, svg } from 'lit';
import { define } from '../../elements/define.js';
import { laidOut } from '../../elements/laid-out.js';
import { ScrollEdges } from '../../elements/scroll-edges.js';
import { styled } from '../../elements/styled.js';
import { ABSOLUTE_FULL, level, percent } from '../../figure/scale.js';
import { LookElement } from './look.js';
import { matrixTable } from './matrix-table.js';
import { sum } from './numbers.js';
import { wordSentence } from './sentences.js';
import { patchName, viewName } from './words.js';

const EDGE = 40;                                           // pixels that fade where something is scrolled away
const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -64], End: [0, 64] };

/** @typedef {{text: string, word: number | null, token: number | null, shares: Float32Array}} Row  word: its index in the answer; token: in the question */

/** Words × patches: each row is where one word looked, each column is who looked at one patch. */
class Matrix extends LookElement {
  static properties = { ...LookElement.properties, cursor: { state: true }, table: { state: true } };

  name = `matrix-${(Matrix.count = (Matrix.count ?? 0) + 1)}`;

  constructor() {
    super();
    /** @type {{row: number, column: number} | null} the cell pointed at */
    this.cursor = null;
    this.table = false;
    new ScrollEdges(this, '.matrix-scroll');
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('sightline:theme', this.onTheme);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('sightline:theme', this.onTheme);
  }

  get sorted() {
    return this.lab.doc.sorted;
  }

  /** @returns {Row[]} the question's words as they were read, then the answer's, each as it was about to be said */
  rows() {
    const { lab, look } = this;
    const { question, words } = lab.reading;
    return [
      ...question.tokens.map(({ text }, token) => ({ text, word: null, token, shares: look.questionShares(token) })),
      ...words.map(({ text }, word) => ({ text, word, token: null, shares: look.shares(word) })),
    ].filter(({ shares }) => shares);
  }

  /** The row that the picture shows. @param {Row[]} rows */
  chosen(rows) {
    const { lab, look } = this;
    return rows.findIndex(({ word, token }) => (look.token === null ? word === lab.word : token === look.token));
  }

  render() {
    const { lab } = this;
    const { doc, reading } = lab;
    const rows = this.shown = this.rows();
    if (!rows.length) return html`<p class="view-intro">${wordSentence(this.look)}</p>`;
    const sums = Array.from({ length: reading.patches }, (_, patch) => sum(rows.map(({ shares }) => shares[patch])));
    this.order = sums.map((_, patch) => patch);
    this.heaviest = sums.indexOf(Math.max(...sums));
    if (this.sorted) this.order.sort((a, b) => sums[b] - sums[a]);
    this.full = doc.scale === 'absolute' ? ABSOLUTE_FULL : Math.max(...rows.map(({ shares }) => Math.max(...shares))) || 1;
    const asked = rows.filter(({ word }) => word === null).length;
    const chosen = this.chosen(rows);
    return html`
      <div class="matrix">
        <p class="view-intro">A row is a word, a column a patch: ${viewName(doc)}. The question’s words looked when they were read, the answer’s just before they were said.
          Choose a word to see its row on the picture. ${asked ? nothing : 'The question’s rows come with the live model.'}</p>
        <div class="matrix-choices">
          <fieldset class="segmented"><legend class="visually-hidden">Order of the patches</legend>
            ${[[false, 'Row by row'], [true, 'Heaviest first']].map(([sorted, text]) => html`
              <label><input type="radio" name=${this.name} .checked=${this.sorted === sorted} @change=${() => { this.cursor = null; lab.change({ sorted }); }}>${text}</label>`)}
          </fieldset>
          ${this.legend()}
        </div>
        <div class="matrix-scroll" data-sorted=${this.sorted}>
          <div class="matrix-sheet" ${styled({ '--rows': rows.length, '--patches': reading.patches })}>
            <p class="matrix-heads label" aria-hidden="true">${this.sorted ? html`<span>heaviest</span><span>lightest</span>`
              : Array.from({ length: reading.rows }, (_, row) => html`<span>row ${row + 1}</span>`)}</p>
            <ol class="matrix-words" role="list" aria-label="Rows">${rows.map((each, row) => html`
              <li data-asked=${each.word === null} data-chosen=${row === chosen} data-pointed=${row === this.cursor?.row}>
                <button class="matrix-word" aria-pressed=${row === chosen} @click=${() => this.show(each)}>${each.text}</button></li>`)}</ol>
            ${this.field(rows, asked)}
            <p class="matrix-sum label">sum</p>
            ${this.margin(sums)}
          </div>
        </div>
        <p class="see-sentence">${this.sentence(rows, sums)}</p>
        <details class="attention-table" @toggle=${(e) => { this.table = e.target.open; }}>
          <summary>The same as a table: every word’s attention, patch by patch</summary>
          ${this.table ? matrixTable(rows, lab) : nothing}
        </details>
      </div>`;
  }

  legend() {
    const { reading, doc } = this.lab;
    return html`
      <div class="matrix-legend">
        <p class="label">Share of the row’s attention</p>
        <div class="legend-bar" aria-hidden="true"></div>
        <p class="see-ends label"><span>0%</span><span>${percent(this.full)}${doc.scale === 'absolute' ? ' or more' : ''}</span></p>
      </div>`;
  }

  field(rows, asked) {
    const { lab, cursor } = this;
    const { patches, columns } = lab.reading;
    const chosen = this.order.indexOf(lab.doc.patch);
    const row = Math.max(0, this.chosen(rows));
    const at = (r, c, h = 1, w = 1) => styled({ '--r': r, '--c': c, '--h': h, '--w': w });
    return html`
      <div class="matrix-field" role="grid" tabindex="0" aria-label="Words by patches" aria-rowcount=${rows.length} aria-colcount=${patches} aria-activedescendant=${`${this.name}-cell`}
        @pointermove=${(e) => { if (e.pointerType !== 'touch') this.cursor = this.at(e); }} @pointerleave=${() => { this.cursor = null; }} @click=${(e) => this.choose(this.at(e))}
        @keydown=${this.onKey} @focus=${this.onFocus} @blur=${() => { this.cursor = null; }}>
        <canvas width=${patches} height=${rows.length} aria-hidden="true"></canvas>
        ${this.sorted ? nothing : Array.from({ length: patches / columns - 1 }, (_, index) => html`<i class="matrix-rule" ${at(0, (index + 1) * columns, rows.length, 0)}></i>`)}
        ${asked ? html`<i class="matrix-rule" ${at(asked, 0, 0, patches)}></i>` : nothing}
        <i class="matrix-band" ${at(row, 0, 1, patches)}></i>
        ${chosen < 0 ? nothing : html`<i class="matrix-band" ${at(0, chosen, rows.length, 1)}></i>`}
        ${cursor ? html`<i class="matrix-hair" ${at(cursor.row, 0, 1, patches)}></i><i class="matrix-hair" ${at(0, cursor.column, rows.length, 1)}></i>` : nothing}
        ${this.cell(rows, cursor ?? { row, column: Math.max(0, chosen) })}
      </div>`;
  }

  /** Of the grid’s many cells only the one that the keys are on is in the page. */
  cell(rows, { row, column }) {
    const patch = this.order[column];
    const { text, shares } = rows[row];
    return html`
      <div role="row" aria-rowindex=${row + 1}><div role="gridcell" class="matrix-cell" id=${`${this.name}-cell`} aria-colindex=${column + 1} data-pointed=${Boolean(this.cursor)}
        ${styled({ '--r': row, '--c': column, '--h': 1, '--w': 1 })} aria-label=${`“${text}”, ${patchName(this.lab.reading, patch)}: ${percent(shares[patch])}`}></div></div>`;
  }

  /** Under each column, what all rows gave to its patch. */
  margin(sums) {
    const most = Math.max(...sums) || 1;
    const bars = this.order.map((patch, column) => `M${column + 0.1} 1v${(-sums[patch] / most).toFixed(3)}h0.8V1z`).join('');
    return html`<svg class="matrix-margin" viewBox=${`0 0 ${sums.length} 1`} preserveAspectRatio="none" role="img"
      aria-label=${`The sum over the rows, for each patch; at most ${most.toFixed(2)}, for ${patchName(this.lab.reading, sums.indexOf(most))}.`}>${svg`<path d=${bars}/>`}</svg>`;
  }

  sentence(rows, sums) {
    const { lab, cursor } = this;
    const joined = lab.doc.head === 'max';
    const patch = cursor ? this.order[cursor.column] : lab.doc.patch;
    const whole = (of) => `${sums[of].toFixed(2)}${joined ? '' : ` of ${rows.length}`}`;
    if (patch === null) return `Of all patches, ${patchName(lab.reading, this.heaviest)} got the most from the ${rows.length} rows together: ${whole(this.heaviest)}.`;
    const { text, shares } = rows[cursor?.row ?? Math.max(0, this.chosen(rows))];
    return `“${text}” gave ${patchName(lab.reading, patch)} ${percent(shares[patch])}${joined ? ' at most, in one head' : ''}; all rows together gave it ${whole(patch)}.`;
  }

  updated() {
    const canvas = this.querySelector('canvas');
    if (!canvas) return;
    this.keepInSight();
    const pen = canvas.getContext('2d');
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = (this.ink ??= getComputedStyle(canvas).color);
    this.shown.forEach(({ shares }, row) => this.order.forEach((patch, column) => {
      pen.globalAlpha = level(shares[patch], this.full);
      pen.fillRect(column, row, 1, 1);
    }));
  }

  /** The chosen column, or else the heaviest, is in sight when the view opens and whenever another is chosen. */
  keepInSight() {
    const { sorted, lab: { doc: { patch } } } = this;
    const aim = `${sorted} ${patch}`;
    if (aim === this.aim) return;
    this.aim = aim;
    const column = this.order.indexOf(patch ?? this.heaviest);
    const row = this.querySelector('.matrix-scroll');
    laidOut(row).then(() => {
      const field = row.querySelector('.matrix-field');
      const at = field.offsetLeft + (column + 0.5) * field.offsetWidth / this.order.length;
      const [from, to] = [row.scrollLeft + field.offsetLeft, row.scrollLeft + row.clientWidth];       // the words stay before the field
      if (at < from + EDGE || at > to - EDGE) row.scrollLeft = at - (field.offsetLeft + row.clientWidth) / 2;
    });
  }

  onTheme = () => {
    this.ink = null;
    this.requestUpdate();
  };

  at({ clientX, clientY, currentTarget }) {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const held = (part, count) => Math.max(0, Math.min(count - 1, Math.floor(part * count)));
    return { row: held((clientY - top) / height, this.shown.length), column: held((clientX - left) / width, this.order.length) };
  }

  choose({ row, column }) {
    this.show(this.shown[row]);
    this.lab.change({ patch: this.order[column] });
  }

  /** @param {Row} row to be shown on the picture */
  show({ word, token }) {
    if (word === null) this.look.showQuestion(token);
    else this.look.showAnswer(word);
  }

  /** Where the keys begin: at the chosen cell. */
  onFocus(event) {
    if (event.target.matches(':focus-visible')) this.cursor ??= { row: Math.max(0, this.chosen(this.shown)), column: Math.max(0, this.order.indexOf(this.lab.doc.patch)) };
  }

  onKey(event) {
    const move = MOVES[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || !(move || ['Enter', ' ', 'Escape'].includes(event.key))) return;
    event.preventDefault();
    if (event.key === 'Escape') return void this.lab.change({ patch: null });
    this.onFocus(event);
    const { row, column } = this.cursor;
    if (!move) return void this.choose(this.cursor);
    const held = (value, count) => Math.max(0, Math.min(count - 1, value));
    this.cursor = { row: held(row + move[0], this.shown.length), column: held(column + move[1], this.order.length) };
    this.updateComplete.then(() => this.querySelector('.matrix-cell').scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  }
}

define('lab-matrix', Matrix);
