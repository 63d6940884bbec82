import { html } from 'lit';
import { define } from '../../elements/define.js';
import { LabElement } from '../lab-element.js';
import { arrangementOf } from './arrangement.js';
import { openSheet } from './sheets.js';
import { readStage } from './stage-data.js';

/** The places that something can be put in. */
class LabPlaces extends LabElement {
  render() {
    const { places, thumbs } = readStage();
    const hand = arrangementOf(this.lab);
    const current = hand.scene?.place;
    const seen = {};
    return html`
      <ul class="tray-grid tray-places" aria-label="Places">
        ${[...places.values()].map(({ id, place }, index) => {
          seen[place] = (seen[place] ?? 0) + 1;
          return html`<li><button class="thumb" aria-pressed=${id === current} aria-label=${`${place}, ${seen[place]}`} title=${place}
            @click=${() => hand.setPlace(id)}><canvas width=${thumbs.size} height=${thumbs.size} data-at=${index}></canvas></button></li>`;
        })}
      </ul>`;
  }

  async firstUpdated() {
    const { thumbs: { size, script } } = readStage();
    const sheet = await openSheet('places', script).catch(() => null);       // without them the names are still there
    if (sheet) for (const canvas of this.querySelectorAll('canvas')) canvas.getContext('2d').drawImage(sheet.image, -canvas.dataset.at * size, 0);
  }
}

define('lab-places', LabPlaces);
