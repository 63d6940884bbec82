import { html, nothing } from 'lit';

/** What can be done with mouse, keys or fingers just now; nothing where there is no scene to be arranged.
 * @param {import('./arrangement.js').Arrangement} hand */
export function arrangeHint({ scene, item, items }) {
  if (!scene) return nothing;
  if (!items.length) return html`<p class="label arrange-hint">The picture is empty. Drag a drawing onto it, or choose one.</p>`;
  if (!item) return html`<p class="label arrange-hint">Drag a drawing onto the picture, or choose something in it.</p>`;
  return html`
    <p class="label arrange-hint for-mouse">Drag the chosen thing, or use keys: arrows move, + and − scale, [ ] turn, F mirrors, Delete removes.</p>
    <p class="label arrange-hint for-fingers">Drag the chosen thing; two fingers scale and turn it.</p>`;
}
