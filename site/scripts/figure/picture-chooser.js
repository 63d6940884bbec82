import { html } from 'lit';
import { PageElement } from '../elements/page-element.js';

/** The gallery, and the reader's own picture. Says `picture-choose` with a picture, `picture-bring` with a file. */
class PictureChooser extends PageElement {
  static properties = { gallery: {}, current: {} };

  render() {
    return html`
      <ul class="thumbs" aria-label="Pictures">
        ${this.gallery.map((picture) => html`
          <li><button class="thumb" aria-pressed=${picture.id === this.current.id} aria-label=${picture.title}
            @click=${() => this.say('picture-choose', picture)}><img src=${picture.thumb ?? picture.url} alt="" width="64" height="64" loading="lazy"></button></li>`)}
        <li><label class="thumb bring">
          <input class="visually-hidden" type="file" accept="image/*" @change=${this.onFile}>
          <span aria-hidden="true">+</span><span class="visually-hidden">Your own picture. It stays on this machine.</span>
        </label></li>
      </ul>
      <p class="label">${this.about()}</p>
      <p class="label bring-note">Bring your own: choose it with +, drop it here or paste it. It stays on this machine. The model has only ever seen drawn scenes.</p>`;
  }

  about() {
    const { title, note, credit } = this.current;
    return [title, note, credit].filter(Boolean).map((part) => part.replace(/\.?$/, '.')).join(' ');
  }

  onFile(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) this.say('picture-bring', file);
  }
}

customElements.define('picture-chooser', PictureChooser);
