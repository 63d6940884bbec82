import { html } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';
import { ownPicture } from '../../figure/pictures.js';
import { longest, middle, resized, shortest } from './crop.js';
import './crop-frame.js';
import { asSeen, cutOut, hasHoles } from './cut-out.js';
import { patchLines } from './patch-lines.js';

/** The reader cuts a square out of what he brought, and sees it as the model will. Says `crop-use` with a picture, or `crop-cancel`. */
class CropView extends PageElement {
  static properties = { opened: {}, crop: { state: true } };

  willUpdate(changed) {
    if (!changed.has('opened')) return;
    const { bitmap } = this.opened;
    this.crop = middle(bitmap);
    this.holes = hasHoles(bitmap);
  }

  render() {
    const { opened: { bitmap, name, width, height }, crop } = this;
    return html`
      <div class="crop" @crop-change=${(e) => { this.crop = e.detail; }}>
        <header class="crop-head"><h2 id="own-title">Crop your picture</h2><p class="label">${name ? `${name}, ` : ''}${width} × ${height} pixels</p></header>
        <div class="crop-whole">
          <lab-crop-frame .picture=${bitmap} .crop=${crop}></lab-crop-frame>
          <p class="crop-keys label">Drag the square, or a corner of it; a wheel or two fingers change its size. On the keyboard: arrow keys, +&nbsp;and&nbsp;−.</p>
        </div>
        <div class="crop-beside">
          <figure class="crop-result">
            <div class="crop-seen"><canvas width="96" height="96" role="img" aria-label="The crop at 96 × 96 pixels"></canvas>${patchLines()}</div>
            <figcaption class="label">What the model will see: 96 × 96 pixels, cut into 8 × 8 patches.</figcaption>
          </figure>
          <div class="crop-size">
            <label><span>Size of the crop</span>
              <input type="range" min=${shortest(bitmap)} max=${longest(bitmap)} step="any" .value=${String(crop.side)}
                aria-valuetext=${`${this.inPixels(crop.side)} of ${this.inPixels(longest(bitmap))} pixels`}
                @input=${(e) => { this.crop = resized(crop, Number(e.target.value), bitmap); }}></label>
            <p class="label" role="status">${this.where()}</p>
          </div>
          ${this.notes()}
        </div>
        <footer class="crop-foot">
          <button class="button primary" @click=${this.onUse}>Use this</button>
          <button class="button" @click=${() => this.say('crop-cancel')}>Cancel</button>
        </footer>
      </div>`;
  }

  inPixels(length) {
    return Math.round(length * this.opened.width / this.opened.bitmap.width);
  }

  where() {
    const { x, y, side } = this.crop;
    const [wide, left, down] = [side, x, y].map((length) => this.inPixels(length));
    return `${wide} × ${wide} pixels, ${left} from the left, ${down} from the top`;
  }

  notes() {
    const { animated } = this.opened;
    const notes = [
      animated && 'This picture moves; what is used is its first frame.',
      this.holes && 'Where it is transparent, the model sees white.',
      'It stays on this machine: no part of it is sent anywhere.',
      'The model has only ever seen drawn scenes. Expect it to be wrong about a photograph.',
    ].filter(Boolean);
    return html`<ul class="crop-notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`;
  }

  updated() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      if (this.isConnected) this.preview();
    });
  }

  preview() {
    const { canvas, image } = cutOut(this.opened.bitmap, this.crop, this.canvas);
    this.canvas = canvas;
    this.querySelector('.crop-seen canvas').getContext('2d').putImageData(asSeen(image), 0, 0);
  }

  async onUse() {
    const { canvas, image } = cutOut(this.opened.bitmap, this.crop);
    this.say('crop-use', await ownPicture(canvas, image, this.opened.name));
  }
}

define('lab-crop', CropView);
