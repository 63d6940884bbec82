import { html } from 'lit';
import { define } from '../elements/define.js';
import { off } from '../elements/off.js';
import { bar, ByHand, help } from './by-hand.js';
import { addingUp, coordinate, percentages, place, signed, sum } from './numbers.js';
import { valueSum } from './value-sum.js';
import { held } from './vector-plane.js';

const LONGEST = 3.4;

/** Attention that can be held: a query and some keys in the plane, and what the engine's `attend` makes of them.
 * @typedef {{query: number[], keys: number[][], divide: boolean, temperature: number, mask: boolean}} Setting */
class HandAttention extends ByHand {
  begin(page) {
    const { words, asker, values } = page;
    Object.assign(this, { words, asker, values, chosen: words.length - 1 });
    super.begin(page);
  }

  /** @param {Setting} setting */
  paramsOf(setting) {
    const { query, keys, divide, temperature, mask } = setting;
    if (query.some(Boolean)) this.heading = query.map((value) => value / Math.hypot(...query));   // outlives a length of 0
    const allowed = [keys.map((_, i) => !this.forbids(setting, i))];
    return { query: [query], key: keys, value: this.values, temperature, ...(!divide && { scale: 1 }), ...(mask && { mask: allowed }) };
  }

  /** @param {Partial<Setting>} part */
  change(part) {
    this.go({ ...this.setting, ...part });
  }

  outcome() {
    const shares = percentages(this.numbers.weights[0]);
    return `${this.words.map((word, i) => `${word} ${shares[i]}`).join(', ')}. Mixed value ${this.mixture().output.map((value) => signed(value)).join(', ')}.`;
  }

  /** @param {Setting} setting @param {number} i a key */
  forbids(setting, i) {
    return setting.mask && i > this.asker;
  }

  /** What was handed over, rounded so that it adds up to what is printed below it. */
  mixture() {
    const parts = this.numbers.handed_over[0];
    const columns = [0, 1].map((axis) => addingUp(parts.map((part) => part[axis]), 2));
    return { parts: parts.map((_, i) => [columns[0][i], columns[1][i]]), output: columns.map(sum) };
  }

  points() {
    const { query, keys } = this.setting;
    const shares = percentages(this.numbers.weights[0]);
    const found = keys.map((at, i) => ({
      id: `key-${i + 1}`, kind: 'key', sign: `${i + 1}`, word: this.words[i], name: `key ${i + 1}, ${this.words[i]}`, at, chosen: i === this.chosen,
      forbidden: this.forbids(this.setting, i), width: 1 + 9 * this.numbers.weights[0][i],
      says: this.forbids(this.setting, i) ? 'forbidden' : this.stale ? '' : `share ${shares[i]}`,
    }));
    return [...found, { id: 'query', kind: 'query', sign: 'q', word: '', name: `query of ${this.words[this.asker]}`, at: query, width: 3 }];
  }

  render() {
    return html`
      <div class="hand" ?data-stale=${this.stale}>
        <div class="hand-set">
          <vector-plane .points=${this.points()} .asker=${'query'} .label=${'The query and four keys'}
            @point-move=${({ detail }) => this.moved(detail)} @point-choose=${({ detail }) => this.choose(detail)}></vector-plane>
          ${help}
          ${this.controls()}
        </div>
        <div class="hand-find">
          ${this.table()}
          <div class="hand-below">
            <div class="hand-mixed">
              ${valueSum({ words: this.words, values: this.values, handedOver: this.numbers.handed_over[0], output: this.numbers.output[0] })}
              <p class="quiet">Faint, the four values. In colour, what was taken of each, end to end; the disc is where they lead.</p>
            </div>
            ${this.opened()}
          </div>
        </div>
      </div>
      ${this.foot(html`<button class="button" ${off(this.setting === this.start)} @click=${() => this.go(this.start)}>Reset</button>`)}`;
  }

  moved({ id, at }) {
    if (id === 'query') this.change({ query: at });
    else this.change({ keys: this.setting.keys.map((key, i) => (`key-${i + 1}` === id ? at : key)) });
  }

  choose(id) {
    if (id !== 'query') this.chosen = Number(id.slice(4)) - 1;
    this.requestUpdate();
  }

