/** What went wrong, as a sentence for the reader. `kind` is "reader" (the question or picture), "engine" (a fault inside),
 * "code" (the reader's own change to the engine), "loading" (files did not arrive),
 * "gone" (the worker stopped) or "unsupported" (this browser cannot do it); `detail`, if any, is for whoever repairs it. */
export class EngineProblem extends Error {
  /** @param {string} message @param {'reader' | 'engine' | 'code' | 'loading' | 'gone' | 'unsupported'} kind @param {string} [detail] */
  constructor(message, kind, detail = '') {
    super(message);
    this.name = 'EngineProblem';
    this.kind = kind;
    this.detail = detail;
  }
}
