/** The device's own English voices. One that only a server can speak is none: what it reads would leave the device. */

const local = ({ lang, localService }) => localService && /^en\b/i.test(lang);

/** @returns {SpeechSynthesisVoice[]} the reader's own kind of English first */
export function englishVoices() {
  const rank = ({ lang, default: chosen }) => (navigator.languages.includes(lang.replace('_', '-')) ? 0 : 2) + (chosen ? 0 : 1);
  return (globalThis.speechSynthesis?.getVoices() ?? []).filter(local).sort((one, other) => rank(one) - rank(other));
}

/** That one, else the first. @param {string} name */
export function voiceNamed(name) {
  const voices = englishVoices();
  return voices.find((voice) => voice.name === name) ?? voices[0] ?? null;
}

/** Voices may come late. @param {() => void} then */
export const whenVoicesChange = (then) => globalThis.speechSynthesis?.addEventListener?.('voiceschanged', then);
