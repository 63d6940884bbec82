const SENTENCES = {
  recording: 'The recording could not be played: it did not arrive, or this browser cannot read it.',
  device: 'This device’s voice stopped before it had begun to speak.',
  times: 'The times of the words did not arrive, so the transcript cannot keep step.',
};

/** @param {'recording' | 'device' | 'times'} trouble */
export const sentenceAbout = (trouble) => SENTENCES[trouble];
