import { html, nothing } from 'lit';
import { define } from '../elements/define.js';
import { off } from '../elements/off.js';
import { rounded } from '../figure/scale.js';
import { progress } from '../progress/store.js';
import { ByHand, help } from './by-hand.js';
import { percentages } from './numbers.js';
import { brought, missing, solved } from './puzzle.js';

/** Three askers, three words: queries and keys are to be set so that each asker brings home what it wants. Only the engine's shares count.
 * @typedef {{level: number, queries: number[][], keys: number[][]}} Setting */
class RetrievalPuzzle extends ByHand {
  begin(page) {
    const { words, askers, values, levels, start } = page;
    Object.assign(this, { words, askers, values, levels, chosen: 'query-1', hint: false });
    this.kept = levels.map((_, level) => ({ ...start, level }));           // where the reader left each level
    super.begin({ ...page, start: this.kept[0] });
  }

  connectedCallback() {
    super.connectedCallback();
    progress.addEventListener('change', this.onProgress);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    progress.removeEventListener('change', this.onProgress);
  }

  onProgress = () => this.requestUpdate();

  /** @param {Setting} setting */
  paramsOf({ queries, keys }) {
    return { query: queries, key: keys, value: this.values };
  }

  go(setting) {
    this.kept[setting.level] = setting;
    super.go(setting);
  }

  receive(params, result) {
    super.receive(params, result);
    if (!this.done || !this.touched) return;
    this.hint = false;
    progress.answer(this.dataset.of, this.name(this.setting.level), 0);
  }

  /** Whether the engine says that what is there now is a solution. */
  get done() {
    return !this.stale && this.origin === 'live' && solved(this.numbers, this.level);
  }

  get level() {
    return this.levels[this.setting.level];
  }

  /** Under which a level's solution is remembered. @param {number} level */
  name(level) {
    return `retrieval-puzzle-${level + 1}`;
  }

  remembered(level) {
    return Object.hasOwn(progress.entry(this.dataset.of).answered ?? {}, this.name(level));
  }

  outcome() {
    return this.done ? `Solved. ${this.askers.map((name, asker) => `${name} brings home ${this.wish(asker)}`).join(', ')}.` : this.lacks().join(' ');
  }

  /** One sentence per asker who has not got what it wants. @returns {string[]} */
  lacks() {
    const { words, askers } = this;
    return this.level.wants.flatMap((wanted, asker) => (brought(this.numbers.weights[asker], wanted) ? []
      : [missing(this.numbers, asker, wanted, { words, askers, percent: rounded })]));
  }

  wish(asker) {
    return this.level.wants[asker].map((word) => this.words[word]).join(' and ');
  }

  points() {
    const { queries, keys } = this.setting;
    const points = [
      ...keys.map((at, i) => ({ id: `key-${i + 1}`, kind: 'key', sign: `${i + 1}`, word: this.words[i], name: `key ${i + 1}, ${this.words[i]}`, at })),
      ...queries.map((at, i) => ({ id: `query-${i + 1}`, kind: 'query', sign: this.askers[i], word: '', name: `query ${this.askers[i]}, wants ${this.wish(i)}`, at,
        says: this.stale ? '' : this.level.wants[i].map((word) => `${rounded(this.numbers.weights[i][word])} to ${this.words[word]}`).join(', ') })),
    ];
    return points.map((point) => ({ ...point, width: point.kind === 'query' ? 3 : 2, chosen: point.id === this.chosen }));
  }

  render() {
    const { level } = this.setting;
    return html`
      <div class="puzzle" ?data-stale=${this.stale}>
        <div class="puzzle-set"><vector-plane .points=${this.points()} .asker=${this.chosen.startsWith('query') ? this.chosen : null}
          .label=${'Three keys and three queries'}
          @point-move=${({ detail }) => this.moved(detail)} @point-choose=${({ detail }) => { this.chosen = detail; this.requestUpdate(); }}></vector-plane>${help}</div>
        <div class="puzzle-side">
          <fieldset class="segmented puzzle-levels">
            <legend class="visually-hidden">Level</legend>
            ${this.levels.map((_, i) => html`<label><input type="radio" name="puzzle-level" .checked=${i === level} @change=${() => this.open(i)}>
              Level ${i + 1}${this.remembered(i) ? html` <span aria-hidden="true">✓</span><span class="visually-hidden">, solved</span>` : nothing}</label>`)}
          </fieldset>
          <p class="puzzle-title">${this.level.title}</p>
          <div class="puzzle-find">${this.table()}</div>
          ${this.verdict()}
        </div>
      </div>
      ${this.foot(html`
        <button class="button" aria-expanded=${String(this.hint)} @click=${this.toggleHint}>Hint</button>
        <button class="button" ${off(this.untouched)} @click=${() => this.go({ ...this.start, level })}>Start over</button>`)}`;
  }

  get untouched() {
    const { queries, keys } = this.setting;
    return queries === this.start.queries && keys === this.start.keys;
  }

  toggleHint = () => {
    this.hint = !this.hint;
    this.read(this.hint ? this.level.hint : '');
  };

  open(level) {
    this.hint = false;
    this.go(this.kept[level]);
  }

  moved({ id, at }) {
    const [kind, number] = id.split('-');
    const list = kind === 'query' ? 'queries' : 'keys';
    this.go({ ...this.setting, [list]: this.setting[list].map((each, i) => (i === number - 1 ? at : each)) });
  }

  table() {
    return html`
      <table class="puzzle-table">
        <caption class="visually-hidden">Each asker’s shares of the three words. Every row adds up to 100%.</caption>
        <thead><tr><th scope="col">asker</th>${this.words.map((word, i) => html`<th scope="col">${i + 1} ${word}</th>`)}<th scope="col"><span class="visually-hidden">done</span></th></tr></thead>
        <tbody>${this.askers.map((name, asker) => {
          const shares = percentages(this.numbers.weights[asker]);
          const wanted = this.level.wants[asker];
          const home = !this.stale && brought(this.numbers.weights[asker], wanted);
          return html`
            <tr><th scope="row"><b>${name}</b> <span class="quiet">wants ${wanted.length > 1 ? 'half ' : ''}${wanted.map((word) => this.words[word]).join(', half ')}</span></th>
              ${shares.map((share, word) => html`<td data-level=${Math.floor(10 * this.numbers.weights[asker][word])} ?data-wanted=${wanted.includes(word)}>${share}</td>`)}
              <td class="puzzle-home">${home ? html`<span aria-hidden="true">✓</span><span class="visually-hidden">brought home</span>` : html`<span class="visually-hidden">not yet</span>`}</td></tr>`;
        })}</tbody>
      </table>`;
  }

  /** What is missing, or that nothing is; and the hint, if it was asked for. */
  verdict() {
    const { level } = this.setting;
    return html`
      <div class="puzzle-says" ?data-done=${this.done}>
        ${this.done ? html`
          <p class="puzzle-solved">Solved${level + 1 < this.levels.length ? '.' : ', and that was the last level.'}</p>
          ${level + 1 < this.levels.length ? html`<button class="button" @click=${() => this.open(level + 1)}>Level ${level + 2}: ${this.levels[level + 1].title}</button>` : nothing}`
        : html`<ul>${this.lacks().map((sentence) => html`<li>${sentence}</li>`)}</ul>`}
        ${this.hint ? html`<p class="puzzle-hint"><b>Hint.</b> ${this.level.hint}</p>` : nothing}
      </div>`;
  }
}

define('retrieval-puzzle', RetrievalPuzzle);
