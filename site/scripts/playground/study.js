/** What a view wants to know about the answer on show. It asks again whenever the answer or its own wish changes, once the
 * reader pauses; until then the value before stays. A Lit reactive controller for a host with a `lab`. */
export class Study {
  /** @param {import('lit').ReactiveControllerHost & {lab: import('./lab.js').Lab}} host
   * @param {string} method a study's name
   * @param {() => object | null} about what to ask besides; null: nothing now */
  constructor(host, method, about) {
    this.host = host;
    this.method = method;
    this.about = about;
    this.value = this.problem = null;
    this.pending = false;
    /** The reading that the value belongs to. */
    this.reading = null;
    host.addController(this);
  }

  hostUpdated() {
    const { lab } = this.host;
    const about = lab?.reading.inquiry && !lab.busy ? this.about() : null;
    if (!about) return;
    const key = JSON.stringify(about);
    if (this.key === key && this.asked === lab.reading) return;
    [this.key, this.asked] = [key, lab.reading];
    this.ask(lab, lab.reading, key, about);
  }

  async ask(lab, reading, key, about) {
    this.pending = true;
    try {
      const value = await lab.study(this.method, about);
      if (this.key !== key || this.asked !== reading) return;
      [this.value, this.reading, this.problem, this.pending] = [value, reading, null, false];
    } catch (problem) {
      if (this.key !== key || this.asked !== reading) return;
      [this.problem, this.pending] = [problem.message, false];
    }
    this.host.requestUpdate();
  }
}
