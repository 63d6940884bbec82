import { html } from 'lit';
import { PageElement } from '../elements/page-element.js';

const SIZE = 96;

/** The picture at the model's own size. Once the engine runs, these are the very pixels it made. */
class ModelEye extends PageElement {
  static properties = { pixels: {}, picture: {} };

  render() {
    return html`
      <div class="model-eye">
        <canvas width=${SIZE} height=${SIZE} role="img" aria-label="The same picture at 96 × 96 pixels"></canvas>
        <p class="label">What the model sees: 96 × 96 pixels.</p>
      </div>`;
  }

  updated() {
    const pen = this.querySelector('canvas').getContext('2d');
    if (this.pixels) this.paint(pen, this.pixels.data);
    else this.shrink(pen, this.picture.url);
  }

  /** @param {Uint8Array} rgb */
  paint(pen, rgb) {
    const image = new ImageData(SIZE, SIZE);
    for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
      image.data.set(rgb.subarray(from, from + 3), to);
      image.data[to + 3] = 255;
    }
    pen.putImageData(image, 0, 0);
  }

  shrink(pen, url) {
    const image = new Image();
    image.onload = () => { if (!this.pixels && this.picture.url === url) pen.drawImage(image, 0, 0, SIZE, SIZE); };
    image.src = url;
  }
}

customElements.define('model-eye', ModelEye);
