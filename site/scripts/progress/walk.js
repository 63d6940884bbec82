/** Keys on the course map: arrows lead along the lines, else to whatever stands nearest in that direction; Escape closes a module's parts. */

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** @param {HTMLElement} map */
export function walkable(map) {
  const nodes = [...map.querySelectorAll('.map-node')];
  addEventListener('pointerdown', closeOutside(map));
  map.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeParts(event.target.closest('.map-parts[open]'));
    const from = event.target.closest('.map-link')?.closest('.map-node');
    const direction = DIRECTIONS[event.key];
    if (!from || !direction || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const along = nodes.filter((node) => joins(from, node, direction));
    const goal = nearest(from, along, direction, true) ?? nearest(from, nodes, direction);
    if (!goal) return;                                     // the page scrolls, as elsewhere
    event.preventDefault();
    goal.querySelector('.map-link').focus();
  });
}

/** The focus goes back to what opened them. @param {HTMLDetailsElement | null} parts */
function closeParts(parts) {
  if (!parts) return;
  parts.open = false;
  parts.querySelector('summary').focus();
}

/** Parts that lie over the map close when the reader turns to something else; parts in a list stay. */
const closeOutside = (map) => ({ target }) => {
  for (const parts of map.querySelectorAll('.map-parts[open]')) {
    if (!parts.contains(target) && getComputedStyle(parts.querySelector('.stops')).position === 'absolute') parts.open = false;
  }
};

const needs = (node, other) => node.dataset.needs.split(' ').includes(other.dataset.module);
const joins = (from, node, [x]) => (x > 0 && needs(node, from)) || (x < 0 && needs(from, node));

/** The node that lies most in this direction; of those along a line, the nearest wherever it lies. */
function nearest(from, nodes, [x, y], anywhere = false) {
  const middle = (node) => {
    const { left, top } = node.querySelector('.station').getBoundingClientRect();
    return [left, top];
  };
  const [atX, atY] = middle(from);
  const found = nodes.filter((node) => node !== from).map((node) => {
    const [dx, dy] = middle(node).map((value, axis) => value - [atX, atY][axis]);
    const ahead = dx * x + dy * y;
    const aside = Math.abs(dx * y) + Math.abs(dy * x);
    return { node, ahead, far: anywhere ? Math.abs(ahead) + aside : ahead + 3 * aside };
  });
  return found.filter(({ ahead }) => anywhere || ahead > 1).sort((one, other) => one.far - other.far)[0]?.node;
}
