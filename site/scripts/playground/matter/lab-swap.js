import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { off } from '../../elements/off.js';
import { fine } from '../ask/said.js';
import { answerOf } from './first-answer.js';
import { RunElement } from './run.js';
import { quoted } from './sweep-plot.js';
import { others, swapped } from './swapped.js';

/** The same question and the same answer, another picture: the stage keeps its own. */
class LabSwap extends RunElement {
  static run = 'swap';

  render() {
    const { lab, run } = this;
    const found = run.stale ? {} : run.value ?? {};
    const all = others(lab);
    const answer = lab.reading.inquiry ? answerOf(lab.reading.result) : null;
    const left = all.filter(({ id }) => !found[id]);
    return html`
      <div class="swap">
        ${answer ? html`<p>With the picture on the stage ${quoted(answer.text)} has <b>${fine(answer.probability)}</b>.
          With another one under the same question:</p>` : nothing}
        <ul class="swaps" data-found=${Object.keys(found).length > 0}>${all.map((other) => html`
          <li><button class="swap-choice" ${off(!answer || run.running)} aria-label=${other.name} @click=${() => this.ask([other])}>
              ${other.url ? html`<img src=${other.url} alt="" width="64" height="64" loading="lazy">`
                : html`<span class="swap-without">${other.name}</span>`}</button>
            <span class="swap-found">${found[other.id] ? html`
              <b>${fine(found[other.id].probability)}</b><span class="swap-said">${quoted(found[other.id].said)}</span>` : nothing}</span></li>`)}</ul>
        <div class="matter-go">
          ${run.running ? html`<button class="button" @click=${() => run.stop()}>Stop</button>`
            : html`<button class="button" ${off(!answer || !left.length)} @click=${() => this.ask(left)}>Try all of them</button>`}
          <p class="label" role="status">${run.problem ?? this.told(all, found, answer)}</p>
        </div>
      </div>`;
  }

  ask(wanted) {
    const { lab, run } = this;
    run.start(async function* ({ signal }) {
      let found = run.stale ? {} : run.value ?? {};
      for (const other of wanted) {
        if (signal.aborted) return;
        found = { ...found, [other.id]: { ...await swapped(lab, other), name: other.name } };
        yield found;
      }
    });
  }

  told(all, found, answer) {
    const tried = all.filter(({ id }) => found[id]);
    if (!tried.length) return 'Below each: the probability of this same answer there, and what the model itself would say.';
    const last = Object.values(found).at(-1);
    return `${last.name}: ${quoted(answer.text)} has ${fine(last.probability)}; the model itself says ${quoted(last.said)}.`;
  }
}

define('lab-swap', LabSwap);
