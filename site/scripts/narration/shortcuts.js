/** Keys for the narration. Letters count only while the player has the focus, so that they never fight the page; with Alt, three of
 * them count everywhere but in a field. */

export const KEYS = [
  ['K', 'play or pause', (narration) => narration.toggle()],
  ['J', 'back 10 seconds', (narration) => narration.skip(-10)],
  ['L', 'forward 10 seconds', (narration) => narration.skip(10)],
  ['B', 'chapter back', (narration) => narration.stepChapter(-1)],
  ['N', 'next chapter', (narration) => narration.stepChapter(1)],
  ['M', 'mute', (narration) => narration.set({ muted: !narration.memory.settings.muted })],
  ['C', 'captions', (narration) => narration.set({ captions: !narration.memory.settings.captions })],
  ['F', 'follow along', (narration) => narration.set({ follow: !narration.memory.settings.follow })],
];
const ANYWHERE = ['K', 'J', 'L'];
const FIELDS = 'select, textarea, [contenteditable], input:not([type=range], [type=radio], [type=checkbox], [type=button])';

/** @param {import('./narration.js').Narration} narration */
export function shortcuts(narration) {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.target.matches?.(FIELDS)) return;
    const letter = event.altKey ? event.code.replace('Key', '') : event.key.toUpperCase();   // Alt makes another letter on some keyboards
    const inPlayer = event.target.closest?.('narration-player, narration-bar');
    if (event.altKey ? !ANYWHERE.includes(letter) : !inPlayer) return;
    const found = KEYS.find(([key]) => key === letter);
    if (!found) return;
    event.preventDefault();
    found[2](narration);
  });
}
