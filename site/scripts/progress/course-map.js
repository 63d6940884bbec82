import { stateOf } from './record.js';
import { onDay } from './words.js';

/** @param {HTMLElement[]} nodes @param {import('./store.js').ProgressStore} store @returns {import('./next.js').Module[]} */
export const modulesOf = (nodes, store) =>
  nodes.map(({ dataset }) => ({ slug: dataset.module, needs: dataset.needs.split(' ').filter(Boolean), entry: store.entry(dataset.module) }));

const isDone = (state) => state === 'complete' || state === 'known';

/** The reader's own progress on every module of the map, and on the lines between them. @param {HTMLElement} map @param {import('./store.js').ProgressStore} store */
export function courseMap(map, store) {
  const nodes = [...map.querySelectorAll('.map-node')];
  const show = () => {
    for (const { slug, entry } of modulesOf(nodes, store)) showModule(map, nodes.find(({ dataset }) => dataset.module === slug), entry);
  };
  store.addEventListener('change', show);
  show();
}

function showModule(map, node, entry) {
  const state = stateOf(entry);
  const stops = [...node.querySelectorAll('[data-part]')];
  const read = stops.filter(({ dataset }) => Object.hasOwn(entry.read ?? {}, dataset.part));
  node.dataset.state = state;
  for (const line of map.querySelectorAll(`[data-from="${node.dataset.module}"], [data-station="${node.dataset.module}"]`)) {
    line.dataset.state = state;
    if (line.dataset.from && !isDone(state)) line.parentNode.prepend(line);   // so that strong lines lie on light ones
  }
  for (const stop of stops) {
    stop.dataset.read = String(read.includes(stop));
    stop.querySelector('.stop-said').textContent = read.includes(stop) ? ' (read)' : '';
  }
  for (const dot of node.querySelectorAll('[data-dot]')) dot.dataset.read = String(read.some(({ dataset }) => dataset.part === dot.dataset.dot));
  node.querySelector('.arc').style.strokeDasharray = `${stops.length ? (100 * read.length) / stops.length : 0} 100`;
  node.querySelector('.map-detail').textContent = detail(state, entry, Number(node.dataset.minutes), stops, read);
}

/** What there is to say beside the state. */
function detail(state, { completed, known }, minutes, stops, read) {
  if (state === 'complete') return `on ${onDay(completed)}`;
  if (state === 'known') return `since ${onDay(known)}`;
  if (!read.length) return `${minutes} min, ${stops.length} sections`;
  const left = Math.ceil(minutes * (1 - words(read) / words(stops)));
  return `${read.length} of ${stops.length} read${left ? `, ${left} min left` : ''}`;
}

const words = (stops) => stops.reduce((sum, { dataset }) => sum + Number(dataset.words), 0);
