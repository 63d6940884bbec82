import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { readPage } from '../figure/page-data.js';
import { wakeUnlessSaving, WakeNear } from '../figure/wake-near.js';
import { firstDoc } from './doc.js';
import { carryOver } from './full-screen.js';
import { Lab } from './lab.js';
import './lab-bar.js';
import './lab-status.js';
import './lab-thumbs.js';
import './tool-chooser.js';
import './tour/lab-tour.js';
import { drawn, nextTurn } from './turns.js';
import './view-tabs.js';
import { viewsNamed } from './views.js';

/** The playground: one lab, and the parts that show it. Its variants:
 * - full: everything, on a page of its own;
 * - compact: picture, question, answer and gates, in a lesson's § 02;
 * - figure: one view (the first that `views` names), and as much of the rest as `shows` names: pictures (to choose from), question, answer. It begins with the place that `opens` names, counted from 1: see views.js. Figures that name the same thing in `together` have
 *   one lab, so that what is done in one shows in the other. */
export class AttentionPlayground extends PageElement {
  static properties = { variant: { type: String }, shows: { type: String }, coming: { type: Boolean, attribute: 'data-coming', reflect: true } };

  constructor() {
    super();
    this.coming = true;
    new WakeNear(this);
  }

  createRenderRoot() {
    this.still = [...this.childNodes];
    return this;
  }

  /** The first time in another task than the one that began the lab; its parts then follow one by one. */
  async scheduleUpdate() {
    if (!this.hasUpdated) await nextTurn(this);
    super.scheduleUpdate();
  }

  /** What the page showed without JavaScript gives way to the instrument once that stands. */
  async firstUpdated() {
    await drawn(this);
    for (const node of this.still) node.remove();
    this.coming = false;
  }

  connectedCallback() {
    this.lab ??= this.begin();
    super.connectedCallback();
  }

  /** One lab for each name that figures have in common. */
  static labs = new Map();

  begin() {
    const { labs } = AttentionPlayground;
    const name = this.getAttribute('together');
    this.views = viewsNamed(this.getAttribute('views'));
    const lab = labs.get(name) ?? this.made();
    if (name) labs.set(name, lab);
    if (this.hasAttribute('opens')) this.views[0].opens(lab, ...this.getAttribute('opens').split(' ').map((number) => Number(number) - 1));
    return lab;
  }

  made() {
    const { gallery, picture, reading, code, encoder } = readPage(this.ownerDocument);
    const { views } = this;
    const doc = firstDoc({ picture: picture.id, question: reading.question.text, layers: reading.layers, layer: reading.bestLayer, view: views[0].id });
    const lab = new Lab(doc, { gallery, reading, views, code, encoder });
    carryOver(lab, this.closest('.panel')?.querySelector('.panel-bar a') ?? null);
    return lab;
  }

  render() {
    return this.variant === 'figure' ? this.figure() : this.instrument();
  }

  figure() {
    const { lab, views: [view] } = this;
    const shows = (part) => this.shows?.split(' ').includes(part);
    return html`
      <div class="lab" data-variant="figure" data-shows=${this.shows} @pointerenter=${wakeUnlessSaving} @focusin=${wakeUnlessSaving}>
        <div class="lab-head"><lab-status .lab=${lab}></lab-status></div>
        ${shows('pictures') ? html`<lab-thumbs .lab=${lab}></lab-thumbs>` : nothing}
        ${shows('question') || shows('answer') ? html`
          <div class="lab-words" role="group" aria-label="Question and answer">
            ${shows('question') ? html`<lab-question .lab=${lab}></lab-question>` : nothing}
            ${shows('answer') ? html`<lab-answer .lab=${lab}></lab-answer>` : nothing}
          </div>` : nothing}
        <div class="lab-beside" role="group" aria-label=${view.name}>${view.draw(lab, { only: true })}</div>
      </div>`;
  }

  instrument() {
    const { lab } = this;
    const compact = this.variant === 'compact';
    return html`
      <div class="lab" data-variant=${this.variant} @pointerenter=${wakeUnlessSaving} @focusin=${wakeUnlessSaving}>
        <div class="lab-head"><lab-status .lab=${lab}></lab-status><lab-bar .lab=${lab} .compact=${compact}></lab-bar></div>
        ${compact ? nothing : html`<lab-edited .lab=${lab}></lab-edited>`}
        <section class="lab-picture" aria-label="Picture">
          <lab-tools .lab=${lab}></lab-tools>
          <div class="lab-stage"><lab-scene .lab=${lab}></lab-scene><lab-patches .lab=${lab}></lab-patches></div>
          <lab-gist .lab=${lab}></lab-gist>
          <lab-item .lab=${lab}></lab-item>
          <lab-legend .lab=${lab}></lab-legend>
          <lab-tray .lab=${lab}></lab-tray>
        </section>
        <section class="lab-words" aria-label="Question and answer">
          <lab-question .lab=${lab}></lab-question>
          <lab-answer .lab=${lab}></lab-answer>
          <lab-gates .lab=${lab}></lab-gates>
        </section>
        ${compact ? nothing : html`<section class="lab-beside" aria-label="Views"><h2 class="visually-hidden">Views of the answer</h2><lab-views .lab=${lab}></lab-views></section>`}
      </div>`;
  }
}
