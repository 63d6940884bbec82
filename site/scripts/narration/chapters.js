/** The list of chapters: a press goes there and plays, the current one is marked.
 * @param {HTMLElement} player @param {import('./narration.js').Narration} narration */
export function liveChapters(player, narration) {
  const links = [...player.querySelectorAll('[data-chapter]')];
  const show = () => {
    const current = narration.started || narration.time ? narration.chapter : -1;
    links.forEach((link, number) => link.toggleAttribute('aria-current', number === current));
    links[current]?.setAttribute('aria-current', 'true');
  };
  links.forEach((link, number) => link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;      // the recording itself, in a tab of its own
    event.preventDefault();
    narration.seekChapter(number);
    if (!narration.playing) narration.play();
  }));
  narration.addEventListener('change', show);
  narration.addEventListener('time', show);
  show();
}
