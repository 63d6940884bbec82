import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { styled } from '../../elements/styled.js';
import { fullStrength, level, percent } from '../../figure/scale.js';
import { LookElement } from './look.js';
import { patchName } from './words.js';

/** From the patch back to the words: how much of each word's attention the chosen patch got, or the one that is pointed at meanwhile. */
class PatchWords extends LookElement {
  static looks = ['change', 'point'];

  render() {
    const { lab, look } = this;
    if (lab.doc.patch === null) return nothing;
    const { patch } = look;
    const { reading } = lab;
    const share = (shares) => shares?.[patch] ?? null;
    const question = reading.question.tokens.map(({ text }, token) => ({ text, token, share: share(look.questionShares(token)) })).filter(there);
    const answer = reading.words.map(({ text }, word) => ({ text, word, share: share(look.shares(word)) })).filter(there);
    const full = fullStrength([...question, ...answer].map((each) => each.share), lab.doc.scale);
    return html`
      <div class="patch-words" role="group" aria-label=${`What ${patchName(reading, patch)} got from each word`}>
        <p class="label">How much of each word’s attention ${patchName(reading, patch)} got</p>
        ${question.length ? html`<ul class="patch-words-row">${question.map((each) => html`<li data-shown=${each.token === look.token}>${this.inside(each, full)}</li>`)}</ul>` : nothing}
        <ul class="patch-words-row">${answer.map((each) => html`
          <li><button class="patch-word" aria-pressed=${look.token === null && each.word === lab.word} @click=${() => look.showAnswer(each.word)}>${this.inside(each, full)}</button></li>`)}</ul>
        <button class="button" @click=${() => lab.change({ patch: null })}>Let go of this patch</button>
      </div>`;
  }

  inside({ text, share }, full) {
    return html`<span class="patch-word-text">${text}</span><span class="patch-word-bar" aria-hidden="true"
      ${styled({ '--level': level(share, full) })}></span><span class="patch-word-share">${percent(share)}</span>`;
  }
}

const there = ({ share }) => share !== null;

define('lab-patch-words', PatchWords);
