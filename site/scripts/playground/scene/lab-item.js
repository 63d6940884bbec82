import { html, nothing, svg } from 'lit';
import { define } from '../../elements/define.js';
import { off } from '../../elements/off.js';
import { LabElement } from '../lab-element.js';
import { arrangementOf } from './arrangement.js';
import { VainDrag } from './vain-drag.js';
import { spriteWords } from './words.js';

const STEP = 1.12;
const ANGLE = 15;

const icon = (...paths) => html`<svg viewBox="0 0 20 20" aria-hidden="true">${paths.map((path) => svg`<path d=${path}/>`)}</svg>`;
const ICONS = {
  smaller: icon('M4 10h12'),
  larger: icon('M10 4v12M4 10h12'),
  left: icon('M5 5.5A6.6 6.6 0 1 1 3.6 12', 'M5.5 1.5 5 5.5l4 .8'),
  right: icon('M15 5.5A6.6 6.6 0 1 0 16.4 12', 'M14.5 1.5l.5 4-4 .8'),
  flip: icon('M10 3v14', 'M7 6 2.5 14H7zM13 6l4.5 8H13z'),
  back: icon('M3 7h8v8H3z', 'M8 4h9v9h-3'),
  front: icon('M9 5h8v8H9z', 'M6 8H3v8h8v-2'),
  copy: icon('M7 7h10v10H7z', 'M4 13H3V3h10v1'),
  remove: icon('M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.8 11h7.4l.8-11'),
};

/** What can be done with the chosen thing, as buttons; while the picture is only looked at nothing, or the way to arrange it. */
class LabItem extends LabElement {
  vainDrag = new VainDrag(this);

  render() {
    const { lab } = this;
    if (lab.doc.tool !== 'move') return this.vainDrag.seen ? this.way() : nothing;
    const hand = arrangementOf(lab);
    if (!hand.scene) return html`<p class="label item-none">${this.why()}</p>`;
    const { index, item, items } = hand;
    const none = !item;
    const button = (name, mark, act, unable = none) => html`
      <button class="button icon" aria-label=${name} title=${name} ${off(unable)} @click=${act}>${mark}</button>`;
    return html`
      <div class="item-bar" role="group" aria-label=${none ? 'The chosen thing: none' : `The chosen thing: ${spriteWords(item.sprite)}`}>
        ${button('Smaller', ICONS.smaller, () => hand.scale(1 / STEP))}
        ${button('Larger', ICONS.larger, () => hand.scale(STEP))}
        ${button('Turn left', ICONS.left, () => hand.turn(-ANGLE))}
        ${button('Turn right', ICONS.right, () => hand.turn(ANGLE))}
        ${button('Mirror', ICONS.flip, () => hand.flip())}
        ${button('Farther away', ICONS.back, () => hand.reorder(-1), none || index === 0)}
        ${button('Nearer', ICONS.front, () => hand.reorder(1), none || index === items.length - 1)}
        ${button('Double', ICONS.copy, () => hand.duplicate())}
        ${button('Remove', ICONS.remove, () => hand.remove())}
      </div>`;
  }

  way() {
    return html`<p class="label item-none" role="status">To move things, <button class="item-scene" @click=${this.arrange}>choose Arrange</button></p>`;
  }

  arrange() {
    this.lab.change({ tool: 'move' });
    this.closest('.lab-picture').querySelector('lab-tools [value="move"]').focus({ preventScroll: true });
  }

  why() {
    const { picture } = this.lab.doc;
    if (picture.kind === 'own') return 'What is in a picture of your own cannot be moved. Put something in from below, and a new picture begins; undo brings yours back.';
    return html`This picture is in shades of grey. <button class="item-scene" @click=${() => arrangementOf(this.lab).colour()}>Arrange it in colour</button>`;
  }
}

define('lab-item', LabItem);
