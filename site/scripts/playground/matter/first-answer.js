import { placesOf, product } from '../ask/said.js';

/** The answer as first given: by the model as it came, to this question about this picture, with nothing covered, nothing cut, and the
 * gates as learned. What was done since is measured by what it does to the probability of that answer. Where the reader's code already
 * ran when the question came, it is the first answer of that code, and says so. A Lit reactive controller for a host with a `lab`. */
export class FirstAnswer {
  /** @param {import('lit').ReactiveControllerHost & {lab: import('../lab.js').Lab}} host */
  constructor(host) {
    this.host = host;
    /** @type {(Answer & {edited: boolean}) | null} */
    this.value = null;
    host.addController(this);
  }

  hostUpdate() {
    const { lab } = this.host;
    if (!lab?.reading.inquiry) return;
    const { made, edits, result } = lab.reading;
    const [original, key] = [keyOf(made, {}), keyOf(made, edits)];
    if (untouched(made)) remember(lab, key, { ...answerOf(result), edited: key !== original });
    const known = recall(lab, original) ?? recall(lab, key);
    if (known) [this.key, this.value] = [key, known];
    else if (key !== this.key) {
      this.key = this.value = null;
      if (!lab.busy) this.ask(lab, key);                   // once the reader pauses
    }
  }

  async ask(lab, key) {
    const { inquiry, made: { question, temperature, seed, force }, edits } = lab.reading;
    this.key = key;
    const result = await asked(lab, key, () => lab.client.ask(inquiry.picture, question, { temperature, seed, force, top: 1 }))
      .catch(() => null);                                  // the picture has gone meanwhile: a newer answer is on its way
    if (!result) return;
    remember(lab, key, { ...answerOf(result), edited: Object.keys(edits).length > 0 });
    if (this.key === key) this.host.requestUpdate();
  }
}

const keyOf = ({ picture, question, temperature, seed, force }, edits) => JSON.stringify([picture, question, temperature, seed, force, edits]);

const untouched = ({ covered, cut, gates }) => !covered.length && !cut.length && gates.every((gate) => gate === 1);

/** Whether nothing stands between picture and words, and the model is as it came. @param {import('../../figure/reading.js').Reading} reading */
export const intact = ({ made, edits }) => untouched(made) && !Object.keys(edits).length;

/** @typedef {{text: string, words: {text: string, id: number, probability: number}[], ids: number[], probability: number}} Answer */

/** An answer with its end, which is predicted like a word. @param {object} result of `Session.ask` @returns {Answer} */
export function answerOf({ answer, tokens, end }) {
  const words = placesOf({ words: tokens, end });
  return { text: answer, words, ids: words.map(({ id }) => id), probability: product(words) };
}

/** The latest first answers, of the model as it came and of the reader's code, for all parts of the page. @type {WeakMap<object, Map<string, object>>} */
const given = new WeakMap();
const recall = (lab, key) => given.get(lab)?.get(key) ?? null;

function remember(lab, key, answer) {
  const others = [...given.get(lab) ?? []].filter(([other]) => other !== key);
  given.set(lab, new Map([...others, [key, answer]].slice(-2)));
}

/** The latest question of this kind, which several parts of the page may have. @type {WeakMap<object, {key: string, result: Promise<object>}>} */
const asking = new WeakMap();

function asked(lab, key, ask) {
  if (asking.get(lab)?.key !== key) asking.set(lab, { key, result: ask() });
  return asking.get(lab).result;
}
