import { html } from 'lit';
import { define } from '../elements/define.js';
import { LabElement } from './lab-element.js';

/** The gallery as a row of small pictures, where there is no room for a whole tray. */
class LabThumbs extends LabElement {
  render() {
    const { doc, pictures } = this.lab;
    return html`
      <ul class="thumbs" aria-label="Pictures">
        ${pictures.gallery.map(({ id, title, thumb }) => html`
          <li><button class="thumb" aria-pressed=${doc.picture.slug === id} aria-label=${title}
            @click=${() => this.lab.change({ picture: { kind: 'gallery', slug: id } })}><img src=${thumb} alt="" width="64" height="64" loading="lazy"></button></li>`)}
      </ul>`;
  }
}

define('lab-thumbs', LabThumbs);
