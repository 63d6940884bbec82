import { html, nothing, svg } from 'lit';
import { styled } from '../../elements/styled.js';

const HIGH = 72;

/** One bar for each of the patches, row by row, the chosen one marked. Clicking a bar chooses its patch.
 * @param {{label: string, values: Float32Array, chosen: number, columns: number, even?: number, choose: (patch: number) => void}} what */
export function patchChart({ label, values, chosen, columns, even, choose }) {
  const finite = Array.from(values, (value) => (Number.isFinite(value) ? value : 0));
  const [top, bottom] = [Math.max(0, ...finite), Math.min(0, ...finite)];
  const span = top - bottom || 1;
  const y = (value) => HIGH * (top - value) / span;
  return html`
    <div class="patch-chart" @click=${(event) => choose(Math.min(values.length - 1, Math.floor(values.length * event.offsetX / event.currentTarget.clientWidth)))}>
      <svg role="img" aria-label=${label} viewBox=${`0 0 ${values.length} ${HIGH}`} preserveAspectRatio="none">
        ${Array.from({ length: values.length / columns - 1 }, (_, row) => svg`<path class="patch-chart-row" d=${`M${(row + 1) * columns} 0V${HIGH}`}/>`)}
        ${finite.map((value, patch) => svg`<rect class="patch-chart-bar" data-chosen=${patch === chosen} x=${patch + 0.12} width="0.76" y=${y(Math.max(0, value))} height=${Math.max(0.5, Math.abs(y(0) - y(value)))}/>`)}
        <path class="patch-chart-zero" d=${`M0 ${y(0)}H${values.length}`}/>
        ${even === undefined ? nothing : svg`<path class="patch-chart-even" d=${`M0 ${y(even)}H${values.length}`}/>`}
      </svg>
      <i class="patch-chart-mark" aria-hidden="true" ${styled({ left: `${100 * (chosen + 0.5) / values.length}%` })}></i>
    </div>`;
}
