import { html } from 'lit';

/** @typedef {{id: string, name: string, draw: (lab: import('./lab.js').Lab, how?: {only?: boolean}) => import('lit').TemplateResult, of?: string}} View
 *   only: it stands alone, as a figure; of: what it begins with, where a view can show several things */

/** The views beside the picture, in the order of their tabs. Only the open one is drawn. @type {View[]} */
export const VIEWS = [
  { id: 'heads', name: 'Heads', draw: (lab) => html`<lab-heads .lab=${lab}></lab-heads>` },
  { id: 'matrix', name: 'Words × patches', draw: (lab) => html`<lab-matrix .lab=${lab}></lab-matrix>` },
  { id: 'arithmetic', name: 'Arithmetic', draw(lab, { only = false } = {}) { return html`<lab-arithmetic .lab=${lab} .of=${this.of ?? 'cross'} .only=${only}></lab-arithmetic>`; } },
  { id: 'matter', name: 'Does it matter?', draw: (lab) => html`<lab-matter .lab=${lab}></lab-matter>` },
  { id: 'patch', name: 'Patch', draw: (lab) => html`<lab-patch .lab=${lab}></lab-patch>` },
  { id: 'encoder', name: 'Encoder', draw: (lab) => html`<lab-encoder .lab=${lab}></lab-encoder>` },
  { id: 'decoder', name: 'Decoder', draw: (lab) => html`<lab-decoder .lab=${lab}></lab-decoder>` },
  { id: 'lens', name: 'Layer by layer', draw: (lab) => html`<lab-lens .lab=${lab}></lab-lens>` },
  { id: 'code', name: 'Code', draw: (lab) => html`<lab-code .lab=${lab}></lab-code>` },
];

/** The views of a page: all, or those that it names, in its order; "arithmetic:language" begins with the words.
 * @param {string | null} names @returns {View[]} */
export function viewsNamed(names) {
  if (!names) return VIEWS;
  return names.split(' ').flatMap((name) => {
    const [id, of] = name.split(':');
    return VIEWS.filter((view) => view.id === id).map((view) => ({ ...view, of }));
  });
}
