import { html } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';
import { paint } from './paint.js';
import { sheetsOf } from './sheets.js';
import { sceneWords } from './words.js';

const MOST = 1024;                                         // device pixels; no screen shows the stage much larger

/** A scene as large as it is shown: the same painting that the model is given smaller. */
class ScenePicture extends PageElement {
  static properties = { scene: {} };

  connectedCallback() {
    super.connectedCallback();
    this.observer = new ResizeObserver(() => this.draw());
    this.observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  render() {
    return html`<canvas class="scene-picture" width="0" height="0" role="img" aria-label=${sceneWords(this.scene)}></canvas>`;
  }

  /** Show what is there already, and the rest as soon as it is. */
  async updated() {
    const { scene } = this;
    this.draw();
    await sheetsOf(scene).catch(() => {});                 // whoever asks the model says what did not arrive
    if (scene === this.scene) this.draw();
  }

  draw() {
    const canvas = this.querySelector('canvas');
    const side = Math.min(MOST, Math.round(this.clientWidth * devicePixelRatio));
    if (!side || !this.scene) return;
    if (canvas.width !== side) canvas.width = canvas.height = side;
    paint(canvas.getContext('2d'), side, this.scene);
  }
}

define('lab-scene-picture', ScenePicture);
