import { html, nothing } from 'lit';
import { define } from '../elements/define.js';
import { PageElement } from '../elements/page-element.js';
import { styled } from '../elements/styled.js';
import { desk } from '../figure/engine.js';
import { readPage } from '../figure/page-data.js';
import { withPixels } from '../figure/pictures.js';
import { percent } from '../figure/scale.js';
import { wake, WakeNear } from '../figure/wake-near.js';
import { DEEDS, SIDE, toggled, whole } from './arrangements.js';
import './engine-line.js';

const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** The picture's patches, handed to the encoder as the reader likes, and what the model then answers to each of the picture's questions. */
class PatchShuffler extends PageElement {
  static properties = { arrangement: { state: true }, answers: { state: true }, before: { state: true }, picture: { state: true }, did: { state: true }, notice: { state: true }, cursor: { state: true } };

  createRenderRoot() {
    this.replaceChildren();
    return this;
  }

  constructor() {
    super();
    this.arrangement = whole();
    this.answers = this.before = null;
    this.did = 'Nothing has been moved yet.';
    this.cursor = 0;
    this.notice = null;
    new WakeNear(this);
  }

  connectedCallback() {
    const { gallery, picture } = readPage(this.ownerDocument);
    this.gallery = gallery;
    this.picture ??= picture;
    super.connectedCallback();
    desk.client.addEventListener('state', this.onState);
    this.onState();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    desk.client.removeEventListener('state', this.onState);
    this.let();
  }

  onState = () => {
    this.requestUpdate();
    if (desk.ready) this.ask();
  };

  get wanted() {
    return `${this.picture.id} ${this.arrangement.patches} ${this.arrangement.places}`;
  }

  /** Ask all questions of what is there now; what changes meanwhile is asked next. */
  async ask() {
    wake();
    if (this.busy || !desk.ready) return;
    this.busy = true;
    while (this.asked !== this.wanted && desk.ready) {
      const { wanted, picture, arrangement } = this;
      try {
        const id = await this.open(picture);
        const found = [];
        for (const question of picture.questions) {
          const result = await desk.client.ask(id, question, { arrangement });
          found.push({ question, answer: result.answer, probability: result.tokens.reduce((product, word) => product * word.probability, 1) });
        }
        this.asked = wanted;
        this.before = this.first && this.first.picture === picture.id ? this.first.found : null;
        if (!this.before) {
          this.first = { picture: picture.id, found: this.untouched(arrangement) ? found : await this.answersOf(id, picture) };
          this.before = this.first.found;
        }
        [this.answers, this.notice] = [found, null];
      } catch (problem) {
        if (desk.state.name === 'failed') break;
        this.asked = wanted;
        this.notice = problem.message;
      }
    }
    this.busy = false;
  }

  async answersOf(id, picture) {
    const found = [];
    for (const question of picture.questions) found.push({ question, answer: (await desk.client.ask(id, question)).answer });
    return found;
  }

  untouched({ patches, places }) {
    return patches.length === SIDE * SIDE && patches.every((patch, i) => patch === i && places[i] === i);
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
    [this.arrangement, this.did] = [arrangement, did];
    this.ask();
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
            <button class="button" ?disabled=${this.untouched(this.arrangement)} @click=${() => this.put(whole(), 'All patches lie where they belong again.')}>Put it back</button>
          </div>
          <p class="shuffler-did" role="status">${this.did}</p>
          ${this.table()}
          ${this.notice ? html`<div class="notice" role="alert"><p>${this.notice}</p></div>` : nothing}
        </div>
      </div>`;
  }

  grid() {
    const lying = new Map(this.arrangement.places.map((place, i) => [place, this.arrangement.patches[i]]));
    return html`
      <div class="shuffler-grid" role="grid" aria-label="The patches, where they are said to lie. Choose one to leave it out or to put it back."
        ${styled({ '--picture': `url("${this.picture.url}")` })} @keydown=${this.onKey}>
        ${Array.from({ length: SIDE }, (_, row) => html`<div role="row">${Array.from({ length: SIDE }, (__, column) => this.cell(row * SIDE + column, lying))}</div>`)}
      </div>`;
  }

  cell(place, lying) {
    const patch = lying.get(place);
    const name = `Row ${Math.floor(place / SIDE) + 1}, column ${(place % SIDE) + 1}: ${patch === undefined ? 'nothing' : patch === place ? 'its own patch' : `patch ${patch}`}`;
    return html`
      <div role="gridcell" class="shuffler-cell" data-place=${place} data-empty=${patch === undefined} tabindex=${place === this.cursor ? 0 : -1} aria-label=${name}
        ${styled({ '--row': Math.floor((patch ?? 0) / SIDE), '--column': (patch ?? 0) % SIDE })} @click=${() => this.toggle(place)} @focus=${() => { this.cursor = place; }}></div>`;
  }

  toggle(place) {
    this.cursor = place;
    const left = !this.arrangement.places.includes(place);
    this.put(toggled(this.arrangement, place), left ? 'The patch that belongs there was put back.' : 'One place was left out.');
  }

  onKey = (event) => {
    const move = MOVES[event.key];
    if (event.key === 'Enter' || event.key === ' ') this.toggle(this.cursor);
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
    const { answers, before, picture } = this;
    return html`
      <table>
        <thead><tr><th scope="col">Question</th><th scope="col">As it was</th><th scope="col">Now</th></tr></thead>
        <tbody>${picture.questions.map((question, i) => {
          const [then, now] = [before?.[i], answers?.[i]];
          const same = then && now && then.answer === now.answer;
          return html`<tr data-same=${Boolean(same)}><th scope="row">${question}</th><td>${then?.answer ?? '…'}</td>
            <td>${now ? html`<b>${now.answer}</b> <span class="quiet">${percent(now.probability)}${same ? '' : ', changed'}</span>` : '…'}</td></tr>`;
        })}</tbody>
      </table>`;
  }

  choose(picture) {
    [this.picture, this.answers, this.before, this.first] = [picture, null, null, null];
    this.ask();
  }
}

define('patch-shuffler', PatchShuffler);
