import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { fine } from '../ask/said.js';
import { viewName } from '../see/words.js';
import { compare, spread, telling } from './comparison.js';
import { comparisonChart } from './comparison-chart.js';
import { comparisonWords } from './comparison-words.js';
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
    const again = it?.part === 1 && !run.stale;
    return html`
      <div class="comparison">
        <div class="matter-go">
          ${run.running ? html`<button class="button" @click=${() => run.stop()}>Stop</button>`
            : html`<button class="button strong" ?disabled=${!able} @click=${() => this.go(again ? it.seed + 1 : 1)}>
              ${again ? 'Run again, with other draws' : 'Run the honest comparison'}</button>`}
          <p class="label">${able ? `Ordered by the attention before “${reading.words[word].text}”, ${viewName(doc)}.` : 'There is no word to go by.'}</p>
        </div>
        <p class="visually-hidden" role="status">${run.running ? 'Covering patches.' : it ? comparisonWords(it) : ''}</p>
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
        <p class="found-title">Probability of <b>${quoted(it.answer)}</b>; patches in the order of the attention before “${it.word}”, ${viewName(it)};
          draws from seed ${it.seed}</p>
        ${comparisonChart(it, comparisonWords(it))}
        <p class="found-words">${comparisonWords(it)}</p>
        ${it.part === 1 && !run.stale ? this.try(it) : nothing}
        ${it.part < 1 && !run.running ? html`<p class="label">Stopped after ${Math.round(100 * it.part)}% of the way.</p>` : nothing}
        <details class="figure-numbers">
          <summary>The curves as a table</summary>
          <div class="table-scroll" tabindex="0" role="region" aria-label="Probability of the answer against covered patches">
            <table>
              <thead><tr><th scope="col">Covered</th><th scope="col">most-attended</th><th scope="col">random, mean</th>
                <th scope="col">lowest – highest</th><th scope="col">least-attended</th></tr></thead>
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
        <p class="label">See on the picture what makes the difference: cover</p>
        ${Object.entries(ways).map(([name, order]) => html`<button class="button" @click=${() => cover(order)}>${count} ${name}</button>`)}
      </div>`;
  }

  rows({ counts, most, least, random }) {
    const drawn = spread(random);
    return counts.slice(0, most.length).map((count, index) => html`
      <tr><th scope="row">${count}</th><td>${fine(most[index])}</td><td>${drawn[index] ? fine(drawn[index].mean) : ''}</td>
        <td>${drawn[index] ? `${fine(drawn[index].low)} – ${fine(drawn[index].high)}` : ''}</td>
        <td>${least[index] === undefined ? '' : fine(least[index])}</td></tr>`);
  }
}

define('lab-comparison', LabComparison);
