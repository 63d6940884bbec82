import { html, nothing, svg } from 'lit';
import { define } from '../elements/define.js';
import { PageElement } from '../elements/page-element.js';
import { readPage } from '../figure/page-data.js';
import { PictureError } from '../figure/picture-file.js';
import { pictureFromFile } from '../figure/pictures.js';

/** Any picture, cut as finely as the reader likes, with what that would cost an encoder. The counts are the build's: JavaScript
 * draws lines and picks a row. @typedef {{size: number, side: number, tokens: number, pairs: number, own: number, mixing: number}} Slice */
class PatchSlicer extends PageElement {
  static properties = { size: { state: true }, picture: { state: true }, notice: { state: true } };

  createRenderRoot() {
    this.page ??= JSON.parse(this.querySelector('script').textContent);
    this.table ??= this.querySelector('.slicer-table');
    this.replaceChildren();
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const { gallery, picture } = readPage(this.ownerDocument);
    this.gallery = gallery;
    this.picture ??= picture;
    this.size ??= this.page.trained;
  }

  get slice() {
    return this.page.slices.find(({ size }) => size === this.size);
  }

  render() {
    const { picture: whole, slices } = this.page;
    const { size, side } = this.slice;
    const lines = Array.from({ length: side - 1 }, (_, i) => `M${(i + 1) * size} 0V${whole}M0 ${(i + 1) * size}H${whole}`).join('');
    return html`
      <div class="slicer">
        <div class="slicer-picture">
          <svg viewBox="0 0 ${whole} ${whole}" role="img" aria-label=${`${this.picture.alt} It is cut into ${side} rows of ${side} patches.`}>
            ${svg`<image href=${this.picture.url} width=${whole} height=${whole} preserveAspectRatio="xMidYMid slice"/><path class="cuts" d=${lines}/>`}
          </svg>
          <fieldset class="segmented slicer-sizes">
            <legend class="visually-hidden">Side of a patch, in pixels</legend>
            ${slices.map((each) => html`<label><input type="radio" name="slicer-size" .checked=${each.size === size} @change=${() => { this.size = each.size; }}>${each.size}</label>`)}
          </fieldset>
          <p class="slicer-said" role="status">${this.sentence()}</p>
          <ul class="thumbs" aria-label="Pictures">
            ${this.gallery.map((each) => html`<li><button class="thumb" aria-pressed=${each.id === this.picture.id} aria-label=${each.title} @click=${() => { this.picture = each; }}>
              <img src=${each.url} alt="" width="64" height="64" loading="lazy"></button></li>`)}
            <li><label class="thumb bring"><input class="visually-hidden" type="file" accept="image/*" @change=${this.bring}>
              <span aria-hidden="true">+</span><span class="visually-hidden">Your own picture. It stays on this machine.</span></label></li>
          </ul>
          ${this.notice ? html`<div class="notice" role="alert"><p>${this.notice}</p></div>` : nothing}
        </div>
        ${this.table}
      </div>`;
  }

  updated() {
    for (const row of this.table.querySelectorAll('tbody tr')) row.dataset.chosen = String(Number(row.dataset.size) === this.size);
  }

  sentence() {
    const { size, tokens, pairs, own, mixing } = this.slice;
    const trained = this.page.slices.find((each) => each.size === this.page.trained);
    const times = (own + mixing) / (trained.own + trained.mixing);
    const cost = size === trained.size ? 'This is how Lookout was trained.'
      : `That costs ${times < 1 ? `${Math.round(100 * times)}% of` : `${times.toFixed(1)} times`} what Lookout’s ${trained.size} pixels cost.`;
    return `Patches of ${size} × ${size} make ${tokens.toLocaleString('en')} tokens and ${pairs.toLocaleString('en')} pairs. ${cost}`;
  }

  bring = async (event) => {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    try {
      const picture = await pictureFromFile(file);
      if (this.own) URL.revokeObjectURL(this.own.url);
      [this.own, this.picture, this.notice] = [picture, picture, null];
    } catch (problem) {
      if (!(problem instanceof PictureError)) throw problem;
      this.notice = problem.message;
    }
  };
}

define('patch-slicer', PatchSlicer);
