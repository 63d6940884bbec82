import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { counted, patchName, viewName } from '../see/words.js';
import { trySinks } from './occlusion.js';
import { inPoints } from './points.js';
import { RunElement } from './run.js';

/** Names the sinks of a layer and head as sinks, and says by which rule. It goes to work as soon as the removal of single patches is known. */
class LabSinks extends RunElement {
  static run = 'sinks';
  static properties = { ...RunElement.properties, removal: { attribute: false } };

  render() {
    const { lab, run } = this;
    const it = trialOf(lab, run);
    return html`
      <div class="sinks">
        <h3>Sinks</h3>
        <p role="status">${run.problem ?? this.told(it)}</p>
        ${it?.candidates.length ? this.table(it) : nothing}
        <p class="label">Softmax must spend all its weight, even where there is nothing to be learned. ${it ? this.rule(it.rule) : nothing}
          Kang et al. (<a href="https://arxiv.org/abs/2503.03321">2025</a>) found such patches in large models, which do without them; Darcet et al.
          (<a href="https://arxiv.org/abs/2309.16588">2023</a>) found encoders using empty background as scratch paper.</p>
      </div>`;
  }

  told(it) {
    const { lab, run } = this;
    const where = viewName(lab.doc);
    if (!it) return run.running ? 'Looking for patches that take much from nearly every word.' : 'They are looked for once each patch has been covered alone.';
    if (!it.candidates.length) return `In ${where} no patch takes that much from nearly every word: there are no sinks.`;
    const sinks = it.candidates.filter(({ sink }) => sink);
    if (it.part < 1) return 'Trying out what the answer loses without those that take much from nearly every word.';
    if (!sinks.length) return `In ${where} no patch is a sink: those that take much from nearly every word do matter.`;
    const [these, they] = sinks.length === 1 ? ['one patch is a sink', 'It is'] : [`${sinks.length} patches are sinks`, 'They are'];
    return `In ${where} ${these}: much weight from nearly every word, and the answer does without. ${they} framed in both maps.`;
  }

  /** The engine's rule (`sinks`), in words. */
  rule({ times_even: times, from_words: words, alone, in_company: company, draws }) {
    return html`A sink, here, gets at least ${times} times an even share, averaged over the words of question and answer, and more than an even share
      from ${Math.round(100 * words)}% of them; and yet covering it moves the answer’s probability by less than ${counted(100 * alone, 'point')}, and by
      less than ${counted(100 * company, 'point')} on the average of ${draws} draws in which half of all patches are covered too.`;
  }

  table({ candidates }) {
    const { lab } = this;
    return html`
      <div class="table-scroll" tabindex="0" role="region" aria-label="Patches that might be sinks">
        <table class="sinks-table">
          <thead><tr><th scope="col">Patch</th><th scope="col">× even share</th><th scope="col">of words</th><th scope="col">moves answer, points</th>
            <th scope="col">in company</th><th scope="col"><span class="visually-hidden">Verdict</span></th></tr></thead>
          <tbody>${candidates.map(({ patch, times, words, alone, company, sink }) => html`
            <tr data-sink=${sink === true}>
              <th scope="row">
                <button class="link" aria-label=${`Choose ${patchName(lab.reading, patch)}`} @click=${() => lab.change({ patch })}>${patch + 1}</button></th>
              <td>${times.toFixed(1)}</td><td>${Math.round(100 * words)}%</td>
              <td>${inPoints(alone)}</td><td>${company === null ? '–' : inPoints(company)}</td>
              <td>${sink === null ? '…' : sink ? 'sink' : 'no sink'}</td></tr>`)}</tbody></table></div>`;
  }

  updated() {
    const { lab, run, removal } = this;
    if (!removal || removal.part < 1 || lab.busy || run.running || trialOf(lab, run)?.part === 1) return;
    const { layer, head } = lab.doc;
    const name = nameOf(lab.doc);
    if (run.tried === name && !run.stale && run.problem) return;
    run.tried = name;
    run.start(async function* (how) {
      const before = run.stale ? {} : run.value ?? {};
      for await (const trial of trySinks(how, { layer, head, changes: removal.changes })) yield { ...before, [name]: trial };
    });
  }
}

const nameOf = ({ layer, head }) => `${layer} ${head}`;

/** What is known of the layer and head on show. @param {import('../lab.js').Lab} lab @param {import('./run.js').Run} run
 * @returns {import('./occlusion.js').Trial | null} */
export const trialOf = (lab, run) => (run.stale ? null : run.value?.[nameOf(lab.doc)] ?? null);

define('lab-sinks', LabSinks);
