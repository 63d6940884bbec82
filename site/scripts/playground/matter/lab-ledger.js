import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { styled } from '../../elements/styled.js';
import { END, fine, wordName } from '../ask/said.js';
import { LabElement } from '../lab-element.js';
import { Study } from '../study.js';
import { allBack, doneIn, editsIn } from './done.js';
import { FirstAnswer, answerOf, intact } from './first-answer.js';
import { quoted } from './sweep-plot.js';

/** The answer as first given and what it is worth now, word by word; what was done in between, each with its way back. */
class LabLedger extends LabElement {
  first = new FirstAnswer(this);
  score = new Study(this, 'score', () => (this.first.value && !intact(this.lab.reading) ? {} : null), () => ({ words: this.first.value.ids }));

  render() {
    const { lab } = this;
    const { reading } = lab;
    const first = this.first.value;
    if (!reading.inquiry) return html`<p class="view-intro">The live model measures this; it is on its way.</p>`;
    if (!first) return html`<p class="view-intro">Asking the model what it says with nothing covered and nothing cut.</p>`;
    const now = this.now(first);
    return html`
      <div class="ledger" data-stale=${!now.current}>
        <dl class="receipt">
          <div><dt class="label">${quoted(first.text)}, ${this.origin(first)}</dt><dd>${fine(first.probability)}</dd></div>
          <div><dt class="label">now</dt><dd>${now.words ? fine(now.answer) : '…'}</dd></div>
        </dl>
        <p class="ledger-verdict" role="status">${this.verdict(first, now)}</p>
        <table class="ledger-words">
          <caption class="visually-hidden">Probability of each word, given those before it</caption>
          <thead><tr><th scope="col">Word</th><th scope="col">${this.origin(first)}</th><th scope="col">now</th></tr></thead>
          <tbody>${first.words.map(({ text, probability }, index) => html`
            <tr><th scope="row" data-end=${text === END}>${wordName(text)}</th>
              <td>${this.bar(probability, 'before')}</td><td>${now.words ? this.bar(now.words[index], 'after') : '…'}</td></tr>`)}</tbody>
        </table>
        ${this.done()}
      </div>`;
  }

  /** Where the first answer comes from; the original's is not at hand for a question that only edited code has met. */
  origin({ edited }) {
    return edited ? 'as your code first gave it' : 'as first given';
  }

  /** @returns {{words: number[] | null, answer: number, current: boolean}} */
  now(first) {
    const { reading } = this.lab;
    if (intact(reading)) return { words: first.words.map(({ probability }) => probability), answer: first.probability, current: true };
    const { value, reading: of, pending } = this.score;
    return { words: value?.words.data.length === first.ids.length ? value.words.data : null, answer: value?.answer, current: of === reading && !pending };
  }

  verdict(first, { words, current }) {
    const { reading } = this.lab;
    if (intact(reading)) return 'Nothing stands between picture and words. Cover patches with the brush, cut a head below, or turn a gate, and look here again.';
    if (!words || !current) return 'Measuring.';
    const { text } = answerOf(reading.result);
    return text === first.text ? `The model still answers ${quoted(text)}.` : `Now the model itself answers ${quoted(text)}.`;
  }

  bar(probability, which) {
    return html`<span class="ledger-bar" data-which=${which} aria-hidden="true" ${styled({ '--p': probability })}></span> ${fine(probability)}`;
  }

  done() {
    const { lab } = this;
    const done = [...editsIn(lab), ...doneIn(lab.doc).map(({ part, ...each }) => ({ ...each, undo: () => lab.change(part) }))];
    if (!done.length) return nothing;
    return html`
      <ul class="ledger-done" aria-label="What was done">
        ${done.map(({ what, back, undo }) => html`
          <li><span>${what}</span><button class="button" aria-label=${`${back}: ${what}`} @click=${undo}>${back}</button></li>`)}
        ${done.length > 1 ? html`<li><span></span><button class="button" @click=${() => this.undoAll()}>All of it back</button></li>` : nothing}
      </ul>`;
  }

  undoAll() {
    const { lab } = this;
    lab.change(allBack(lab.doc));
    if (lab.edits.names.length) lab.edits.putBack();
  }
}

define('lab-ledger', LabLedger);
