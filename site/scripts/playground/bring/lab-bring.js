import { html, nothing } from 'lit';
import { called } from '../../elements/called.js';
import { define } from '../../elements/define.js';
import { MOST_BYTES, MOST_PIXELS, openPictureFile, PictureError } from '../../figure/picture-file.js';
import { LabElement } from '../lab-element.js';
import { Arrivals } from './arrivals.js';
import { countCameras } from './camera.js';
import './camera-view.js';
import './crop-view.js';

/** The reader's own picture, by file, paste, drop or camera. It is cropped in a dialog, and stays at hand. */
class LabBring extends LabElement {
  static properties = { ...LabElement.properties, opened: { state: true }, filming: { state: true }, opening: { state: true }, problem: { state: true }, cameras: { state: true } };

  constructor() {
    super();
    this.arrivals = new Arrivals(this);
    this.turn = this.cameras = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    navigator.mediaDevices?.addEventListener('devicechange', this.onDevices);
    this.onDevices();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    navigator.mediaDevices?.removeEventListener('devicechange', this.onDevices);
    this.leave();
  }

  onDevices = async () => {
    this.cameras = await countCameras();
  };

  get dialog() {
    return this.querySelector('dialog');
  }

  render() {
    const { lab, opened, filming } = this;
    return html`
      <div class="own-picture">
        <div class="own-ways">
          <label class="button own-file"><input class="visually-hidden" type="file" accept="image/*" @change=${this.onFile}>Bring a picture</label>
          ${this.cameras ? html`<button class="button" @click=${this.onCamera}>Use the camera</button>` : nothing}
        </div>
        <p class="label" role="status">${this.opening ? `Opening ${this.opening} …` : nothing}</p>
        ${this.thumbs()}
        <p class="label">Open a file, paste one, or drop it here. It stays on this machine: nothing is sent. The model has only ever seen drawn scenes, so expect it to be wrong about a photograph.</p>
        <details class="own-limits"><summary class="label">What can be opened</summary>
          <p class="label">PNG, JPEG, WebP, GIF, AVIF and BMP, and whatever else your browser can decode; up to ${MOST_PIXELS / 1e6} million pixels and ${MOST_BYTES / 1e6} MB. A photograph is turned as its camera was held. Of an animation the first frame is used; what is transparent becomes white. You crop it to a square; the model reads 96 × 96 pixels of it.</p></details>
        <dialog class="own-dialog" aria-labelledby="own-title" @close=${this.onClosed}
          @crop-use=${this.onUse} @crop-cancel=${this.leave} @camera-take=${this.onTake} @camera-cancel=${this.leave}>
          ${this.problem ? html`<div class="notice" role="alert"><p>${this.problem}</p></div>` : nothing}
          ${filming ? html`<lab-camera .several=${this.cameras > 1}></lab-camera>` : nothing}
          ${opened ? html`<lab-crop .opened=${opened}></lab-crop>` : nothing}
        </dialog>
      </div>`;
  }

  thumbs() {
    const { picture } = this.lab.doc;
    const own = [...this.lab.pictures.own.values()].reverse();
    return own.length ? html`
      <ul class="thumbs" aria-label="Pictures that you brought">
        ${own.map(({ id, url, alt }) => html`
          <li><button class="thumb" aria-pressed=${picture.kind === 'own' && picture.id === id} aria-label=${alt}
            @click=${() => this.lab.change({ picture: { kind: 'own', id } })}><img src=${url} alt="" width="64" height="64"></button></li>`)}
      </ul>` : nothing;
  }

  updated() {
    const wanted = Boolean(this.opened || this.filming);
    if (wanted && !this.dialog.open) this.dialog.showModal();
    if (!wanted && this.dialog.open) this.dialog.close();
  }

  /** One of them, or a sentence. @param {File[]} files */
  async arrive(files) {
    const file = files.find(({ type }) => type.startsWith('image/')) ?? files[0];
    if (!file) return;
    const turn = ++this.turn;
    this.opening = called(file.name) || 'the picture';
    try {
      const opened = await openPictureFile(file);
      if (turn !== this.turn) return opened.bitmap.close();         // another one came after it
      this.show(opened);
      if (files.length > 1) this.problem = `You brought ${files.length} files. This page takes one picture at a time: this is “${called(file.name)}”.`;
    } catch (problem) {
      if (!(problem instanceof PictureError)) throw problem;
      if (turn === this.turn) this.refuse(problem.message);
    }
    if (turn === this.turn) this.opening = null;
  }

  /** @param {import('../../figure/picture-file.js').Opened} opened */
  show(opened) {
    this.opened?.bitmap.close();
    Object.assign(this, { opened, filming: false, problem: null });
  }

  /** What is there stays. @param {string} sentence */
  refuse(sentence) {
    if (this.dialog.open) this.problem = sentence;
    else this.lab.say(sentence);
  }

  /** Escape; the news of it may come after the next picture. */
  onClosed() {
    if (!this.dialog.open && (this.opened || this.filming)) this.leave();
  }

  leave() {
    this.opened?.bitmap.close();
    Object.assign(this, { opened: null, filming: false, problem: null, opening: null });
    this.turn++;
  }

  onFile(event) {
    const files = [...event.target.files];
    event.target.value = '';
    this.arrive(files);
  }

  onCamera() {
    this.turn++;
    Object.assign(this, { filming: true, problem: null, opening: null });
  }

  onTake({ detail: bitmap }) {
    this.show({ bitmap, width: bitmap.width, height: bitmap.height, name: '', animated: false });
  }

  onUse({ detail: picture }) {
    const { lab } = this;
    this.leave();
    lab.change({ picture: lab.pictures.add(picture) });
  }
}

define('lab-bring', LabBring);
