import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { ScrollEdges } from '../../elements/scroll-edges.js';
import { styled } from '../../elements/styled.js';
import { shaped } from '../../figure/arrays.js';
import { fine, wordName } from '../ask/said.js';
import { LabElement } from '../lab-element.js';
import { Study } from '../study.js';
import { leadsFrom } from './lens-lead.js';
import { step } from './grid-keys.js';

/** The logit lens: what the model would say if it had to speak after each layer, one row a stage, one column a word of the answer. */
class LabLens extends LabElement {
  static properties = { ...LabElement.properties, peek: { state: true } };

  constructor() {
    super();
    this.study = new Study(this, 'lens', () => ({}));
    new ScrollEdges(this, '.lens-scroll');
    /** @type {{stage: number, word: number} | null} what is pointed at */
    this.peek = null;
  }

  render() {
    const { value, reading, problem } = this.study;
    if (problem) return html`<p class="notice" role="alert">${problem}</p>`;
    if (!value) return html`<p class="label">The stages come with the live model.</p>`;
    if (!reading.words.length) return html`<p class="label">The answer has no words to look into. Ask something else, or let the model choose again.</p>`;
    const last = value.stages.length - 1;
    const here = this.peek ?? { stage: Math.min(this.lab.doc.stage ?? last, last), word: Math.min(this.lab.word, reading.words.length - 1) };
    return html`
      <p class="view-intro">The model’s best guess for each word of its answer, read off after every layer. <span class="lens-legend">Shading: the guess’s probability. Line below: that of the word that was said. Line above: from here on, that word leads.</span></p>
      <div class="lens-scroll">${this.table(value, reading, here)}</div>
      ${this.candidates(value, reading, here)}
      <p class="label lens-limits">Every layer adds to the same running vector, so each stage can be read as the last one is: through the closing norm and the words’ own embeddings.
        Only the last was trained to be read this way. An odd word higher up says that this reading does not fit the stage yet; it is no word that the model was about to say.</p>`;
  }

  table({ stages, candidates, chosen }, { words }, here) {
    const said = shaped(chosen).data;
    const leads = words.map(({ text }, word) => leadsFrom(candidates.map((of) => of[word][0].text), text));
    return html`
      <table class="lens" role="grid" aria-label="Best guess after each layer" @keydown=${(e) => this.onKey(e, stages.length, words.length)} @pointerleave=${() => { this.peek = null; }}>
        <thead><tr><td></td>${words.map(({ text }, word) => html`<th scope="col" data-chosen=${word === here.word}>${text}</th>`)}</tr></thead>
        <tbody>${stages.map((name, stage) => html`
          <tr><th scope="row">${name}</th>${words.map(({ text }, word) => this.cell(candidates[stage][word][0], {
            stage, word, here, right: candidates[stage][word][0].text === text, leads: leads[word] === stage, said: said[stage * words.length + word],
          }))}</tr>`)}
        </tbody>
      </table>`;
  }

  cell({ text, probability }, { stage, word, here, right, leads, said }) {
    const chosen = stage === here.stage && word === here.word;
    return html`
      <td class="lens-cell" role="gridcell" tabindex=${chosen ? 0 : -1} data-at="${stage}-${word}" data-right=${right} data-leads=${leads} aria-selected=${chosen}
        ${styled({ '--p': probability, '--said': said })}
        @pointerenter=${(e) => { if (e.pointerType === 'mouse') this.peek = { stage, word }; }} @click=${() => this.choose(stage, word)}>
        <span class="lens-word">${wordName(text)}</span><span class="lens-number">${fine(probability)}</span>
        ${leads ? html`<span class="visually-hidden">leads from here on</span>` : nothing}
      </td>`;
  }

  /** The five likeliest words of one stage. */
  candidates({ stages, candidates, chosen }, { words }, { stage, word }) {
    const { text } = words[word];
    const own = shaped(chosen).data[stage * words.length + word];
    return html`
      <div class="lens-inside" role="status">
        <p>${stage ? `After ${stages[stage]}` : 'Before the first layer'}, in place of “${text}”:</p>
        <ol class="lens-candidates">${candidates[stage][word].map((candidate) => html`
          <li data-right=${candidate.text === text} ${styled({ '--p': candidate.probability })}>
            <span class="candidate-text">${wordName(candidate.text)}</span><span class="candidate-bar" aria-hidden="true"></span><span class="candidate-number">${fine(candidate.probability)}</span></li>`)}</ol>
        <p class="label">“${text}” itself: ${fine(own)}</p>
      </div>`;
  }

  /** An answer of many words keeps the chosen one in sight. */
  updated() {
    const head = this.querySelector('thead [data-chosen="true"]');
    if (!head || this.peek || head.cellIndex === this.shown) return;
    this.shown = head.cellIndex;
    const row = head.closest('.lens-scroll');
    row.scrollLeft = head.offsetLeft - (row.clientWidth - head.offsetWidth) / 2;
  }

  choose(stage, word) {
    this.peek = null;
    this.lab.change({ stage, word });
  }

  async onKey(event, stages, words) {
    const [stage, word] = event.target.dataset.at.split('-').map(Number);
    const to = step(event, { row: stage, column: word }, { rows: stages, columns: () => words });
    if (!to) return;
    this.choose(to.row, to.column);
    await this.updateComplete;
    this.querySelector(`[data-at="${to.row}-${to.column}"]`).focus();
  }
}

define('lab-lens', LabLens);
