import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { styled } from '../../elements/styled.js';
import { fullStrength, level, percent } from '../../figure/scale.js';
import { brushedCut, cutMark, mended, withCut } from './cuts.js';
import { LookElement } from './look.js';
import { meanColour } from './mean-colour.js';
import { Stroke } from './stroke.js';
import { capital, patchName } from './words.js';

const QUICK = 500;                                         // milliseconds between two answers: with less there is no time to fade
const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** The veil over the picture: what got little attention fades into the paper, what got more than an even share is outlined.
 * Patches are pointed at, chosen, covered or cut here, as the tool says. */
class PatchGrid extends LookElement {
  static properties = { ...LookElement.properties, cursor: { state: true } };

  constructor() {
    super();
    this.cursor = 0;
    this.stroke = new Stroke(this);
    [this.answered, this.quick] = [-Infinity, false];
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (this.lab.reading === this.heard) return;
    this.heard = this.lab.reading;
    const now = performance.now();
    [this.answered, this.quick] = [now, now - this.answered < QUICK];
  }

  get columns() {
    return this.lab.reading.columns;
  }

  get brushing() {
    return ['cover', 'cut'].includes(this.lab.doc.tool);
  }

  render() {
    const { lab, look } = this;
    const { doc, reading } = lab;
    const shares = look.shown();
    const full = shares ? fullStrength(shares, doc.scale) : 1;
    const covered = new Set(doc.covered);
    const rows = Array.from({ length: reading.rows }, (_, row) => row);
    return html`
      <div class="patches" role="grid" aria-label=${`The picture’s ${reading.rows} rows of ${reading.columns} patches`} aria-multiselectable="false"
        data-tool=${doc.tool} data-mapped=${Boolean(shares)} data-quick=${this.quick} ?inert=${doc.tool === 'move'}
        ${styled({ '--cover': reading.pixels ? meanColour(reading.pixels) : 'var(--well)' })}
        @pointerdown=${this.onPress} @pointermove=${this.onMove} @pointerup=${this.onLift} @pointercancel=${this.onLift} @pointerleave=${() => look.point(null)}
        @click=${this.onClick} @keydown=${this.onKey} @focusin=${this.onFocus} @focusout=${() => look.point(null)}>
        ${rows.map((row) => html`<div role="row" class="patches-row">${rows.map((column) => this.cell(row * reading.columns + column, { shares, full, covered }))}</div>`)}
      </div>`;
  }

  cell(patch, { shares, full, covered }) {
    const { doc, reading } = this.lab;
    const share = shares?.[patch] ?? 0;
    const marks = { covered: covered.has(patch), cut: doc.cut.length ? this.cutAt(patch) : 'none' };
    return html`
      <div role="gridcell" class="cell" data-patch=${patch} tabindex=${patch === this.cursor ? 0 : -1} aria-selected=${patch === doc.patch}
        aria-label=${this.name(patch, shares, marks)} data-lit=${share > 1 / reading.patches} data-covered=${marks.covered} data-cut=${marks.cut}
        ${styled({ '--level': shares ? level(share, full).toFixed(3) : 1 })}>${marks.covered || marks.cut !== 'none' ? html`<i class="cell-mark"></i>` : nothing}${doc.numbers
          ? html`<span class="cell-number" aria-hidden="true">${patch + 1}</span>` : nothing}</div>`;
  }

  name(patch, shares, { covered, cut }) {
    const share = shares ? `: ${percent(shares[patch])} of the attention of “${this.look.text}”` : '';
    return capital(patchName(this.lab.reading, patch)) + share + (covered ? ', covered' : '') + { all: ', cut', some: ', cut in some heads', none: '' }[cut];
  }

  cutAt(patch) {
    const { doc: { cut, layer, head }, reading: { heads } } = this.lab;
    return cutMark(cut, { patch, layer, head, heads, position: this.look.position });
  }

  /** The patch under a pointer, wherever it was pressed. */
  at({ clientX, clientY }) {
    const { left, top, width, height } = this.getBoundingClientRect();
    const { rows, columns } = this.lab.reading;
    const [row, column] = [Math.floor(rows * (clientY - top) / height), Math.floor(columns * (clientX - left) / width)];
    return row >= 0 && row < rows && column >= 0 && column < columns ? row * columns + column : null;
  }

  /** Whether the brush would take something away here. */
  has(patch) {
    const { doc } = this.lab;
    if (doc.tool === 'cover') return doc.covered.includes(patch);
    return doc.here ? this.cutAt(patch) === 'all' : doc.cut.some((cut) => cut.patch === patch);
  }

  put(patches, on, merge) {
    const { lab } = this;
    const { covered, cut, tool } = lab.doc;
    if (tool === 'cover') {
      const rest = covered.filter((patch) => !patches.includes(patch));
      lab.change({ covered: on ? [...rest, ...patches].sort((a, b) => a - b) : rest }, { merge });
    } else {
      const change = (cuts, patch) => (on ? (this.has(patch) ? cuts : withCut(cuts, brushedCut(patch, lab.doc.here, lab.doc))) : mended(cuts, patch));
      lab.change({ cut: patches.reduce(change, cut) }, { merge });
    }
  }

  /** What Enter, Space and a click do with a patch. */
  use(patch) {
    const { doc } = this.lab;
    this.cursor = patch;
    if (this.brushing) this.put([patch], !this.has(patch), null);
    else this.lab.change({ patch: patch === doc.patch ? null : patch });
  }

  onPress(event) {
    if (this.brushing) this.stroke.press(event, event.currentTarget);
  }

  onMove(event) {
    if (this.brushing) this.stroke.move(event);
    if (event.pointerType !== 'touch') this.look.point(this.at(event));
  }

  onLift(event) {
    this.stroke.lift(event);
  }

  /** While brushing the stroke has done what a pointer's click would; one without a pointer comes from a screen reader. */
  onClick(event) {
    const cell = event.target.closest('[data-patch]');
    if (cell && !(this.brushing && event.detail)) this.use(Number(cell.dataset.patch));
  }

  onFocus(event) {
    this.cursor = Number(event.target.dataset.patch);
    if (event.target.matches(':focus-visible')) this.look.point(this.cursor);
  }

  onKey(event) {
    const { columns, rows } = this.lab.reading;
    const [row, column] = [Math.floor(this.cursor / columns), this.cursor % columns];
    const move = MOVES[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') this.use(this.cursor);
    else if (event.key === 'Escape') this.lab.change({ patch: null });
    else if (event.key === 'Home') this.goTo(row, 0);
    else if (event.key === 'End') this.goTo(row, columns - 1);
    else if (move) this.goTo(Math.max(0, Math.min(rows - 1, row + move[0])), Math.max(0, Math.min(columns - 1, column + move[1])));
    else return;
    event.preventDefault();
  }

  goTo(row, column) {
    this.querySelector(`[data-patch="${row * this.columns + column}"]`).focus();
  }
}

define('lab-patches', PatchGrid);
