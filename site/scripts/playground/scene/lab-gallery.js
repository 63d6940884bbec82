import { html } from 'lit';
import { define } from '../../elements/define.js';
import { LabElement } from '../lab-element.js';

/** The pictures that come with the site. */
class LabGallery extends LabElement {
  render() {
    const { picture } = this.lab.doc;
    const { gallery } = this.lab.pictures;
    const chosen = picture.kind === 'gallery' ? gallery.find(({ id }) => id === picture.slug) : null;
    const about = chosen && [chosen.title, chosen.note, chosen.credit].filter(Boolean).map((part) => part.replace(/\.?$/, '.')).join(' ');
    return html`
      <ul class="thumbs tray-gallery" aria-label="Gallery">
        ${gallery.map(({ id, title, thumb }) => html`
          <li><button class="thumb" aria-pressed=${chosen?.id === id} aria-label=${title} title=${title}
            @click=${() => this.lab.change({ picture: { kind: 'gallery', slug: id } })}><img src=${thumb} alt="" width="64" height="64" loading="lazy"></button></li>`)}
      </ul>
      <p class="label tray-about">${about}</p>`;
  }
}

define('lab-gallery', LabGallery);
