import { html, nothing } from 'lit';
import { called } from '../../elements/called.js';
import { define } from '../../elements/define.js';
import { LabElement } from '../lab-element.js';
import { runOf } from '../matter/run.js';
import { Address, linkTo } from './address.js';
import { comparisonSheet } from './comparison-sheet.js';
import { fileName, save } from './save.js';
import { SceneFileError, readSceneFile, sceneFile } from './scene-file.js';
import { asPng, asSvg } from './sheet.js';
import { snippetOf } from './snippet.js';
import { attentionTable, comparisonTable } from './table.js';
import { viewSheet } from './view-sheet.js';

const PNG_SCALE = 2;
const GAP = 8;
const SHEET = matchMedia('(max-width: 39.99rem)');
let menus = 0;

/** What the reader can take along: a link, the view, the numbers, the scene, a program. */
class LabKeep extends LabElement {
  static properties = { ...LabElement.properties, compact: { type: Boolean }, open: { state: true }, said: { state: true } };

  name = `keep-${++menus}`;

  connectedCallback() {
    super.connectedCallback();
    if (this.compact) return;
    this.address = new Address(this.lab);
    this.address.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.address?.stop();
  }

  render() {
    const { name } = this;
    return html`
      <button class="button keep-button" popovertarget=${name} aria-expanded=${Boolean(this.open)}>Keep and share</button>
      <div class="keep-menu" id=${name} popover role="dialog" aria-label="Keep and share" @toggle=${this.onToggle}>${this.open ? this.menu() : nothing}</div>`;
  }

  menu() {
    const { lab } = this;
    const { reading } = lab;
    const live = reading.inquiry !== null;
    const { scene } = lab.doc.picture;
    const { url, lost } = this.link;
    return html`
      <button class="keep-close" popovertarget=${this.name} popovertargetaction="hide" aria-label="Close">×</button>
      <section><h2>Link</h2>
        <div class="keep-link"><input class="keep-field" readonly aria-label="Link to what is here now" .value=${url} @focus=${(e) => e.target.select()}>
          <button class="button" @click=${() => this.copy(url, 'link')}>Copy link</button></div>
        <p>${linkSays(lab, lost)}</p></section>
      <section><h2>The view</h2><p>The picture with its veil, question and answer.</p>
        ${this.buttons(this.sheets(() => viewSheet(lab)))}</section>
      <section><h2>The numbers</h2><p>All attention as a table; or everything that the model computed, for NumPy. Counted from 0.${live ? '' : ' The latter once the model is here.'}</p>
        ${this.buttons([['CSV', () => this.keep('csv', attentionTable(reading), 'text/csv')], ['.npz', () => this.archive(), !live]])}</section>
      <section><h2>Python</h2><p>A program that computes these numbers anew.${live ? '' : ' Once the model is here.'}</p>
        ${this.buttons([['Copy', () => this.program((text) => this.copy(text, 'program')), !live], ['Save', () => this.program((text) => this.keep('py', text, 'text/x-python')), !live]], 'the Python program')}</section>
      ${this.comparison()}
      ${this.compact ? nothing : html`
      <section><h2>The scene</h2><p>${scene ? 'What you composed, to be opened here again.' : 'Compose one with Arrange, or open one that was saved.'}</p>
        ${this.buttons([['Save', () => this.keep('json', sceneFile(scene), 'application/json'), !scene], ['Open …', () => this.querySelector('.keep-file').click()]], 'the scene')}
        <input class="keep-file" type="file" accept=".json,application/json" hidden @change=${this.openScene}></section>`}
      <p class="keep-said" role="status">${this.said || nothing}</p>`;
  }

  /** Once it has been run. */
  comparison() {
    const { lab } = this;
    const { value, stale } = runOf(lab, 'comparison');
    if (value?.part !== 1) return nothing;
    const table = () => this.keep('csv', comparisonTable(value), 'text/csv', 'comparison');
    return html`
      <section class="keep-wide"><h2>The honest comparison</h2><p>${stale ? 'The answer has changed since it was run. Run it again to keep it.' : 'Its three curves as a picture, or as a table with every draw.'}</p>
        ${this.buttons([...this.sheets(() => comparisonSheet(lab, value), 'comparison', stale), ['CSV', table, stale]], 'the comparison')}</section>`;
  }

