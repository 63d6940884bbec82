import { placesOf, product } from '../ask/said.js';

/** The answer as first given: to this question about this picture, with nothing covered, nothing cut, and the gates as learned.
 * What was done since is measured by what it does to the probability of that answer. A Lit reactive controller for a host with a `lab`. */
export class FirstAnswer {
  /** @param {import('lit').ReactiveControllerHost & {lab: import('../lab.js').Lab}} host */
  constructor(host) {
    this.host = host;
    /** @type {{text: string, words: {text: string, id: number, probability: number}[], ids: number[], probability: number} | null} */
    this.value = null;
    host.addController(this);
  }

  hostUpdate() {
    const { lab } = this.host;
    if (!lab?.reading.inquiry) return;
    const { made, inquiry } = lab.reading;
    const key = JSON.stringify([inquiry.picture, made.question, made.temperature, made.seed, made.force]);
    if (intact(made)) this.keep(key, answerOf(lab.reading.result));
    else if (key !== this.key) {
      this.keep(null, null);
      if (!lab.busy) this.ask(lab, key);                   // once the reader pauses
    }
  }

  async ask(lab, key) {
    const { inquiry, made: { question, temperature, seed, force } } = lab.reading;
    this.keep(key, null);
    const result = await (known(lab, key) ?? remember(lab, key, lab.client.ask(inquiry.picture, question, { temperature, seed, force, top: 1 })))
      .catch(() => null);                                  // the picture has gone meanwhile: a newer answer is on its way
    if (this.key !== key || !result) return;
    this.value = answerOf(result);
    this.host.requestUpdate();
  }

  keep(key, value) {
    [this.key, this.value] = [key, value];
  }
}

/** Whether nothing stands between picture and words. @param {import('../doc.js').Made} made */
export const intact = ({ covered, cut, gates }) => !covered.length && !cut.length && gates.every((gate) => gate === 1);

/** An answer with its end, which is predicted like a word. @param {object} result of `Session.ask` */
export function answerOf({ answer, tokens, end }) {
  const words = placesOf({ words: tokens, end });
  return { text: answer, words, ids: words.map(({ id }) => id), probability: product(words) };
}

/** The latest question of this kind, which several parts of the page may have. @type {WeakMap<object, {key: string, result: Promise<object>}>} */
const asked = new WeakMap();
const known = (lab, key) => (asked.get(lab)?.key === key ? asked.get(lab).result : null);

function remember(lab, key, result) {
  asked.set(lab, { key, result });
  return result;
}
