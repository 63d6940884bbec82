import { fetchNow } from './summon.js';

/** The narration's keys that count everywhere do so before its player has come: the first of them fetches it. */
export function narrated() {
  const player = document.querySelector('narration-player');
  if (!player) return;
  const onKey = (event) => {
    if (!event.altKey || !['KeyK', 'KeyJ', 'KeyL'].includes(event.code)) return;
    removeEventListener('keydown', onKey);
    if (customElements.get(player.localName)) return;
    event.preventDefault();
    fetchNow(player).then(() => event.target.dispatchEvent(new KeyboardEvent(event.type, event)), () => {});
  };
  addEventListener('keydown', onKey);
}
