import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { styled } from '../../elements/styled.js';
import { LabElement } from '../lab-element.js';
import { meanColour } from '../see/mean-colour.js';
import { capital, patchName } from '../see/words.js';
import { paint } from './pixels.js';

const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** The picture as the model sees it, patch by patch, under a veil that is thin where a number is large. Choosing a patch goes there.
 * `levels`: 0 … 1 for each patch, or null for no veil; `lit`: which are outlined; `tell`: a patch's number in words. */
class PatchChooser extends LabElement {
  static properties = { ...LabElement.properties, label: {}, levels: {}, lit: {}, tell: {}, chosen: {}, cursor: { state: true }, peek: { state: true } };

  constructor() {
    super();
    this.cursor = this.peek = null;
  }

  /** At once with what it is a part of, which it would push down if it came later. */
  scheduleUpdate() {
    return this.performUpdate();
  }

  render() {
    const { rows, columns, pixels } = this.lab.reading;
    const covered = new Set(this.lab.reading.made.covered);
    const here = this.cursor ?? this.chosen ?? 0;
    const each = (count) => Array.from({ length: count }, (_, index) => index);
    return html`
      <div class="patch-chooser" role="grid" aria-label=${this.label} data-mapped=${Boolean(this.levels)} ${styled({ '--cover': meanColour(pixels) })}
        @click=${this.onClick} @keydown=${this.onKey} @pointerover=${this.onPoint} @pointerleave=${() => { this.peek = null; }}
        @focusin=${(e) => { this.cursor = this.peek = Number(e.target.dataset.patch); }} @focusout=${() => { this.peek = null; }}>
        <canvas class="patch-chooser-picture" width=${pixels.shape[1]} height=${pixels.shape[0]} aria-hidden="true"></canvas>
        ${each(rows).map((row) => html`<div role="row" class="patches-row">${each(columns).map((column) => this.cell(row * columns + column, here, covered))}</div>`)}
      </div>
      <p class="label patch-chooser-read">${this.peek === null ? nothing : this.name(this.peek)}</p>`;
  }

  cell(patch, here, covered) {
    return html`
      <div role="gridcell" class="cell" data-patch=${patch} tabindex=${patch === here ? 0 : -1} aria-selected=${patch === this.chosen} aria-label=${this.name(patch)}
        data-lit=${Boolean(this.lit?.(patch))} data-covered=${covered.has(patch)} data-cut="none" ${styled({ '--level': (this.levels?.[patch] ?? 1).toFixed(3) })}></div>`;
  }

  name(patch) {
    const name = capital(patchName(this.lab.reading, patch));
    return this.tell ? `${name}: ${this.tell(patch)}` : name;
  }

  updated() {
    const { pixels } = this.lab.reading;
    if (pixels === this.painted) return;
    this.painted = pixels;
    paint(this.querySelector('canvas'), pixels.data);
  }

  onPoint({ target, pointerType }) {
    if (pointerType !== 'touch' && target.dataset.patch) this.peek = Number(target.dataset.patch);
  }

  onClick({ target }) {
    if (target.dataset.patch) this.choose(Number(target.dataset.patch));
  }

  choose(patch) {
    this.cursor = patch;
    this.lab.change({ patch });
  }

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { columns, rows } = this.lab.reading;
    const [row, column] = [Math.floor(this.cursor / columns), this.cursor % columns];
    const move = MOVES[event.key];
    const between = (value, most) => Math.max(0, Math.min(most - 1, value));
    if (event.key === 'Enter' || event.key === ' ') this.choose(this.cursor);
    else if (event.key === 'Home' || event.key === 'End') this.goTo(row, event.key === 'Home' ? 0 : columns - 1);
    else if (move) this.goTo(between(row + move[0], rows), between(column + move[1], columns));
    else return;
    event.preventDefault();
  }

  goTo(row, column) {
    this.querySelector(`[data-patch="${row * this.lab.reading.columns + column}"]`).focus();
  }
}

define('lab-patch-chooser', PatchChooser);
