/** What a view wants to know about the answer on show. It asks again whenever the answer or its own wish changes, once the
 * reader pauses; until then the value before stays. A Lit reactive controller for a host with a `lab`. */
export class Study {
  /** @param {import('lit').ReactiveControllerHost & {lab: import('./lab.js').Lab}} host
   * @param {string} method a study's name
   * @param {() => object | null} about what to ask besides; null: nothing now
   * @param {() => object} [changes] to the inquiry, see `Lab.study` */
  constructor(host, method, about, changes = () => ({})) {
    Object.assign(this, { host, method, about, changes });
    this.value = this.problem = null;
    this.pending = false;
    /** The reading that the value belongs to, and what was asked about it. */
    this.reading = this.subject = null;
    host.addController(this);
  }

  hostUpdated() {
    const { lab } = this.host;
    const about = lab?.reading.inquiry && !lab.busy && lab.state.name !== 'failed' ? this.about() : null;
    if (!about) return;
    const changes = this.changes();
    const key = JSON.stringify([about, changes]);
    if (this.key === key && this.asked === lab.reading) return;
    [this.key, this.asked] = [key, lab.reading];
    this.ask(lab, lab.reading, key, about, changes);
  }

  async ask(lab, reading, key, about, changes) {
    this.pending = true;
    try {
      const value = await lab.study(this.method, about, changes);
      if (this.key !== key || this.asked !== reading) return;
      [this.value, this.reading, this.subject, this.problem, this.pending] = [value, reading, about, null, false];
    } catch (problem) {
      if (this.key !== key || this.asked !== reading) return;
      [this.problem, this.pending] = [problem.message, false];
      if (lab.state.name === 'failed') this.key = null;     // asked again once the model is up
    }
    this.host.requestUpdate();
  }
}
