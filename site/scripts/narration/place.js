const EVERY = 5_000;                                          // milliseconds between two notes of the place

/** Notes where the listener is: now and then, at every pause, and when the page goes. @param {import('./narration.js').Narration} narration */
export function keepPlace(narration) {
  let noted = 0;
  const note = () => {
    noted = Date.now();
    narration.memory.keepPlace(narration.slug, narration.time >= narration.duration - 1 ? 0 : narration.time);
  };
  narration.addEventListener('time', () => narration.playing && Date.now() - noted > EVERY && note());
  narration.addEventListener('change', () => narration.started && !narration.playing && note());
  addEventListener('pagehide', () => narration.started && note());
}
