import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { counted, patchName, viewName } from '../see/words.js';
import { inPoints } from './points.js';
import { RunElement, runOf } from './run.js';
import { tried, trySinks } from './sinks.js';
import { lookedWords, sinksWords } from './sinks-words.js';

const VERDICTS = { moves: 'needed', shared: 'shared', spare: 'not needed' };

/** Says what a sink is, which patches are sinks in the layer and head on show, and which ones the chosen word alone looked at for nothing.
 * It goes to work as soon as the removal of single patches is known. */
class LabSinks extends RunElement {
  static run = 'sinks';
  static properties = { ...RunElement.properties, removal: { attribute: false }, shares: { attribute: false } };

  render() {
    const { run } = this;
    const it = this.removal && triedIn(this);
    return html`
      <div class="sinks">
        <h3>Sinks, and other weight that is not needed</h3>
        <p>A head must give out all of its weight, even where it finds nothing. An attention sink is a patch that takes much of it from nearly
          every word, whatever the word, while the answer does without.</p>
        <p class="found-words" role="status">${run.problem ?? this.told(it)}</p>
        ${it ? this.trial(it) : nothing}
        <p class="label">Xiao et al. (<a href="https://arxiv.org/abs/2309.17453">2023</a>) found sinks at the beginning of texts, Kang et al.
          (<a href="https://arxiv.org/abs/2503.03321">2025</a>) in pictures. Darcet et al. (<a href="https://arxiv.org/abs/2309.16588">2023</a>)
          found encoders that use empty background as scratch paper.</p>
      </div>`;
  }

  told(it) {
    const { lab, run } = this;
    const { doc, reading, word } = lab;
    if (!it) return run.running ? 'Looking for them.' : 'They are looked for once each patch has been covered alone, with the button above.';
    const about = { word: reading.words[word]?.text, shares: this.shares, whole: doc.head !== 'max', times: it.rule.times_even };
    return `${sinksWords(it.candidates, viewName(doc))} ${lookedWords(it.looked, about)}`;
  }

  trial({ rule, candidates, looked }) {
    const { lab } = this;
    const word = lab.reading.words[lab.word]?.text;
    return html`
      <details class="figure-numbers"><summary>How they were tried, patch by patch</summary>
        <p class="label">${rulesOf(rule)}</p>
        ${candidates.length ? this.table('Much from nearly every word', 'the answer', candidates, { spare: 'sink' }) : nothing}
        ${looked.length ? this.table(`Much from “${word}”`, `“${word}”`, looked) : nothing}
      </details>`;
  }

  table(title, of, found, names = {}) {
    const { lab } = this;
    const wide = found[0].words !== undefined;
    return html`
      <div class="table-scroll" tabindex="0" role="region" aria-label=${title}>
        <table class="sinks-table">
          <caption class="label">${title}; how far covering moves ${of}, in points</caption>
          <thead><tr><th scope="col">Patch</th><th scope="col">× even share</th>${wide ? html`<th scope="col">of words</th>` : nothing}
            <th scope="col">alone</th><th scope="col">in company, at most</th><th scope="col"><span class="visually-hidden">Verdict</span></th></tr></thead>
          <tbody>${found.map(({ patch, times, words, alone, company, verdict }) => html`
            <tr data-spare=${verdict === 'spare'}>
              <th scope="row">
                <button class="link" aria-label=${`Choose ${patchName(lab.reading, patch)}`} @click=${() => lab.change({ patch })}>${patch + 1}</button></th>
              <td>${times.toFixed(1)}</td>${wide ? html`<td>${Math.round(100 * words)}%</td>` : nothing}
              <td>${inPoints(alone)}</td><td>${company === null ? '–' : inPoints(company)}</td>
              <td>${verdict === null ? '…' : names[verdict] ?? VERDICTS[verdict]}</td></tr>`)}</tbody></table></div>`;
  }

  updated() {
    const { lab, run, removal, shares } = this;
    if (!removal || removal.part < 1 || lab.busy || run.running || triedIn(this)?.complete) return;
    const wish = wishOf({ lab, removal, shares });
    const name = JSON.stringify([wish.layer, wish.head, wish.word]);
    if (run.tried === name && !run.stale && run.problem) return;
    run.tried = name;
    run.start((how) => trySinks(how, run.stale ? null : run.value, wish));
  }
}

/** The engine's rule (`sinks`), in words. */
const rulesOf = ({ times_even: times, from_words: words, alone, in_company: company, draws }) => `Much is at least ${times} times an even share. A sink gets that on the average `
  + `of the words of question and answer, and more than an even share from ${Math.round(100 * words)}% of them. To do without a patch is to move by less `
  + `than ${counted(100 * alone, 'point')} when it is covered, and by less than ${counted(100 * company, 'point')} in each of ${draws} draws in which half of all patches are covered too. `
  + 'What is missed only in such draws is shared: other patches show it too.';

const wishOf = ({ lab, removal, shares }) => ({ layer: lab.doc.layer, head: lab.doc.head, word: lab.word, shares, removal });

/** What is known of the layer, head and word on show. @param {{lab: import('../lab.js').Lab, removal: import('./occlusion.js').Removal,
 *   shares: ArrayLike<number> | null}} about  removal: of single patches; shares: of the word's weight */
export function triedIn(about) {
  const run = runOf(about.lab, 'sinks');
  return run.stale || about.removal.part < 1 ? null : tried(run.value, wishOf(about));
}

define('lab-sinks', LabSinks);
