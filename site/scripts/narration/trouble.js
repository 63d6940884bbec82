const SENTENCES = {
  recording: 'The recording could not be played: it did not arrive, or this browser cannot read it. Check the connection and try again.',
  device: 'This device’s voice did not speak. Choose another voice, or the recorded one.',
  times: 'The times of the words did not arrive, so nothing can keep step with the voice. Check the connection and try again.',
};

/** @param {'recording' | 'device' | 'times'} trouble */
export const sentenceAbout = (trouble) => SENTENCES[trouble];
