import { html, nothing } from 'lit';
import { define } from '../../elements/define.js';
import { off } from '../../elements/off.js';
import { LabElement } from '../lab-element.js';
import { editorOf, stepsOf } from './steps.js';

const short = (name) => name.split('.')[1];

/** The engine's own source, a function at a time; the reader may change it and have the model run it. */
class LabCode extends LabElement {
  static properties = { ...LabElement.properties, steps: { state: true }, original: { state: true }, missing: { state: true } };

  constructor() {
    super();
    /** Whether the original is shown instead of the reader's text. */
    this.original = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.lab.edits.addEventListener('change', this.news);
    this.begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.lab.edits.removeEventListener('change', this.news);
    this.editor?.destroy();
    this.editor = null;
  }

  async begin() {
    const { editor, steps } = this.lab.code;
    try {
      this.missing = null;
      const [Editor, built] = await Promise.all([editorOf(editor), stepsOf(steps)]);
      if (!this.isConnected || this.editor) return;
      this.steps ??= built;
      const host = this.querySelector('.code-editor');
      this.editor = new Editor(host.shadowRoot ?? host.attachShadow({ mode: 'open' }), {
        onChange: (text) => this.write(text), onRun: () => this.run(),
      });
      this.show();
    } catch {
      this.missing = 'The editor did not arrive. Check the connection and try again.';
    }
  }

  /** The open step's. */
  get name() {
    return this.lab.doc.step;
  }

  get step() {
    return this.steps?.find(({ name }) => name === this.name);
  }

  get draft() {
    return this.lab.edits.drafts.get(this.name) ?? this.step.source;
  }

  get edited() {
    return this.lab.edits.drafts.has(this.name);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (!this.editor || this.shows === this.name) return;
    this.original = false;
    this.show();
  }

  show() {
    this.shows = this.name;
    this.editor.show(this.original ? this.step.source : this.draft, { first: this.step.line, ...this.about });
    this.mark();
  }

  get about() {
    const label = `Source of ${short(this.name)}${this.original ? ', the original, to be read only' : ''}. Tab indents; Escape, then Tab, leaves the editor.`;
    return { label, readOnly: this.original };
  }

  write(text) {
    const { edits } = this.lab;
    if (text === this.step.source) edits.drafts.delete(this.name);
    else edits.drafts.set(this.name, text);
    this.requestUpdate();
  }

  async run() {
    const { edits } = this.lab;
    if (this.original || !this.lab.ready) return;
    const { [this.name]: _, ...others } = edits.running;
    await edits.run(this.edited ? { ...others, [this.name]: this.draft } : others);
    this.mark();
  }

  /** The line that Python stopped in; the editor counts as the engine's file does. */
  mark() {
    const { problem } = this.lab.edits;
    this.editor?.mark(problem?.step === this.name && !this.original ? problem.line - this.step.line + 1 : null);
  }

  /** A traceback ends with what matters. */
  updated() {
    const traceback = this.querySelector('.code-problem .code');
    if (traceback && traceback.textContent !== this.told) traceback.scrollTop = traceback.scrollHeight;
    this.told = traceback?.textContent;
  }

  /** The original for the editor too: the reader's text is given up. */
  startOver() {
    this.lab.edits.drafts.delete(this.name);
    this.original = false;
    this.show();
    this.editor.focus();
  }

  turn() {
    this.original = !this.original;
    this.show();
  }

  render() {
    const { step, missing } = this;
    return html`
      <div class="code-view">
        ${step ? this.head(step) : missing ? this.notArrived() : html`<p class="label">The editor is on its way.</p>`}
        <div class="code-editor" ?hidden=${!step}></div>
        ${step ? this.foot() : nothing}
      </div>`;
  }

  notArrived() {
    return html`<div class="notice" role="alert"><p>${this.missing}</p><button class="button" @click=${() => this.begin()}>Try again</button></div>`;
  }

  head(step) {
    const groups = [...new Set(this.steps.map(({ group }) => group))];
    const { drafts, running } = this.lab.edits;
    const state = (name) => (name in running ? ' — running, edited' : drafts.has(name) ? ' — edited' : '');
    return html`
      <div class="code-head">
        <label class="code-step"><span class="label">Step</span>
          <select class="see-select" @change=${(e) => this.lab.change({ step: e.target.value })}>
            ${groups.map((group) => html`<optgroup label=${group}>${this.steps.filter((each) => each.group === group).map(({ name }) => html`
              <option value=${name} .selected=${name === step.name}>${short(name)}${state(name)}</option>`)}</optgroup>`)}
          </select></label>
        <p class="label code-place"><code>${step.file}</code>, lines ${step.line} to ${step.line + step.source.split('\n').length - 1}</p>
      </div>`;
  }

  foot() {
    const { lab } = this;
    const { edits } = lab;
    const runs = edits.running[this.name] !== undefined;
    return html`
      <p class="label code-keys">Tab indents; Escape, then Tab, leaves the editor. Ctrl or ⌘ and Enter runs it.</p>
      <div class="code-actions">
        <button class="button code-run" ${off(!lab.ready || edits.trying || this.original)} @click=${() => this.run()}>Run this code</button>
        <button class="button" ${off(!runs || edits.trying)} @click=${() => this.putBack()}>Put the original back</button>
        <button class="button" aria-pressed=${this.original} ${off(!this.edited && !this.original)} @click=${() => this.turn()}>Show the original</button>
        <button class="button" ${off(!this.edited)} @click=${() => this.startOver()}>Discard my edit</button>
      </div>
      <div class="code-said" role="status">${this.said(runs)}</div>
      <p class="code-note">What you write runs on your machine, in a worker beside this page, without a network and without this site’s stores. It is neither in links nor kept when the page is left.</p>`;
  }

  async putBack() {
    const { [this.name]: _, ...others } = this.lab.edits.running;
    await this.lab.edits.run(others);
  }

  said(runs) {
    const { lab, name } = this;
    const { edits } = lab;
    const { problem } = edits;
    if (edits.trying) return html`<p>Trying it on the question on show.</p>`;
    if (problem) {
      return html`<div class="code-problem"><p>${problem.sentence}</p>
        ${this.lab.ready ? html`<p class="label">The answer before stays.</p>` : nothing}
        ${problem.traceback ? html`<pre class="code" tabindex="0" aria-label="Python’s traceback"><code>${problem.traceback}</code></pre>` : nothing}</div>`;
    }
    if (!lab.ready) return html`<p>It can be run once the model is here.</p>`;
    if (runs) return html`<p>The model runs your <code>${short(name)}</code>${edits.running[name] === this.draft ? '' : ' as it was before your last changes'}.</p>`;
    return this.edited ? html`<p>Not run yet: the model uses the original.</p>` : nothing;
  }
}

define('lab-code', LabCode);
