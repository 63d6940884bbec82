import { html, nothing, svg } from 'lit';
import { styled } from '../../elements/styled.js';
import { spread } from './comparison.js';

/** Three curves of an answer's probability against the number of covered patches. @param {import('./comparison.js').Comparison} it
 * @param {string} description */
export function comparisonChart({ counts, most, least, random }, description) {
  const last = counts.at(-1);
  const x = (index) => ((200 * counts[index]) / last).toFixed(2);
  const y = (share) => (100 * (1 - share)).toFixed(2);
  const line = (curve) => curve.map((share, index) => `${index ? 'L' : 'M'}${x(index)} ${y(share)}`).join('');
  const drawn = spread(random);
  const band = [...drawn.map(({ high }, index) => `${x(index)} ${y(high)}`), ...drawn.map(({ low }, index) => `${x(index)} ${y(low)}`).reverse()].join('L');
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(part * last));
  return html`
    <div class="chart" role="img" aria-label=${description}>
      <ul class="chart-key" aria-hidden="true">
        <li data-curve="least">least-attended first</li>
        <li data-curve="random">random, ${random.length} draws: mean, and from lowest to highest</li>
        <li data-curve="most">most-attended first</li>
      </ul>
      <div class="chart-plot">
        <svg viewBox="0 0 200 100" preserveAspectRatio="none" aria-hidden="true">
          ${[0, 25, 50, 75, 100].map((height) => svg`<line class="sweep-grid" x1="0" x2="200" y1=${height} y2=${height}/>`)}
          ${drawn.length ? svg`<path class="chart-band" d=${`M${band}Z`}/>
            <path class="chart-line" data-curve="random" d=${line(drawn.map(({ mean }) => mean))}/>` : nothing}
          <path class="chart-line" data-curve="least" d=${line(least)}/>
          <path class="chart-line" data-curve="most" d=${line(most)}/>
        </svg>
        ${['100%', '50%', '0%'].map((text, index) => html`<span class="chart-height" aria-hidden="true" ${styled({ '--y': index / 2 })}>${text}</span>`)}
        ${ticks.map((tick) => html`<span class="chart-tick" aria-hidden="true" ${styled({ '--x': tick / last })}>${tick}</span>`)}
      </div>
      <p class="chart-axis" aria-hidden="true">patches covered</p>
    </div>`;
}
