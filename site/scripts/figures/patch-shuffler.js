import { html, nothing } from 'lit';
import { define } from '../elements/define.js';
import { off } from '../elements/off.js';
import { PageElement } from '../elements/page-element.js';
import { styled } from '../elements/styled.js';
import { desk } from '../figure/engine.js';
import { readPage } from '../figure/page-data.js';
import { withPixels } from '../figure/pictures.js';
import { percent } from '../figure/scale.js';
import { DEEDS, MOST, SIDE, TOUCHES, whole } from './arrangements.js';
import './engine-line.js';
import { Newest } from './newest.js';

const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** The picture's patches, handed to the encoder as the reader likes, and what the model then answers to each of the picture's questions.
 * @typedef {{picture: import('../figure/pictures.js').Picture, arrangement: import('./arrangements.js').Arrangement}} Wish
 * @typedef {{answer: string, probability: number}} Answer */
class PatchShuffler extends PageElement {
  static properties = { wish: { state: true }, answers: { state: true }, did: { state: true }, notice: { state: true }, cursor: { state: true }, touch: { state: true } };

  name = `shuffler-${(PatchShuffler.count = (PatchShuffler.count ?? 0) + 1)}`;

  createRenderRoot() {
    this.replaceChildren();
    return this;
  }

  constructor() {
    super();
    const { gallery, picture } = readPage(this.ownerDocument);
    this.gallery = gallery;
    /** @type {Wish} */
    this.wish = { picture, arrangement: whole() };
    /** @type {{before: Answer[], now: Answer[]} | null} to each of the picture's questions */
    this.answers = null;
    this.did = 'Nothing has been moved yet.';
    this.cursor = 0;
    this.touch = TOUCHES[0];
    this.notice = null;
    this.newest = new Newest(this, (wish) => this.ask(wish), () => this.wish);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.let();
  }

  get picture() {
    return this.wish.picture;
  }

  get arrangement() {
    return this.wish.arrangement;
  }

  /** All of the picture's questions, of it as it was and of what is there now. @param {Wish} wish */
  async ask({ picture, arrangement }) {
    const id = await this.open(picture);
    this.opened.before ??= await this.answersOf(id, picture);
    const { before } = this.opened;
    return { before, now: untouched(arrangement) ? before : await this.answersOf(id, picture, { arrangement }) };
  }

  async answersOf(id, { questions }, how) {
    const found = [];
    for (const question of questions) {
      const { answer, tokens } = await desk.client.ask(id, question, how);
      found.push({ answer, probability: tokens.reduce((product, word) => product * word.probability, 1) });
    }
    return found;
  }

  receive(wish, answers) {
    if (wish.picture !== this.picture) return;
    [this.answers, this.notice] = [answers, null];
  }

  refuse(sentence) {
    this.notice = sentence;
  }

  async open(picture) {
    if (this.opened?.picture === picture) return this.opened.id;
    this.let();
    const { rgba, width, height } = await withPixels(picture);
    const { id } = await desk.client.open({ rgba: rgba.slice(), width, height });
    this.opened = { picture, id };
    return id;
  }

  /** The picture before is not needed any longer. */
  let() {
    if (this.opened && desk.ready) desk.client.close(this.opened.id).catch(() => {});
    this.opened = null;
  }

  put(arrangement, did) {
    const full = arrangement === this.arrangement;
    this.did = full ? `That would be more than the ${MOST} tokens that the engine takes, or there is nothing to repeat. All is as it was.` : did;
    if (!full) this.wish = { ...this.wish, arrangement };
    this.newest.want();
  }

  render() {
    return html`
      <div class="shuffler">
        <div class="shuffler-picture">
          ${this.grid()}
          <p class="label shuffler-count">${this.count()}</p>
          <ul class="thumbs" aria-label="Pictures">${this.gallery.map((each) => html`
            <li><button class="thumb" aria-pressed=${each.id === this.picture.id} aria-label=${each.title} @click=${() => this.choose(each)}>
              <img src=${each.url} alt="" width="64" height="64" loading="lazy"></button></li>`)}</ul>
        </div>
        <div class="shuffler-words">
          <engine-line .origin=${this.answers ? 'live' : 'build'} .waiting=${this.answers ? '' : 'The answers'} .sentence=${'Answered here, on your machine.'}></engine-line>
          <div class="shuffler-deeds" role="group" aria-label="What to do with the patches">
            ${DEEDS.map(({ name, does, make }) => html`<button class="chip" @click=${() => this.put(make(this.arrangement), does)}>${name}</button>`)}
            <button class="button" ${off(untouched(this.arrangement))} @click=${() => this.put(whole(), 'All patches lie where they belong again.')}>Put it back</button>
          </div>
          <fieldset class="shuffler-touch">
            <legend>A click on a patch</legend>
            ${TOUCHES.map((touch) => html`
              <label><input type="radio" name=${this.name} .checked=${touch === this.touch} @change=${() => { this.touch = touch; }}>${touch.name}</label>`)}
          </fieldset>
          <p class="shuffler-did" role="status">${this.did}</p>
          ${this.table()}
          ${this.notice ? html`<div class="notice" role="alert"><p>${this.notice}</p></div>` : nothing}
        </div>
      </div>`;
  }

