import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { styled } from '../../elements/styled.js';
import { fullStrength, level, percent } from '../../figure/scale.js';
import { lookOf } from '../see/look.js';
import { patchName, viewName } from '../see/words.js';
import { Study } from '../study.js';
import { answerOf } from './first-answer.js';
import './lab-sinks.js';
import { triedIn } from './lab-sinks.js';
import { alone, inCompany, mean } from './occlusion.js';
import { SLIGHT, agreementWords, farthest, patchWords, raisedWords, slightWords } from './occlusion-words.js';
import './patch-map.js';
import { points } from './points.js';
import { RunElement, runOf } from './run.js';
import { quoted } from './sweep-plot.js';

const DRAWS = 8;                                           // as many as the rule for sinks takes
const WAYS = {
  alone: ['Alone', 'One patch at a time; the rest of the picture stays. What one patch shows its neighbours often show too: then none is missed.'],
  company: ['In company', `One patch at a time while half of all are covered too, averaged over ${DRAWS} seeded draws: now what a patch shows is missed. `
    + 'It takes a while; the map is rough at first and gets finer.'],
};

/** What the answer loses without each patch, beside where the word looked; whether the two agree; and which patches are sinks. */
class LabOcclusion extends RunElement {
  static run = 'occlusion';
  name = `way-${(LabOcclusion.count = (LabOcclusion.count ?? 0) + 1)}`;

