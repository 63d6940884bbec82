/** The system's own controls (media keys, lock screen, headset) play the narration; a chapter is a track.
 * @param {import('./narration.js').Narration} narration */
export function mediaSession(narration) {
  const session = navigator.mediaSession;
  if (!session) return;
  let shown = '';
  const handlers = {
    play: () => narration.play(),
    pause: () => narration.pause(),
    seekbackward: ({ seekOffset }) => narration.skip(-(seekOffset || 10)),
    seekforward: ({ seekOffset }) => narration.skip(seekOffset || 10),
    seekto: ({ seekTime }) => narration.seek(seekTime),
    previoustrack: () => narration.stepChapter(-1),
    nexttrack: () => narration.stepChapter(1),
  };
  const show = () => {
    if (!narration.started) return;
    const { title } = narration.script.chapters[narration.chapter];
    if (title !== shown) {
      if (!shown) for (const [action, handler] of Object.entries(handlers)) offer(session, action, handler);
      session.metadata = new MediaMetadata({ title, artist: 'Sightline', album: `Module ${narration.number} · ${narration.title}` });
      shown = title;
    }
    session.playbackState = narration.playing ? 'playing' : 'paused';
    const { duration, time } = narration;
    session.setPositionState?.({ duration, position: time, playbackRate: narration.memory.settings.rate });
  };
  for (const name of ['change', 'seek']) narration.addEventListener(name, show);
  narration.addEventListener('word', () => {                  // a new chapter began while it played
    if (narration.script.chapters.some(({ word }) => word === narration.word)) show();
  });
}

function offer(session, action, handler) {
  try {
    session.setActionHandler(action, handler);
  } catch {
    // This browser does not know the action.
  }
}
