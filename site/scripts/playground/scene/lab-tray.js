import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { LabElement } from '../lab-element.js';
import { arrangeHint } from './arrange-hint.js';
import { arrangementOf } from './arrangement.js';
import './lab-drawings.js';
import './lab-gallery.js';
import './lab-places.js';
import { readStage } from './stage-data.js';
import { SEEDS, surprise } from './surprise.js';

const TABS = { animals: 'Animals', things: 'Things', places: 'Places', gallery: 'Gallery' };
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };
const LICENCES = { 'public-domain': 'public domain' };

/** What a picture is made of: drawings, places, pictures that are there already, or one from a seed, or one of the reader's own.
 * While nothing is being arranged only the gallery is open. */
class LabTray extends LabElement {
  static properties = { ...LabElement.properties, tab: { state: true }, drawnBy: { state: true }, wanted: { state: true } };

  constructor() {
    super();
    this.tab = 'animals';
    this.wanted = '';
    /** The seed that a picture came from. @type {WeakMap<object, number>} */
    this.seeds = new WeakMap();
  }

  get open() {
    return this.lab.doc.tool === 'move';
  }

  render() {
    const { lab, open } = this;
    return html`
      <div class="tray" data-open=${open}>
        ${open ? this.whole() : html`
          <lab-gallery .lab=${lab}></lab-gallery>
          <button class="button tray-begin" @click=${() => this.begin()}>Compose a picture</button>`}
        <lab-bring .lab=${lab}></lab-bring>
      </div>`;
  }

  whole() {
    const { tab } = this;
    return html`
      <div class="view-tabs tray-tabs" role="tablist" aria-label="What to put into the picture" @keydown=${this.onTabKey}>
        ${Object.entries(TABS).map(([id, name]) => html`
          <button class="view-tab" role="tab" id=${`tray-${id}`} aria-controls="tray" aria-selected=${id === tab} tabindex=${id === tab ? 0 : -1}
            @click=${() => { this.tab = id; }}>${name}</button>`)}
      </div>
      <div class="tray-panel" role="tabpanel" id="tray" aria-labelledby=${`tray-${tab}`}>${this.panel()}</div>
      <div class="tray-surprise">
        <button class="button" @click=${() => this.surprise(Math.floor(Math.random() * SEEDS))}>Surprise me</button>
        <label class="tray-seed"><span class="label">from seed</span><input class="field" type="number" inputmode="numeric" min="0" max=${SEEDS - 1} step="1" placeholder="any"
          .value=${String(this.seeds.get(this.lab.doc.picture) ?? '')} @change=${this.onSeed} @keydown=${(e) => { if (e.key === 'Enter') this.onSeed(e); }}></label>
        <p class="label">The same seed makes the same picture.</p>
      </div>`;
  }

  panel() {
    const { lab, tab } = this;
    if (tab === 'places') return html`<lab-places .lab=${lab}></lab-places>`;
    if (tab === 'gallery') return html`<lab-gallery .lab=${lab}></lab-gallery>`;
    const { styles, licences } = readStage();
    const style = styles.get(this.drawnBy ?? [...styles.keys()][0]);
    return html`
      <lab-drawings .lab=${lab} .drawnBy=${style.id} ?things=${tab === 'things'} .wanted=${this.wanted}></lab-drawings>
      <div class="tray-find">
        <input class="field" type="search" aria-label="Find a drawing" placeholder="Find" .value=${this.wanted} @input=${(e) => { this.wanted = e.target.value; }}>
        <select class="see-select" aria-label="Drawn by" @change=${(e) => { this.drawnBy = e.target.value; }}>
          ${[...styles.values()].map(({ id, name, held_out }) => html`<option value=${id} .selected=${id === style.id}>${name}${held_out ? ' (never seen)' : nothing}</option>`)}
        </select>
      </div>
      ${arrangeHint(arrangementOf(lab))}
      <p class="label tray-about">${style.held_out ? 'The model has never seen this hand: a fair test. ' : 'The model learned from these drawings, and from others. '}Drawn
        by ${style.artist}; ${LICENCES[style.licence] ?? style.licence}. <a href=${style.origin} rel="noreferrer">Origin</a>, <a href=${licences}>licences</a>.</p>`;
  }

  begin() {
    this.lab.change({ tool: 'move' });
    this.focusNext = `#tray-${this.tab}`;
  }

  /** @param {number} seed */
  surprise(seed) {
    const { lab, seeds } = this;
    if (seeds.get(lab.doc.picture) === seed) return;
    const hand = arrangementOf(lab);
    hand.chosen = null;
    hand.show(surprise(seed));
    seeds.set(lab.doc.picture, seed);
    this.requestUpdate();
  }

  onSeed(event) {
    const wanted = Math.round(Number(event.target.value));
    if (event.target.value === '' || !Number.isFinite(wanted)) return;
    const seed = Math.max(0, Math.min(SEEDS - 1, wanted));
    this.surprise(seed);
    event.target.value = String(seed);
  }

  onTabKey(event) {
    const ids = Object.keys(TABS);
    const step = STEPS[event.key];
    const to = { Home: 0, End: ids.length - 1 }[event.key] ?? (step && (ids.indexOf(this.tab) + step + ids.length) % ids.length);
    if (to === undefined) return;
    event.preventDefault();
    this.tab = ids[to];
    this.focusNext = `#tray-${this.tab}`;
  }

  updated() {
    if (this.focusNext) this.querySelector(this.focusNext)?.focus();
    this.focusNext = null;
  }
}

define('lab-tray', LabTray);
