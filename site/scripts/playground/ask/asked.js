const MOST = 30;

/** The questions of this visit, the newest first, each once, with what the model last said to it. */
export class Asked {
  /** @type {{question: string, answer: string | null}[]} */ entries = [];

  /** @param {string} question @param {string | null} answer what the model said, if it has answered already */
  add(question, answer = null) {
    const known = this.entries.find((entry) => entry.question === question);
    this.entries = [{ question, answer: answer ?? known?.answer ?? null }, ...this.entries.filter((entry) => entry !== known)].slice(0, MOST);
  }

  /** @param {string} question @param {string} answer */
  answered(question, answer) {
    const entry = this.entries.find((each) => each.question === question);
    if (entry) entry.answer = answer;
  }
}
