import { html, nothing } from 'lit';

/** The line around the patches of a guess, where no other patch of it follows; one unit is one patch.
 * @param {number[]} patches @param {number} size patches in a row */
export function outline(patches, size) {
  const within = new Set(patches);
  const at = (row, column) => row >= 0 && row < size && column >= 0 && column < size && within.has(row * size + column);
  return patches.map((patch) => {
    const [row, column] = [Math.floor(patch / size), patch % size];
    return (at(row - 1, column) ? '' : `M${column} ${row}h1`) + (at(row + 1, column) ? '' : `M${column} ${row + 1}h1`)
      + (at(row, column - 1) ? '' : `M${column} ${row}v1`) + (at(row, column + 1) ? '' : `M${column + 1} ${row}v1`);
  }).join('');
}

/** Drawn twice, so that it is seen on light and on dark. @param {number[]} patches @param {number} size */
export function guessOutline(patches, size) {
  if (!patches.length) return nothing;
  const line = outline(patches, size);
  return html`<svg class="guess" viewBox=${`0 0 ${size} ${size}`} aria-hidden="true"><path class="guess-under" d=${line}/><path class="guess-line" d=${line}/></svg>`;
}