  grid() {
    const { patches, places } = this.arrangement;
    const lying = new Map(places.map((place, i) => [place, patches[i]]));
    const times = (place) => places.filter((each) => each === place).length;
    return html`
      <div class="shuffler-grid" role="grid" aria-label=${`The patches, where they are said to lie. Choosing one ${this.touch.name}.`}
        ${styled({ '--picture': `url("${this.picture.url}")` })} @keydown=${this.onKey}>
        ${Array.from({ length: SIDE }, (_, row) => html`<div role="row">${Array.from({ length: SIDE }, (__, column) => this.cell(row * SIDE + column, lying, times(row * SIDE + column)))}</div>`)}
      </div>`;
  }

  cell(place, lying, times) {
    const patch = lying.get(place);
    const what = patch === undefined ? 'nothing' : patch === place ? 'its own patch' : `the patch of ${placeName(patch)}`;
    return html`
      <div role="gridcell" class="shuffler-cell" data-place=${place} data-empty=${patch === undefined} tabindex=${place === this.cursor ? 0 : -1}
        aria-label=${`${capital(placeName(place))}: ${what}${times > 1 ? `, ${times} times` : ''}`} ${styled({ '--row': Math.floor((patch ?? 0) / SIDE), '--column': (patch ?? 0) % SIDE })}
        @click=${() => this.choosePlace(place)} @focus=${() => { this.cursor = place; }}>${times > 1 ? html`<span class="shuffler-times" aria-hidden="true">×${times}</span>` : nothing}</div>`;
  }

  choosePlace(place) {
    this.cursor = place;
    this.put(this.touch.make(this.arrangement, place), this.touch.does(capital(placeName(place))));
  }

  onKey = (event) => {
    const move = MOVES[event.key];
    if (event.key === 'Enter' || event.key === ' ') this.choosePlace(this.cursor);
    else if (move) {
      const clamp = (value) => Math.max(0, Math.min(SIDE - 1, value));
      const to = clamp(Math.floor(this.cursor / SIDE) + move[0]) * SIDE + clamp((this.cursor % SIDE) + move[1]);
      this.querySelector(`[data-place="${to}"]`).focus();
    } else return;
    event.preventDefault();
  };

  count() {
    const { patches, places } = this.arrangement;
    const order = patches.length > 6 ? `${patches.slice(0, 6).join(', ')}, …` : patches.join(', ');
    const moved = patches.filter((patch, i) => patch !== places[i]).length;
    return `${patches.length} ${patches.length === 1 ? 'token' : 'tokens'}, handed over as ${order}; ${moved ? `${moved} of them said to lie elsewhere` : 'each said to lie where it belongs'}.`;
  }

  table() {
    const { answers, picture } = this;
    return html`
      <table data-stale=${!this.newest.upToDate} aria-busy=${!this.newest.upToDate}>
        <thead><tr><th scope="col">Question</th><th scope="col">As it was</th><th scope="col">Now</th></tr></thead>
        <tbody>${picture.questions.map((question, i) => {
          const [then, now] = [answers?.before[i], answers?.now[i]];
          const same = then && then.answer === now.answer;
          return html`<tr data-same=${Boolean(same)}><th scope="row">${question}</th><td>${then?.answer ?? '…'}</td>
            <td>${now ? html`<b>${now.answer}</b> <span class="quiet">${percent(now.probability)}${same ? '' : ', changed'}</span>` : '…'}</td></tr>`;
        })}</tbody>
      </table>`;
  }

  choose(picture) {
    [this.wish, this.answers] = [{ ...this.wish, picture }, null];
    this.newest.want();
  }
}

const untouched = ({ patches, places }) => patches.length === SIDE * SIDE && patches.every((patch, i) => patch === i && places[i] === i);
const placeName = (place) => `row ${Math.floor(place / SIDE) + 1}, column ${(place % SIDE) + 1}`;
const capital = (text) => text[0].toUpperCase() + text.slice(1);

define('patch-shuffler', PatchShuffler);
