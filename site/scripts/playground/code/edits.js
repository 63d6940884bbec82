/**
 * The reader's own version of the engine's functions. What stands in the editor (`drafts`) and what the model runs (`running`)
 * are two things: a draft outlives putting the original back, a mistake, and a model that had to be stopped.
 *
 * Events: "change".
 */
export class Edits extends EventTarget {
  /** @param {import('../lab.js').Lab} lab */
  constructor(lab) {
    super();
    this.lab = lab;
    /** @type {Map<string, string>} by a step's name; only where it differs from the original */
    this.drafts = new Map();
    /** @type {Record<string, string>} */
    this.running = {};
    this.trying = false;
    /** @type {{sentence: string, traceback: string, step: string | null, line: number | null} | null} of the last try */
    this.problem = null;
    lab.client.addEventListener('state', () => { if (!lab.ready) this.lose(); });
  }

  get names() {
    return Object.keys(this.running);
  }

  /** Have the model run these texts, and all other functions as they were written. They are tried on the question on show; if
   * that fails, everything stays as it was. @param {Record<string, string>} texts */
  async run(texts) {
    if (this.trying) return;
    const { lab } = this;
    this.trying = true;
    this.problem = null;
    this.tell();
    try {
      while (lab.busy) await new Promise((done) => { lab.addEventListener('state', done, { once: true }); });
      const { picture: choice, question, temperature, seed, force, covered, cut, gates } = lab.reading.made;
      const picture = await lab.pictures.opened(choice);
      const asked = { picture: picture.id, question, temperature, seed, force, covered, cut, gate_scale: gates };
      this.problem = (await lab.client.call('edit', { texts, ...asked })).problem;
      if (!this.problem) this.running = texts;
    } catch (problem) {
      if (!this.stopped) this.problem = { sentence: problem.message, traceback: problem.detail ?? '', step: null, line: null };
    }
    this.stopped = this.trying = false;
    this.tell();
    if (!this.problem) lab.again();
  }

  /** The model as it was written, once what is being tried has been; the drafts stay. */
  async putBack() {
    while (this.trying) await new Promise((done) => { this.addEventListener('change', done, { once: true }); });
    if (this.names.length) await this.run({});
  }

  /** End the worker, which does not answer, and start another, with the original code. */
  stop() {
    const sentence = 'Stopped. The model starts again with its original code; yours is still in the editor.';
    this.stopped = this.trying;
    this.problem = { sentence, traceback: '', step: null, line: null };
    this.lab.client.dispose();
    this.lab.again();
  }

  /** The worker is gone, and what it ran with it. */
  lose() {
    if (!this.names.length) return;
    this.running = {};
    this.problem ??= { sentence: 'The model stopped and starts again with its original code; yours is still in the editor.', traceback: '', step: null, line: null };
    this.lab.again();
    this.tell();
  }

  tell() {
    this.dispatchEvent(new Event('change'));
  }
}