  constructor() {
    super();
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

  get way() {
    return this.lab.doc.removal;
  }

  /** The removal on show, and whether it is complete and about the answer on show. @returns {import('./occlusion.js').Removal | null} */
  get removal() {
    return this.run.value?.[this.way] ?? null;
  }

  get current() {
    return Boolean(this.removal) && !this.run.stale;
  }

  /** What is known of the answer on show with single patches covered. @returns {import('./occlusion.js').Removal | null} */
  get single() {
    return this.run.stale ? null : this.run.value?.alone ?? null;
  }

  get free() {
    const { reading } = this.lab;
    return Array.from({ length: reading.patches }, (_, patch) => patch).filter((patch) => !reading.made.covered.includes(patch));
  }

  /** Both maps as rows of numbers, of the patches that are there, once all are worked out and there is something to rank. */
  rows() {
    const shares = lookOf(this.lab).shares();
    if (!this.current || this.removal.part < 1 || !shares) return null;
    const lost = this.free.map((patch) => mean(this.removal.changes[patch]));
    return farthest(lost) < SLIGHT ? null : { a: lost, b: this.free.map((patch) => shares[patch]) };
  }

  render() {
    const { lab, run, removal } = this;
    const able = lab.reading.inquiry && lab.reading.words.length > 0;
    return html`
      <div class="occlusion">
        <div class="matter-go">
          <fieldset class="segmented"><legend class="visually-hidden">How each patch is covered</legend>
            ${Object.entries(WAYS).map(([way, [text]]) => html`
              <label><input type="radio" name=${this.name} .checked=${way === this.way} @change=${() => lab.change({ removal: way })}>${text}</label>`)}</fieldset>
          ${run.running ? html`<button class="button" @click=${() => run.stop()}>Stop</button>`
            : html`<button class="button strong" ?disabled=${!able} @click=${() => this.go()}>
              ${this.current && removal.part === 1 ? 'Cover each patch again' : 'Cover each patch in turn'}</button>`}
          <p class="label">${WAYS[this.way][1]}</p>
        </div>
        ${run.problem ? html`<p class="notice">${run.problem}</p>` : nothing}
        ${removal ? this.found(removal) : nothing}
        <lab-sinks .lab=${lab} .removal=${this.single} .shares=${lookOf(lab).shares()}></lab-sinks>
      </div>`;
  }

  go() {
    const { run, way, free, lab } = this;
    const before = run.stale ? {} : run.value ?? {};
    const { patches: count, pixels, result } = lab.reading;
    const about = { answer: answerOf(result).text, pixels };
    run.start(async function* (how) {
      const work = way === 'alone' ? alone(how, free, count) : inCompany(how, free, count, DRAWS);
      for await (const removal of work) yield { ...before, [way]: { ...removal, ...about } };
    });
  }

  found(removal) {
    const { lab, run } = this;
    const { doc, reading } = lab;
    const shares = lookOf(lab).shares();
    const lost = removal.changes.map((changes) => mean(changes));
    const most = Math.max(...lost.map((each) => each ?? 0));
    const top = Math.max(most, SLIGHT);
    const trial = this.single && triedIn({ lab, removal: this.single, shares });
    const [sinks, spare] = [trial?.candidates ?? [], trial?.looked ?? []].map((found) => found.filter(({ verdict }) => verdict === 'spare').map(({ patch }) => patch));
    const marks = { sinks, spare: spare.filter((patch) => !sinks.includes(patch)) };
    const full = shares ? fullStrength(shares, 'relative') : 1;
    const attention = shares ? `Attention map: patch ${shares.indexOf(full) + 1} got the most, ${percent(full)}.` : 'Rollout is being worked out.';
    const by = `Map by removal: covering patch ${lost.indexOf(Math.max(...lost.map((each) => each ?? -1))) + 1} costs the most, ${points(most)}.`;
    return html`
      <div class="found" data-stale=${run.stale}>
        ${run.stale ? html`<p class="stale">The answer has changed since. The map by removal belongs to the one before: cover each patch again.</p>` : nothing}
        <progress class="matter-progress" max="1" .value=${removal.part} aria-label="Map by removal" ?hidden=${!run.running}></progress>
        <div class="maps">
          <figure><p class="found-title">What ${quoted(removal.answer)} loses without each patch</p>
            ${this.map(removal.pixels, lost.map((each) => Math.max(0, each ?? 0) / top), marks, by)}
            ${this.scale('0', points(top))}</figure>
          <figure><p class="found-title">Where the weight before “${reading.words[lab.word]?.text}” went, ${viewName(doc)}</p>
            ${this.map(reading.pixels, Array.from(shares ?? lost, (share) => (shares ? level(share, full) : 0)), marks, attention)}
            ${this.scale('0%', percent(full))}</figure>
        </div>
        <p class="found-words">${this.verdict(removal, lost)}
          ${this.alike(removal) && this.way === 'alone' ? html`<button class="button" ?disabled=${run.running} @click=${() => this.keepCompany()}>Cover them in company</button>` : nothing}</p>
        <p class="visually-hidden" role="status">${run.running ? 'Covering patch by patch.' : this.verdict(removal, lost)}</p>
        ${doc.patch === null || lost[doc.patch] === null ? nothing
          : html`<p class="label">${patchWords(patchName(reading, doc.patch), lost[doc.patch], shares ? shares[doc.patch] : null)}</p>`}
        ${this.table(lost, shares)}
      </div>`;
  }

  map(pixels, levels, { sinks, spare }, description) {
    const { lab } = this;
    return html`
      <lab-patch-map .pixels=${pixels} .levels=${levels} .sinks=${sinks} .spare=${spare} .chosen=${lab.doc.patch} .description=${description}
        @patch-choose=${(e) => lab.change({ patch: e.detail })}></lab-patch-map>`;
  }

  scale(from, to) {
    const swatches = [0, 0.25, 0.5, 0.75, 1];
    return html`
      <div class="maps-scale"><div class="maps-swatches" aria-hidden="true">${swatches.map((part) => html`<i ${styled({ '--level': part })}></i>`)}</div>
        <p class="see-ends label"><span>${from}</span><span>${to}</span></p></div>`;
  }

  verdict(removal, lost) {
    const { lab, run, ranks, way } = this;
    const part = `${Math.round(100 * removal.part)}% of the way`;
    if (removal.part < 1) return run.running ? `Covering patch by patch, ${part}.` : `Stopped after ${part}.`;
    const there = lost.filter((each) => each !== null);
    if (this.alike(removal)) return slightWords(there, removal.answer, way === 'alone');
    const known = ranks.value && ranks.reading === lab.reading && !run.stale;
    const agreement = ranks.problem ?? (known ? agreementWords(ranks.value.correlation) : '');
    return `${agreement} ${raisedWords(there)}`.trim();
  }

  /** Whether no patch stands out. @param {import('./occlusion.js').Removal} removal */
  alike({ changes, part }) {
    return part === 1 && farthest(changes.map((each) => mean(each) ?? 0)) < SLIGHT;
  }

  /** The button goes with what it was said below, so the focus moves to the choice that was made. */
  async keepCompany() {
    this.lab.change({ removal: 'company' });
    if (!this.current || this.removal.part < 1) this.go();
    await this.updateComplete;
    this.querySelector('input[type="radio"]:checked').focus();
  }

  table(lost, shares) {
    const order = lost.map((_, patch) => patch).filter((patch) => lost[patch] !== null).sort((a, b) => lost[b] - lost[a]);
    return html`
      <details class="figure-numbers"><summary>Both maps as a table</summary>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Removal and attention, patch by patch">
          <table>
            <thead><tr><th scope="col">Patch</th><th scope="col">row, column</th><th scope="col">covering it costs</th><th scope="col">attention</th></tr></thead>
            <tbody>${order.map((patch) => this.row(patch, lost[patch], shares))}</tbody></table></div></details>`;
  }

  row(patch, lost, shares) {
    const { row, column } = this.lab.reading.place(patch);
    return html`
      <tr><th scope="row">${patch + 1}</th><td>${row}, ${column}</td><td>${points(lost)}</td><td>${shares ? percent(shares[patch]) : '…'}</td></tr>`;
  }
}

define('lab-occlusion', LabOcclusion);
