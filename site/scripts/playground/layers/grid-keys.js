const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** Where an arrow key leads in a grid whose rows may differ in length (https://www.w3.org/WAI/ARIA/apg/patterns/grid).
 * @param {KeyboardEvent} event taken, if it leads anywhere
 * @param {{row: number, column: number}} at @param {{rows: number, columns: (row: number) => number}} size
 * @returns {{row: number, column: number} | null} */
export function step(event, at, { rows, columns }) {
  if (event.altKey || event.metaKey) return null;
  let { row, column } = at;
  if (event.key === 'Home' || event.key === 'End') {
    if (event.ctrlKey) row = event.key === 'Home' ? 0 : rows - 1;
    column = event.key === 'Home' ? 0 : Infinity;
  } else {
    const by = STEPS[event.key];
    if (!by || event.ctrlKey) return null;
    row = Math.max(0, Math.min(rows - 1, row + by[0]));
    column = Math.max(0, column + by[1]);
  }
  event.preventDefault();
  return { row, column: Math.min(column, columns(row) - 1) };
}
