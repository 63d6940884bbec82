import { html } from 'lit';
import { define } from '../../elements/define.js';
import { LabElement } from '../lab-element.js';

export const HOTTEST = 3;
const SEEDS = 10_000;

const DIE = html`<svg viewBox="0 0 20 20" aria-hidden="true"><path fill-rule="evenodd" d="M4 2.5h12A1.5 1.5 0 0 1 17.5 4v12a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 16V4A1.5 1.5 0 0 1 4 2.5zM4 4v12h12V4zm2.6 1.2a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8zm6.8 6.8a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8zM10 8.6a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8z"/></svg>`;

/** How the next word is picked: always the likeliest, or by a draw that its seed repeats. */
class LabSampling extends LabElement {
  render() {
    const { temperature, seed } = this.lab.doc;
    const greedy = temperature === 0;
    return html`
      <div class="sampling" role="group" aria-label="How words are picked">
        <label class="label" for="${this.name}-heat">Temperature</label>
        <output class="sampling-heat" for="${this.name}-heat">${greedy ? 'greedy' : temperature.toFixed(1)}</output>
        <input class="slider" type="range" id="${this.name}-heat" min="0" max=${HOTTEST} step="0.1" .value=${String(temperature)}
          aria-valuetext=${greedy ? 'greedy: always the likeliest word' : temperature.toFixed(1)}
          @input=${(e) => this.lab.change({ temperature: Number(e.target.value) }, { merge: 'temperature' })}>
        <div class="sampling-seed">
          <label class="label" for="${this.name}-seed">Seed</label>
          <input class="field sampling-number" id="${this.name}-seed" type="number" inputmode="numeric" min="0" max=${SEEDS - 1} step="1" ?disabled=${greedy}
            .value=${String(seed)} @change=${this.onSeed}>
          <button class="button icon" type="button" aria-label="Another seed" title="Another seed" ?disabled=${greedy}
            @click=${() => this.lab.change({ seed: Math.floor(Math.random() * SEEDS) })}>${DIE}</button>
        </div>
        <p class="label sampling-does">${greedy
          ? 'Each word is the likeliest one. Above 0, words are drawn by chance.'
          : 'The draw favours likely words, the less so the higher the temperature; the same seed repeats it. The probabilities shown stay the model’s own.'}</p>
      </div>`;
  }

  name = `sampling-${(LabSampling.count = (LabSampling.count ?? 0) + 1)}`;

  /** What is no seed is put back. */
  onSeed(event) {
    const seed = Math.round(event.target.valueAsNumber);
    if (seed >= 0 && seed < SEEDS) this.lab.change({ seed });
    event.target.value = String(this.lab.doc.seed);
  }
}

define('lab-sampling', LabSampling);
