import { html, svg } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';

const VEIL = 0.92;

/** A small map on the picture itself: what has little fades into the paper. Sinks are framed, what is not needed is dotted. Says
 * `patch-choose` with a patch. */
class PatchMap extends PageElement {
  static properties = {
    pixels: { attribute: false }, levels: { attribute: false }, sinks: { attribute: false }, spare: { attribute: false }, chosen: {}, description: {},
  };

  render() {
    const { levels, sinks, spare, chosen } = this;
    const size = Math.sqrt(levels.length);
    const square = (patch, part) => ['patch-map-under', part].map((each) => svg`<rect class=${each} x=${patch % size} y=${Math.floor(patch / size)} width="1" height="1"/>`);
    return html`
      <div class="patch-map" role="img" aria-label=${this.description} @click=${(e) => this.choose(e, size)}>
        <canvas aria-hidden="true"></canvas>
        <svg viewBox=${`0 0 ${size} ${size}`} aria-hidden="true">
          ${levels.map((level, patch) => svg`
            <rect class="patch-map-veil" x=${patch % size} y=${Math.floor(patch / size)} width="1.01" height="1.01" opacity=${(VEIL * (1 - level)).toFixed(3)}/>`)}
          ${spare.map((patch) => square(patch, 'patch-map-spare'))}
          ${sinks.map((patch) => square(patch, 'patch-map-sink'))}
          ${chosen === null || chosen === undefined ? '' : square(chosen, 'patch-map-chosen')}
        </svg>
      </div>`;
  }

  updated(changed) {
    if (changed.has('pixels')) draw(this.querySelector('canvas'), this.pixels);
  }

  choose(event, size) {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const at = (place) => Math.max(0, Math.min(size - 1, Math.floor(place * size)));
    this.say('patch-choose', at((event.clientY - top) / height) * size + at((event.clientX - left) / width));
  }
}

/** @param {HTMLCanvasElement} canvas @param {{shape: number[], data: Uint8Array}} pixels (height, width, 3) */
function draw(canvas, { shape: [height, width], data }) {
  Object.assign(canvas, { width, height });
  const image = new ImageData(width, height);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) image.data.set([data[from], data[from + 1], data[from + 2], 255], to);
  canvas.getContext('2d').putImageData(image, 0, 0);
}

define('lab-patch-map', PatchMap);
