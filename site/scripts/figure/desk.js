import { withPixels } from './pictures.js';

/** Where the figures of a page hand in their questions. One engine serves them all; a picture is opened once, and the
 * client keeps it open when the worker has to be started anew. What a lost connection kept from coming comes when it is back. */
export class Desk {
  /** @param {import('../engine/client.js').EngineClient} client */
  constructor(client) {
    this.client = client;
    this.opened = new Map();
    addEventListener('online', () => { if (client.state.kind === 'loading') client.retry(); });
  }

  get state() {
    return this.client.state;
  }

  get ready() {
    return this.client.state.name === 'ready';
  }

  /** @param {import('./pictures.js').Picture} picture @param {string} question
   * @returns {Promise<{result: object, pixels?: object, vectors?: object}>} */
  async ask(picture, question) {
    if (!this.opened.has(picture.id)) this.opened.set(picture.id, this.open(picture));
    try {
      const { id, pixels, vectors } = await this.opened.get(picture.id);
      return { result: await this.client.ask(id, question), pixels, vectors };
    } catch (problem) {
      this.opened.delete(picture.id);
      throw problem;
    }
  }

  async open(picture) {
    const { rgba, width, height } = await withPixels(picture);
    return this.client.open({ rgba: rgba.slice(), width, height });
  }
}
