import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { styled } from '../../elements/styled.js';
import { fullStrength, level, percent } from '../../figure/scale.js';
import { lookOf } from '../see/look.js';
import { counted, patchName, viewName } from '../see/words.js';
import { Study } from '../study.js';
import { answerOf } from './first-answer.js';
import './lab-sinks.js';
import { trialOf } from './lab-sinks.js';
import { alone, inCompany, mean } from './occlusion.js';
import './patch-map.js';
import { points } from './points.js';
import { RunElement, runOf } from './run.js';
import { quoted } from './sweep-plot.js';

const DRAWS = 8;                                           // as many as the rule for sinks takes
const WAYS = { alone: 'Alone', company: 'In company' };

/** What the answer loses without each patch, beside where the word looked; whether the two agree; and which patches are sinks. */
class LabOcclusion extends RunElement {
  static run = 'occlusion';
  static properties = { ...RunElement.properties, way: { state: true } };
  name = `way-${(LabOcclusion.count = (LabOcclusion.count ?? 0) + 1)}`;

  constructor() {
    super();
    /** @type {'alone' | 'company'} */
    this.way = 'alone';
    this.ranks = new Study(this, 'ranks', () => this.rows());
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.lab) lookOf(this.lab).addEventListener('change', this.news);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (!this.lab) return;
    lookOf(this.lab).removeEventListener('change', this.news);
    runOf(this.lab, 'sinks').removeEventListener('change', this.news);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (!changed.has('lab')) return;
    lookOf(this.lab).addEventListener('change', this.news);
    runOf(this.lab, 'sinks').addEventListener('change', this.news);
  }

  /** The removal on show, and whether it is complete and about the answer on show. @returns {import('./occlusion.js').Removal | null} */
  get removal() {
    return this.run.value?.[this.way] ?? null;
  }

  get current() {
    return Boolean(this.removal) && !this.run.stale;
  }

  get free() {
    const { reading } = this.lab;
    return Array.from({ length: reading.patches }, (_, patch) => patch).filter((patch) => !reading.made.covered.includes(patch));
  }

  /** Both maps as rows of numbers, of the patches that are there, once all are worked out. */
  rows() {
    const shares = lookOf(this.lab).shares();
    if (!this.current || this.removal.part < 1 || !shares) return null;
    return { a: this.free.map((patch) => mean(this.removal.changes[patch])), b: this.free.map((patch) => shares[patch]) };
  }

  render() {
    const { lab, run, removal } = this;
    const able = lab.reading.inquiry && lab.reading.words.length > 0;
    return html`
      <div class="occlusion">
        <div class="matter-go">
          <fieldset class="segmented"><legend class="visually-hidden">How each patch is covered</legend>
            ${Object.entries(WAYS).map(([way, text]) => html`<label><input type="radio" name=${this.name} .checked=${way === this.way} @change=${() => { this.way = way; }}>${text}</label>`)}</fieldset>
          ${run.running ? html`<button class="button" @click=${() => run.stop()}>Stop</button>`
            : html`<button class="button strong" ?disabled=${!able} @click=${() => this.go()}>${this.current && removal.part === 1 ? 'Cover each patch again' : 'Cover each patch in turn'}</button>`}
          <p class="label">${this.way === 'alone' ? 'One patch at a time; the rest of the picture stays. What one patch shows its neighbours often show too: then none is missed.'
            : `One patch at a time while half of all are covered too, averaged over ${DRAWS} seeded draws: now what a patch shows is missed. It takes a while; the map is rough at first and gets finer.`}</p>
        </div>
        ${run.problem ? html`<p class="notice">${run.problem}</p>` : nothing}
        ${removal ? this.found(removal) : nothing}
      </div>`;
  }

  go() {
    const { run, way, free, lab } = this;
    const before = run.stale ? {} : run.value ?? {};
    const [word, count] = [answerOf(lab.reading.result).text, lab.reading.patches];
    run.start(async function* (how) {
      const work = way === 'alone' ? alone(how, free, count) : inCompany(how, free, count, DRAWS);
      for await (const removal of work) yield { ...before, [way]: { ...removal, answer: word, pixels: lab.reading.pixels } };
    });
  }

  found(removal) {
    const { lab, run } = this;
    const { doc, reading } = lab;
    const shares = lookOf(lab).shares();
    const lost = removal.changes.map((changes) => mean(changes));
    const most = Math.max(...lost.map((each) => each ?? 0), 1e-6);
    const trial = run.stale ? null : trialOf(lab, runOf(lab, 'sinks'));
    const sinks = trial?.candidates.filter(({ sink }) => sink).map(({ patch }) => patch) ?? [];
    const full = shares ? fullStrength(shares, 'relative') : 1;
    const choose = (e) => lab.change({ patch: e.detail });
    const worst = lost.indexOf(Math.max(...lost.map((each) => each ?? -1)));
    return html`
      <div class="found" data-stale=${run.stale}>
        ${run.stale ? html`<p class="stale">The answer has changed since. The map by removal belongs to the one before: cover each patch again.</p>` : nothing}
        <progress class="matter-progress" max="1" .value=${removal.part} aria-label="Map by removal" ?hidden=${!run.running}></progress>
        <div class="maps">
          <figure><p class="found-title">What ${quoted(removal.answer)} loses without each patch</p>
            <lab-patch-map .pixels=${removal.pixels} .levels=${lost.map((each) => Math.max(0, each ?? 0) / most)} .sinks=${sinks} .chosen=${doc.patch} @patch-choose=${choose}
              .description=${`Map by removal: covering patch ${worst + 1} costs the most, ${points(most)}.`}></lab-patch-map>
            ${this.scale('0', `${points(most)}`)}</figure>
          <figure><p class="found-title">Where the weight before “${reading.words[lab.word]?.text}” went, ${viewName(doc)}</p>
            <lab-patch-map .pixels=${reading.pixels} .levels=${Array.from(shares ?? Array(64).fill(0), (share) => level(share, full))} .sinks=${sinks} .chosen=${doc.patch} @patch-choose=${choose}
              .description=${shares ? `Attention map: patch ${shares.indexOf(Math.max(...shares)) + 1} got the most, ${percent(full)}.` : 'Rollout is being worked out.'}></lab-patch-map>
            ${this.scale('0%', percent(full))}</figure>
        </div>
        <p class="found-words" role="status">${this.verdict(removal, lost)}</p>
        ${doc.patch === null || lost[doc.patch] === null ? nothing : html`<p class="label">${this.patch(doc.patch, lost, shares)}</p>`}
        <lab-sinks .lab=${lab} .removal=${this.current ? run.value.alone ?? null : null}></lab-sinks>
        ${this.table(lost, shares)}
      </div>`;
  }

  scale(from, to) {
    return html`
      <div class="maps-scale"><div class="maps-swatches" aria-hidden="true">${[0, 0.25, 0.5, 0.75, 1].map((part) => html`<i ${styled({ '--level': part })}></i>`)}</div>
        <p class="see-ends label"><span>${from}</span><span>${to}</span></p></div>`;
  }

  verdict(removal, lost) {
    const { lab, run } = this;
    if (removal.part < 1) return run.running ? `Covering patch by patch, ${Math.round(100 * removal.part)}% of the way.` : `Stopped after ${Math.round(100 * removal.part)}% of the way.`;
    const known = lost.filter((each) => each !== null);
    const helped = known.filter((each) => each < -0.0005);
    const raised = helped.length ? ` Covering ${counted(helped.length, 'patch')} raised it, by up to ${points(-Math.min(...helped))}.` : '';
    const { value, reading, problem } = this.ranks;
    const agree = run.stale ? '' : problem ?? (value && reading === lab.reading
      ? value.correlation === null ? 'One of the maps is the same everywhere, so there are no ranks to compare. '
        : `Spearman’s rank correlation of the two maps is ${value.correlation.toFixed(2).replace('-', '−')}: ${agreement(value.correlation)}. ` : '');
    const slight = Math.max(...known) < 0.02 && this.way === 'alone' ? ` No single patch matters much, since ${quoted(removal.answer)} never loses more than ${points(Math.max(...known, 0))}; try it in company.` : '';
    return `${agree}${slight}${raised}`.trim();
  }

  patch(patch, lost, shares) {
    const change = lost[patch];
    const name = patchName(this.lab.reading, patch);
    return `${name[0].toUpperCase()}${name.slice(1)}: ${shares ? `${percent(shares[patch])} of the attention; ` : ''}covering it ${change < 0 ? 'raises' : 'costs'} ${points(Math.abs(change))}.`;
  }

  table(lost, shares) {
    const order = lost.map((_, patch) => patch).filter((patch) => lost[patch] !== null).sort((a, b) => lost[b] - lost[a]);
    return html`
      <details class="figure-numbers"><summary>Both maps as a table</summary>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Removal and attention, patch by patch">
          <table><thead><tr><th scope="col">Patch</th><th scope="col">row, column</th><th scope="col">covering it costs</th><th scope="col">attention</th></tr></thead>
            <tbody>${order.map((patch) => { const { row, column } = this.lab.reading.place(patch); return html`
              <tr><th scope="row">${patch + 1}</th><td>${row}, ${column}</td><td>${points(lost[patch])}</td><td>${shares ? percent(shares[patch]) : '…'}</td></tr>`; })}</tbody></table></div></details>`;
  }
}

function agreement(correlation) {
  if (correlation > 0.6) return 'they put the patches in much the same order';
  if (correlation > 0.25) return 'they agree in part';
  if (correlation > -0.25) return 'they have little to do with each other';
  return 'what was looked at mattered less than the rest';
}

define('lab-occlusion', LabOcclusion);
