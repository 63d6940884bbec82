import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { PageElement } from '../../elements/page-element.js';
import { Camera, cameraSentence } from './camera.js';

const OTHER = { environment: 'user', user: 'environment' };

/** What the camera sees, live, until one picture of it is taken. Says `camera-take` with a bitmap, or `camera-cancel`. The camera runs
 * only while this is on the page. */
class CameraView extends PageElement {
  static properties = { several: { type: Boolean }, problem: { state: true }, live: { state: true } };

  facing = 'environment';

  connectedCallback() {
    super.connectedCallback();
    addEventListener('pagehide', this.stop);
    this.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.stop);
    this.stop();
  }

  stop = () => {
    this.camera?.stop();
    this.live = false;
  };

  async start() {
    this.stop();
    this.problem = null;
    const camera = this.camera = new Camera();
    try {
      const stream = await camera.start(this.facing);
      if (!stream) return;
      stream.getVideoTracks()[0].addEventListener('ended', () => this.lost(camera));
      await this.updateComplete;
      this.video.srcObject = stream;
      await this.video.play();
      this.live = camera === this.camera;
    } catch (problem) {
      camera.stop();
      if (camera === this.camera && this.isConnected) this.problem = cameraSentence(problem);
    }
  }

  /** Pulled out, or taken away by the system. */
  lost(camera) {
    if (camera !== this.camera) return;
    this.stop();
    this.problem = 'The camera is gone. Connect it and try again, or choose a file.';
  }

  get video() {
    return this.querySelector('video');
  }

  render() {
    return html`
      <div class="own-camera">
        <header class="crop-head"><h2 id="own-title">Take a picture</h2>
          <p class="label">What it sees stays on this machine. The camera goes off when you take the picture or cancel.</p></header>
        ${this.problem ? html`<div class="notice" role="alert"><p>${this.problem}</p></div>` : html`
          <div class="camera-live"><video playsinline muted aria-label="What the camera sees"></video>
            ${this.live ? nothing : html`<p class="label" role="status">Waiting for the camera. The browser may ask you first.</p>`}</div>`}
        <footer class="crop-foot">
          ${this.problem ? html`<button class="button primary" @click=${() => this.start()}>Try again</button>`
            : html`<button class="button primary" ?disabled=${!this.live} @click=${this.onTake}>Take the picture</button>`}
          <button class="button" @click=${() => this.say('camera-cancel')}>Cancel</button>
          ${this.several && !this.problem ? html`<button class="button" ?disabled=${!this.live} @click=${this.onOther}>Other camera</button>` : nothing}
        </footer>
      </div>`;
  }

  async onTake() {
    const bitmap = await createImageBitmap(this.video);
    this.stop();
    this.say('camera-take', bitmap);
  }

  onOther() {
    this.facing = OTHER[this.facing];
    this.start();
  }
}

define('lab-camera', CameraView);
