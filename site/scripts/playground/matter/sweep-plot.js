import { html, nothing, svg } from 'lit';
import { styled } from '../../elements/styled.js';
import { percent } from '../../figure/scale.js';
import { FARTHEST, SCALES } from './gate-sweep.js';

/** The probability of an answer along a gate's sweep; under it, what the model says by itself on each stretch.
 * @param {{sweep: import('./gate-sweep.js').Sweep | null, current: boolean, at: number | null, first: {text: string} | null, name: string}} it
 *   at: the gate's factor now; name: whose gate it is */
export function sweepPlot({ sweep, current, at, first, name }) {
  const words = sweep && first ? description(sweep, first, name) : `The curve of ${name} follows as soon as the model rests.`;
  return html`
    <div class="sweep" data-current=${current} role="img" aria-label=${words}>
      <div class="sweep-plot">
        <svg viewBox="0 0 200 100" preserveAspectRatio="none" aria-hidden="true">
          ${[0, 50, 100].map((y) => svg`<line class="sweep-grid" x1="0" x2="200" y1=${y} y2=${y}/>`)}
          ${sweep ? svg`<path class="sweep-curve" d=${pathOf(sweep.answer)}/>` : nothing}
        </svg>
        ${['100%', '50%', '0%'].map((text, index) => html`<span class="sweep-height" aria-hidden="true" ${styled({ '--y': index / 2 })}>${text}</span>`)}
        ${sweep && at !== null ? html`<b class="sweep-here" ${styled({ '--x': at / FARTHEST, '--y': 1 - heightAt(sweep, at) })}></b>` : nothing}
      </div>
      <div class="sweep-says" aria-hidden="true">
        ${sweep ? stretches(sweep.said).map(({ said, from, to }) => html`
          <span class="sweep-said" data-first=${said === first?.text} title=${quoted(said)} ${styled({ '--from': from / FARTHEST, '--to': to / FARTHEST })}>
            <span>${quoted(said)}</span></span>`) : nothing}
      </div>
    </div>`;
}

/** Where the model says the same by itself: from … to, half-way to the neighbours.
 * @param {string[]} said @returns {{said: string, from: number, to: number}[]} */
export function stretches(said) {
  const starts = SCALES.map((_, index) => index).filter((index) => index === 0 || said[index] !== said[index - 1]);
  const edge = (index) => (index <= 0 ? 0 : index >= SCALES.length ? FARTHEST : (SCALES[index - 1] + SCALES[index]) / 2);
  return starts.map((start, index) => ({ said: said[start], from: edge(start), to: edge(starts[index + 1] ?? SCALES.length) }));
}

/** @param {string} said */
export const quoted = (said) => (said ? `“${said}”` : 'no word at all');

const pathOf = (heights) => SCALES.map((scale, index) => `${index ? 'L' : 'M'}${(100 * scale).toFixed(0)} ${(100 - 100 * heights[index]).toFixed(2)}`).join('');

/** On the curve, between the two points that were computed. @param {import('./gate-sweep.js').Sweep} sweep @param {number} at */
export function heightAt({ answer }, at) {
  const place = (at / FARTHEST) * (SCALES.length - 1);
  const [left, right] = [Math.floor(place), Math.ceil(place)];
  return answer[left] + (place - left) * (answer[right] - answer[left]);
}

function description({ answer, said }, { text }, name) {
  const points = [0, 0.25, 0.5, 1, 1.5, 2].map((scale) => `${percent(answer[SCALES.indexOf(scale)])} at ${scale}`);
  const words = stretches(said).map(({ said: words, from, to }) => `${quoted(words)} from ${from.toFixed(2)} to ${to.toFixed(2)}`);
  return `The probability of ${quoted(text)}, turning ${name}, as a factor of what was learned: ${points.join(', ')}. `
    + `What the model says by itself: ${words.join('; ')}.`;
}
