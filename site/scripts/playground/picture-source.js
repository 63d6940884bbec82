import { desk } from '../figure/engine.js';
import { PictureError } from '../figure/picture-file.js';
import { withPixels } from '../figure/pictures.js';
import { drawScene } from './scene/draw.js';

const MOST_OWN = 8;

/** From the reader's choice of a picture to one that the engine holds open. The newest only: pictures come by the dozen while
 * something is dragged, and what nobody looks at any longer is closed. */
export class PictureSource {
  /** @param {import('../figure/pictures.js').Picture[]} gallery */
  constructor(gallery) {
    this.gallery = gallery;
    /** Pictures that the reader brought, by id. @type {Map<string, import('../figure/pictures.js').Picture>} */
    this.own = new Map();
    this.key = null;
    this.open = null;
  }

  /** @param {import('./doc.js').PictureChoice} choice @returns {import('../figure/pictures.js').Picture | null} null for a scene, or one that is gone */
  find(choice) {
    if (choice.kind === 'gallery') return this.gallery.find(({ id }) => id === choice.slug) ?? null;
    return choice.kind === 'own' ? this.own.get(choice.id) ?? null : null;
  }

  /** What the reader brought stays at hand; the oldest makes room. @param {import('../figure/pictures.js').Picture} picture
   * @returns {import('./doc.js').PictureChoice} */
  add(picture) {
    this.own.set(picture.id, picture);
    const [oldest] = this.own.values();
    if (this.own.size > MOST_OWN) {
      this.own.delete(oldest.id);
      URL.revokeObjectURL(oldest.url);
    }
    return { kind: 'own', id: picture.id };
  }

  /** Open it anew next time. */
  forget() {
    this.key = null;
  }

  /** @param {import('./doc.js').PictureChoice} choice @returns {Promise<{id: string, pixels: object, vectors: object}>} */
  async opened(choice) {
    const key = JSON.stringify(choice);
    if (key === this.key) return this.open;
    const { rgba, width, height } = await this.pixels(choice);
    const open = await desk.client.open({ rgba: rgba.slice(), width, height, like: this.open?.id });
    const old = this.open;
    [this.key, this.open] = [key, open];
    if (old) desk.client.close(old.id).catch(() => {});    // a fresh worker never had it
    return open;
  }

  /** @param {import('./doc.js').PictureChoice} choice @returns {Promise<{rgba: Uint8Array, width: number, height: number}>} */
  async pixels(choice) {
    if (choice.kind === 'scene') return drawScene(choice.scene);
    const picture = this.find(choice);
    if (!picture) throw new PictureError(`This picture is no longer at hand: of those that you bring, the last ${MOST_OWN} are kept while the page is open. Bring it again, or choose another.`);
    return withPixels(picture);
  }
}