  controls() {
    const { query, divide, temperature, mask } = this.setting;
    const length = Math.hypot(...query);
    const sized = (event) => this.change({ query: held(this.heading.map((value) => value * Number(event.target.value))) });
    return html`
      <div class="hand-controls">
        <label class="dial"><span>Query length <b>${signed(length)}</b></span>
          <input class="tap-slider" type="range" min="0" max=${LONGEST} step="0.05" autocomplete="off" aria-label="Query length" .value=${String(length)} aria-valuetext=${signed(length)} @input=${sized}></label>
        <label class="dial"><span>Temperature <b>${signed(temperature)}</b></span>
          <input class="tap-slider" type="range" min="-1" max="1" step="0.05" autocomplete="off" aria-label="Temperature" .value=${String(Math.log10(temperature))} aria-valuetext=${signed(temperature)}
            @input=${({ target }) => this.change({ temperature: Math.round(1000 * 10 ** Number(target.value)) / 1000 })}></label>
        <label class="hand-switch"><input type="checkbox" .checked=${divide} @change=${({ target }) => this.change({ divide: target.checked })}> Divide by √2</label>
        <label class="hand-switch"><input type="checkbox" .checked=${mask} @change=${({ target }) => this.change({ mask: target.checked })}> Causal mask <span class="quiet">“${this.words[this.asker + 1]}” comes after “${this.words[this.asker]}”</span></label>
      </div>`;
  }

  table() {
    const { products: [products], scores: [scores], weights: [weights] } = this.numbers;
    const { parts, output } = this.mixture();
    const shares = percentages(weights);
    return html`
      <table class="hand-table">
        <caption>“${this.words[this.asker]}” asks, with the query (${place(this.shown.query)}).</caption>
        <thead><tr><th scope="col">key</th><th scope="col">q · k</th><th scope="col">${this.divided()}</th><th scope="col">share</th><th scope="col">share × value</th></tr></thead>
        <tbody>${this.words.map((word, i) => html`
          <tr ?data-chosen=${i === this.chosen} ?data-forbidden=${this.forbids(this.shown, i)}>
            <th scope="row"><b>${i + 1} ${word}</b> <span class="at">(${place(this.shown.keys[i])})</span></th>
            <td>${signed(products[i])}</td>
            <td>${this.forbids(this.shown, i) ? '−∞' : signed(scores[i])}</td>
            <td class="share"><span>${shares[i]}</span>${bar(weights[i])}</td>
            <td class="pair"><span>${signed(parts[i][0])},</span> <span>${signed(parts[i][1])}</span></td>
          </tr>`)}</tbody>
        <tfoot><tr><th scope="row">sum</th><td></td><td></td><td class="share"><span>${signed(sum(addingUp(weights.map((weight) => 100 * weight), 1)), 1)}%</span></td><td class="pair"><span>${signed(output[0])},</span> <span>${signed(output[1])}</span></td></tr></tfoot>
      </table>`;
  }

  /** What is done to a product to make it a score. */
  divided() {
    const { divide, temperature } = this.shown;
    return [divide ? '÷ √2' : '', temperature === 1 ? '' : `÷ ${signed(temperature)}`].filter(Boolean).join(' ') || 'score';
  }

  /** One key's way from its two numbers to its share. */
  opened() {
    const i = this.chosen;
    const { query, keys } = this.shown;
    const { products: [products], scores: [scores], raised: [raised], weights: [weights], query_length: [q], key_length: lengths, cosine: [cosine] } = this.numbers;
    const [first, second] = addingUp(query.map((value, axis) => value * keys[i][axis]), 2, products[i]);
    const bracketed = (value) => (value < 0 ? `(${coordinate(value)})` : coordinate(value));
    const rounded = addingUp(raised, 2);
    const angle = Math.round((Math.acos(Math.max(-1, Math.min(1, cosine[i]))) * 180) / Math.PI);
    return html`
      <dl class="hand-steps">
        <div class="hand-whose"><dt>Key ${i + 1}, “${this.words[i]}”, step by step</dt><dd></dd></div>
        <div><dt>q · k</dt><dd>${coordinate(query[0])} × ${bracketed(keys[i][0])} + ${bracketed(query[1])} × ${bracketed(keys[i][1])}<br>= ${signed(first)} ${second < 0 ? '−' : '+'} ${signed(Math.abs(second))} = <b>${signed(products[i])}</b></dd></div>
        <div><dt>the same by length and angle</dt><dd>${signed(q)} × ${signed(lengths[i])} × cos ${angle}° = <b>${signed(products[i])}</b></dd></div>
        <div><dt>score</dt><dd>${this.forbids(this.shown, i) ? html`<b>−∞</b>: it comes after “${this.words[this.asker]}”` : html`${signed(products[i])} ${this.divided() === 'score' ? '' : this.divided()} = <b>${signed(scores[i])}</b>`}</dd></div>
        <div><dt>softmax</dt><dd>e<sup>score − largest</sup> = ${signed(rounded[i])}, of ${signed(sum(rounded))} in all: <b>${percentages(weights)[i]}</b></dd></div>
      </dl>`;
  }
}

define('hand-attention', HandAttention);
