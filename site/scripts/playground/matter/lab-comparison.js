import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { fine } from '../ask/said.js';
import { counted, viewName } from '../see/words.js';
import { DRAWS, compare, halved, spread, telling } from './comparison.js';
import { comparisonChart } from './comparison-chart.js';
import { answerOf } from './first-answer.js';
import { RunElement } from './run.js';
import { quoted } from './sweep-plot.js';

/** One button: cover what was looked at most, as much at random, and what was looked at least, and see what the answer is worth. */
class LabComparison extends RunElement {
  static run = 'comparison';

  render() {
    const { lab, run } = this;
    const { doc, reading, word } = lab;
    const it = run.value;
    const able = reading.inquiry && reading.words.length > 0;
    return html`
      <div class="comparison">
        <div class="matter-go">
          ${run.running ? html`<button class="button" @click=${() => run.stop()}>Stop</button>`
            : html`<button class="button strong" ?disabled=${!able} @click=${() => this.go(it && !run.stale ? it.seed + 1 : 1)}>${it && !run.stale && it.part === 1 ? 'Run again, with other draws' : 'Run the honest comparison'}</button>`}
          <p class="label">${able ? html`Ordered by the attention before “${reading.words[word].text}”, ${viewName(doc)}.` : 'There is no word to go by.'}</p>
        </div>
        <p class="visually-hidden" role="status">${run.running ? 'Covering patches.' : it ? this.verdict(it) : ''}</p>
        ${run.problem ? html`<p class="notice">${run.problem}</p>` : nothing}
        ${it ? this.found(it) : nothing}
      </div>`;
  }

  go(seed) {
    const { lab, run } = this;
    const { doc: { layer, head }, reading, word } = lab;
    const wish = { word, layer, head, seed, text: reading.words[word].text, answer: answerOf(reading.result).text };
    run.start((how) => compare(how, wish));
  }

  found(it) {
    const { run } = this;
    return html`
      <div class="found" data-stale=${run.stale}>
        ${run.stale ? html`<p class="stale">The answer has changed since. These curves belong to the one before: run it again.</p>` : nothing}
        <progress class="matter-progress" max="1" .value=${it.part} aria-label="Comparison" ?hidden=${!run.running}></progress>
        <p class="found-title">Probability of <b>${quoted(it.answer)}</b>; patches in the order of the attention before “${it.word}”, ${viewName(it)}; draws from seed ${it.seed}</p>
        ${comparisonChart(it, this.verdict(it))}
        <p class="found-words">${this.verdict(it)}</p>
        ${it.part === 1 && !run.stale ? this.try(it) : nothing}
        ${it.part < 1 && !run.running ? html`<p class="label">Stopped after ${Math.round(100 * it.part)}% of the way.</p>` : nothing}
        <details class="figure-numbers">
          <summary>The curves as a table</summary>
          <div class="table-scroll" tabindex="0" role="region" aria-label="Probability of the answer against covered patches">
            <table><thead><tr><th scope="col">Covered</th><th scope="col">most-attended</th><th scope="col">random, mean</th><th scope="col">lowest – highest</th><th scope="col">least-attended</th></tr></thead>
              <tbody>${this.rows(it)}</tbody></table></div>
        </details>
      </div>`;
  }

  /** What the curves tell, on the picture itself. */
  try(it) {
    const { lab } = this;
    const count = telling(it) || 1;
    const ways = { 'most-attended': it.orders.most, random: it.orders.random[0], 'least-attended': it.orders.least };
    const cover = (order) => lab.change({ covered: [...lab.reading.made.covered, ...order.slice(0, count)].sort((a, b) => a - b) });
    return html`
      <div class="comparison-try" role="group" aria-label="Cover them on the picture">
        <p class="label">See it on the picture, where the difference is the largest: cover</p>
        ${Object.entries(ways).map(([name, order]) => html`<button class="button" @click=${() => cover(order)}>${count} ${name}</button>`)}
      </div>`;
  }

  rows({ counts, most, least, random }) {
    const drawn = spread(random);
    return counts.slice(0, most.length).map((count, index) => html`
      <tr><th scope="row">${count}</th><td>${fine(most[index])}</td><td>${drawn[index] ? fine(drawn[index].mean) : ''}</td>
        <td>${drawn[index] ? `${fine(drawn[index].low)} – ${fine(drawn[index].high)}` : ''}</td><td>${least[index] === undefined ? '' : fine(least[index])}</td></tr>`);
  }

  /** @param {import('./comparison.js').Comparison} it */
  verdict({ counts, most, least, random, answer, part }) {
    if (part < 1) return `Probability of ${quoted(answer)} against covered patches, as far as it has been worked out.`;
    const often = (count) => (count === null ? 'never did' : `took ${count === counts.at(-1) ? 'all ' : ''}${counted(count, 'patch')}`);
    const drawn = random.map((curve) => halved(counts, curve)).filter((count) => count !== null).sort((a, b) => a - b);
    const chance = drawn.length === 0 ? 'no random draw did' : `random draws took ${drawn[0] === drawn.at(-1) ? counted(drawn[0], 'patch') : `${drawn[0]} to ${drawn.at(-1)}`}${drawn.length < DRAWS ? `, and ${DRAWS - drawn.length} never did` : ''}`;
    return `To bring ${quoted(answer)} below half of its ${fine(most[0])}, covering the most-attended first ${often(halved(counts, most))}; ${chance}; the least-attended first ${often(halved(counts, least))}.`;
  }
}

define('lab-comparison', LabComparison);
