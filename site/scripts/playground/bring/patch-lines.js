import { html, svg } from 'lit';

const INNER = [1, 2, 3, 4, 5, 6, 7];
const LINES = INNER.map((at) => `M${at} 0V8M0 ${at}H8`).join('');

/** The lines along which a square picture is cut into 8 × 8 patches; seen on bright and dark alike. */
export const patchLines = () => html`
  <svg class="patch-lines" viewBox="0 0 8 8" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<path class="patch-lines-under" d=${LINES}/><path class="patch-lines-over" d=${LINES}/>`}
  </svg>`;