  /** The same drawing, twice. @param {() => Promise<import('./sheet.js').Sheet>} sheet @param {string} [what] @param {boolean} [off] */
  sheets(sheet, what, off) {
    const saved = (ending, as) => () => this.attempt(async () => this.keep(ending, await as(await sheet()), undefined, what));
    return [['PNG', saved('png', (drawing) => asPng(drawing, PNG_SCALE)), off], ['SVG', saved('svg', asSvg), off]];
  }

  buttons(named, what) {
    return html`<div class="keep-actions">${named.map(([name, act, off]) => html`
      <button class="button" aria-label=${what ? `${name.replace(' …', '')} ${what}` : nothing} ?disabled=${off} @click=${act}>${name}</button>`)}</div>`;
  }

  /** In a lesson the link leads to the full playground. */
  get link() {
    const full = this.compact ? this.closest('.panel')?.querySelector('.panel-bar a')?.href : null;
    return linkTo(this.lab, full ?? location.href);
  }

  onToggle({ newState, target }) {
    this.open = newState === 'open';
    this.said = '';
    if (!this.open) return;
    const { bottom, right } = this.querySelector('.keep-button').getBoundingClientRect();
    const edge = document.documentElement.clientWidth;
    const most = edge - target.offsetWidth - GAP;            // farther left it would begin outside the window
    const place = SHEET.matches ? { top: '', right: '' } : { top: `${scrollY + bottom + GAP}px`, right: `${Math.max(GAP, Math.min(edge - right, most))}px` };
    Object.assign(target.style, place);
  }

  async copy(text, what) {
    this.address?.write();
    try {
      await navigator.clipboard.writeText(text);
      this.said = `The ${what} is copied.`;
    } catch {
      this.said = what === 'link' ? 'This browser does not let the page copy. The link is selected: copy it with Ctrl or ⌘ and C.'
        : `This browser does not let the page copy. Save the ${what} instead.`;
      if (what === 'link') this.querySelector('.keep-field').focus();
    }
  }

  keep(ending, content, type, what = '') {
    const name = fileName(`${what} ${this.lab.reading.question.text}`, ending);
    save(name, content, type);
    this.said = `Saved as ${name}.`;
  }

  /** Whatever takes a moment, and may fail. @param {() => Promise<void>} work */
  async attempt(work) {
    try {
      await work();
    } catch (problem) {
      this.said = problem.message;
    }
  }

  program(use) {
    return this.attempt(async () => use(await snippetOf(this.lab)));
  }

  archive() {
    return this.attempt(async () => {
      const { npz } = await this.lab.study('archive', { edited: Object.keys(this.lab.reading.edits) });
      this.keep('npz', npz.data);
    });
  }

  openScene({ target }) {
    const [file] = target.files;
    target.value = '';
    return file && this.attempt(async () => {
      const { scene, left } = await readSceneFile(file).catch((problem) => {
        throw problem instanceof SceneFileError ? problem : new SceneFileError(`“${called(file.name)}” could not be read. Choose it again.`);
      });
      this.lab.change({ picture: { kind: 'scene', scene }, covered: [], cut: [] });
      this.said = left > 0 ? `Opened, without ${left} of its things: they are not known here.` : 'Opened.';
    });
  }
}

/** What a link holds, and what it does not. */
function linkSays({ doc, edits }, lost) {
  if (doc.picture.kind === 'own') return 'It holds all but your picture, which never leaves your machine: whoever opens it sees another.';
  if (lost.length) return 'It holds all that there is room for; the question or the cuts are too long for a link.';
  if (edits.names.length) return 'It holds all but your code: it opens with the engine as it was written.';
  return 'It holds all that you set: picture, question, sliders, what is covered or cut, and what is chosen in each view.';
}

define('lab-keep', LabKeep);
