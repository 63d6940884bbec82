import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { laidOut } from '../../elements/laid-out.js';
import { heaviest, percent, together } from '../../figure/scale.js';
import { drawSmallMap } from '../../figure/small-map.js';
import { LookElement } from './look.js';
import { sum } from './numbers.js';
import { mapsSentence } from './sentences.js';
import { capital, shortHeadName, viewName } from './words.js';

const JOINED = /** @type {const} */ (['mean', 'max', 'rollout']);

/** Every layer and head as a small map of the chosen word, and three ways of joining the heads, with what each of them hides. */
class Heads extends LookElement {
  name = `heads-${(Heads.count = (Heads.count ?? 0) + 1)}`;

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('sightline:theme', this.onTheme);
    this.look.askRollout(this, true);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('sightline:theme', this.onTheme);
    this.look.askRollout(this, false);
  }

  render() {
    const { reading, word, doc } = this.lab;
    if (!reading.words.length) return html`<p class="view-intro">The model ended its answer at once, so there is no word to look from.</p>`;
    const layers = Array.from({ length: reading.layers }, (_, layer) => layer);
    return html`
      <div class="heads-view">
        <p class="view-intro">Where the weight before “${reading.words[word].text}” went, in every layer and head. Below each map: how many of the
          ${reading.patches} patches hold half of it. ${mapsSentence(doc.scale)}</p>
        <fieldset class="heads-table">
          <legend class="visually-hidden">Whose attention the picture shows</legend>
          ${layers.map((layer) => this.row(layer))}
        </fieldset>
        ${this.explained()}
      </div>`;
  }

  row(layer) {
    const { reading } = this.lab;
    return html`
      <div class="heads-row" role="group" aria-label=${`Layer ${layer + 1}`}>
        <p class="heads-layer">layer ${layer + 1}${layer === reading.bestLayer ? html` <em class="label">best grounded</em>` : nothing}</p>
        <div class="heads-joined">${JOINED.map((head) => this.map(layer, head))}</div>
        <div class="heads-single">${Array.from({ length: reading.heads }, (_, head) => this.map(layer, head))}</div>
      </div>`;
  }

  map(layer, head) {
    const { lab, look } = this;
    const chosen = lab.doc.layer === layer && lab.doc.head === head;
    const shares = look.shares(lab.word, { layer, head });
    const held = shares ? this.held(head, shares) : ['…', 'not worked out yet'];
    return html`
      <label class="heads-map">
        <span class="heads-map-name label" aria-hidden="true">${shortHeadName(head)}</span>
        <span class="head" data-chosen=${chosen}>
          <input type="radio" class="head-input" name=${this.name} aria-label=${`${capital(viewName({ layer, head }))}: ${held[1]}`} .checked=${chosen}
            @change=${() => lab.change({ layer, head })}>
          <canvas width="8" height="8" data-layer=${layer} data-head=${head} aria-hidden="true"></canvas>
        </span>
        <span class="heads-map-held label" aria-hidden="true">${held[0]}</span>
      </label>`;
  }

  /** How concentrated a map is, in few words for the eye and in more for the ear. */
  held(head, shares) {
    if (head === 'max') return [`Σ ${Math.round(100 * sum(shares))}%`, `adds up to ${Math.round(100 * sum(shares))}%`];
    const most = heaviest(shares, 0.5);
    if (!together(shares, most)) return ['all cut', 'every edge is cut'];
    return [`half in ${most.length}`, `half of the weight in ${most.length} of ${shares.length} patches, the most, ${percent(shares[most[0]])}, in patch ${most[0] + 1}`];
  }

  explained() {
    const { lab } = this;
    const texts = {
      mean: ['Mean of the heads', `The ${lab.reading.heads} heads’ shares, averaged; it still adds up to 100%. It hides that heads disagree: one sharp head among vague ones looks like a fairly vague one.`],
      max: ['Largest of the heads', 'For each patch the largest share that any head gave it. No head is drowned, but it adds up to more than 100%, and hides which head it was.'],
      rollout: ['Rollout', 'The mean, carried on through the encoder to the patches it started from: by the time a word looks, each patch’s vector has taken up something of the others. '
        + 'It counts attention and the residual stream as all there is, and hides heads, values and what the feed-forward layers do (Abnar & Zuidema 2020).'],
    };
    return html`
      <dl class="heads-explained">${JOINED.map((head) => html`<div data-chosen=${lab.doc.head === head}><dt>${texts[head][0]}</dt><dd>${texts[head][1]}</dd></div>`)}</dl>`;
  }

  /** The maps are drawn once a frame, however often there is news. */
  updated() {
    this.frame ??= laidOut(this).then(() => {
      this.frame = null;
      this.drawMaps();
    });
  }

  drawMaps() {
    const table = this.querySelector('.heads-table');
    if (!table) return;
    const ink = (this.ink ??= getComputedStyle(table).color);   // asking each time could make the browser lay out the page then and there
    const { lab, look } = this;
    for (const canvas of table.querySelectorAll('canvas')) {
      const { layer, head } = canvas.dataset;
      const shares = look.shares(lab.word, { layer: Number(layer), head: JOINED.includes(head) ? head : Number(head) });
      drawSmallMap(canvas.getContext('2d'), shares, ink, lab.doc.scale);
    }
  }

  onTheme = () => {
    this.ink = null;
    this.requestUpdate();
  };
}

define('lab-heads', Heads);
