import { LabElement } from '../lab-element.js';
import { answerOf } from './first-answer.js';

/** Long work on one answer: begun by a button, told as it goes on, stopped at will. What it found belongs to that answer, outlives
 * the view, and is stale once there is another. Event: "change". */
export class Run extends EventTarget {
  /** What was found, as far as it has got. @type {any} */ value = null;
  /** @type {string | null} a sentence */ problem = null;
  /** @type {AbortController | null} */ going = null;
  /** The inquiry that the value belongs to, as text. */ key = null;
  /** What was tried last, for those that begin by themselves and must not begin again after a failure. */ tried = null;

  /** @param {import('../lab.js').Lab} lab */
  constructor(lab) {
    super();
    this.lab = lab;
  }

  get running() {
    return this.going !== null;
  }

  /** Whether the value is about another answer than the one on show. */
  get stale() {
    return this.value !== null && this.key !== JSON.stringify(this.lab.reading.inquiry);
  }

  /** @param {(about: {series: Function, signal: AbortSignal}) => AsyncGenerator<any>} work yields what it has found so far; `series` is the
   * lab's, of the answer that was on show when the work began, its end among its words */
  async start(work) {
    this.stop();
    const { lab } = this;
    const { inquiry, result } = lab.reading;
    const going = this.going = new AbortController();
    const { signal } = going;
    const answer = { ...inquiry, words: answerOf(result).ids };
    const series = (method, parts) => lab.series(method, parts.map(({ about, changes }) => ({ about, changes: { ...answer, ...changes } })), signal);
    const key = JSON.stringify(inquiry);
    this.problem = null;
    this.tell();
    try {
      for await (const value of work({ series, signal })) {
        if (signal.aborted) return;
        [this.value, this.key] = [value, key];
        this.tell();
      }
    } catch (problem) {
      if (!signal.aborted && key === JSON.stringify(lab.reading.inquiry)) this.problem = problem.message;   // else its picture has gone
    } finally {
      if (this.going === going) this.going = null;
      this.tell();
    }
  }

  stop() {
    this.going?.abort();
    this.going = null;
    this.tell();
  }

  tell() {
    this.dispatchEvent(new Event('change'));
  }
}

/** @type {WeakMap<object, Map<string, Run>>} */
const runs = new WeakMap();

export function runOf(lab, name) {
  if (!runs.has(lab)) runs.set(lab, new Map());
  const named = runs.get(lab);
  if (!named.has(name)) named.set(name, new Run(lab));
  return named.get(name);
}

/** An element that shows a run, and draws itself anew with it. The run stops when nobody looks at it any longer. */
export class RunElement extends LabElement {
  /** The run's name. @type {string} */
  static run;

  get run() {
    return runOf(this.lab, this.constructor.run);
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.lab) this.run.addEventListener('change', this.news);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (!this.lab) return;
    this.run.removeEventListener('change', this.news);
    this.run.stop();
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('lab') && !changed.get('lab')) this.run.addEventListener('change', this.news);
  }
}
