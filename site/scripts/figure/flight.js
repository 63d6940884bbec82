const LATENESS = 14;
const FLIGHT = 900;

/** Each patch leaves the picture and lands in its place in the row. @param {HTMLElement} figure */
export function flyPatches(figure) {
  const slots = figure.querySelectorAll('.tiny');
  if (!slots.length) return;
  const tiles = [...figure.querySelectorAll('.patch')].map((tile) => tile.getBoundingClientRect());
  slots.forEach((slot, patch) => {
    const { left, top, width } = slot.getBoundingClientRect();
    const from = tiles[patch];
    const scale = from.width / width;
    slot.animate(
      [
        { transform: `translate(${from.left - left}px, ${from.top - top}px) scale(${scale})`, opacity: 1, zIndex: 3 },
        { transform: `translate(${(from.left - left) * 0.35}px, ${(from.top - top) * 0.62}px) scale(${1 + (scale - 1) * 0.5})`, opacity: 1, zIndex: 3, offset: 0.5 },
        { transform: 'none', opacity: 1, zIndex: 3 },
      ],
      { duration: FLIGHT, delay: patch * LATENESS, easing: 'cubic-bezier(0.45, 0, 0.2, 1)', fill: 'backwards' },
    );
  });
}
