import { html } from 'lit';
import { amongOf } from './see/among.js';

/** @typedef {import('./lab.js').Lab} Lab */

/** @typedef {{id: string, name: string, draw: (lab: Lab, how?: {only?: boolean}) => import('lit').TemplateResult, of?: string, figure?: boolean,
 *   opens?: (lab: Lab, ...at: number[]) => void}} View  only: it stands alone, as a figure; of: what it begins with, where a view can show several
 *   things; figure: it is only ever a figure; opens: shows a place that a figure's `opens` names, counted from 0 */

/** The views beside the picture, in the order of their tabs. Only the open one is drawn. @type {View[]} */
export const VIEWS = [
  { id: 'heads', name: 'Heads', draw: (lab) => html`<lab-heads .lab=${lab}></lab-heads>` },
  { id: 'matrix', name: 'Words × patches', draw: (lab) => html`<lab-matrix .lab=${lab}></lab-matrix>` },
  {
    id: 'arithmetic', name: 'Arithmetic',
    draw(lab, { only = false } = {}) {
      return html`<lab-arithmetic .lab=${lab} .of=${this.of ?? 'cross'} .only=${only}></lab-arithmetic>`;
    },
    opens(lab, layer, head, row, column) {
      lab.change({ layer });
      amongOf(lab).inLanguage({ head, row, column });
    },
  },
  { id: 'matter', name: 'Does it matter?', draw: (lab) => html`<lab-matter .lab=${lab}></lab-matter>` },
  { id: 'patch', name: 'Patch', draw: (lab) => html`<lab-patch .lab=${lab}></lab-patch>` },
  { id: 'alike', name: 'Which patches are alike', figure: true, draw: (lab) => html`<lab-alike .lab=${lab}></lab-alike>`, opens: openPatch },
  {
    id: 'encoder', name: 'Encoder', draw: (lab) => html`<lab-encoder .lab=${lab}></lab-encoder>`,
    opens(lab, row, column, layer) {
      openPatch(lab, row, column);
      amongOf(lab).inVision({ layer });
    },
  },
  { id: 'decoder', name: 'Decoder', draw: (lab) => html`<lab-decoder .lab=${lab}></lab-decoder>` },
  { id: 'lens', name: 'Layer by layer', draw: (lab) => html`<lab-lens .lab=${lab}></lab-lens>` },
  { id: 'code', name: 'Code', draw: (lab) => html`<lab-code .lab=${lab}></lab-code>` },
];

function openPatch(lab, row, column) {
  lab.change({ patch: row * lab.reading.columns + column });
}

/** The views of a page: all, or those that it names, in its order; "arithmetic:language" begins with the words.
 * @param {string | null} names @returns {View[]} */
export function viewsNamed(names) {
  if (!names) return VIEWS.filter(({ figure }) => !figure);
  return names.split(' ').flatMap((name) => {
    const [id, of] = name.split(':');
    return VIEWS.filter((view) => view.id === id).map((view) => ({ ...view, of }));
  });
}
