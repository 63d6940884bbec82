import { LitElement } from 'lit';

/** A Lit element without a shadow: the page's own styles, tokens and print rules reach it, and so does find-in-page. */
export class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Tell whoever stands above. @param {string} name @param {unknown} [detail] */
  say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
