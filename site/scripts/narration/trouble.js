const SENTENCES = {
  recording: 'The recording did not arrive, or this browser cannot play it.',
  device: 'This device’s voice did not speak. Choose another voice, or the recorded one.',
  times: 'The times of the words did not arrive, so nothing can keep step with the voice.',
};

/** @param {'recording' | 'device' | 'times'} trouble */
export const sentenceAbout = (trouble) => SENTENCES[trouble];
