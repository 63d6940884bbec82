import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { hanging } from './hanging.js';
import { highlighting, theme } from './theme.js';

const markLine = StateEffect.define();
const markedLine = StateField.define({
  create: () => Decoration.none,
  update(marks, { changes, docChanged, effects }) {
    const wish = effects.find((effect) => effect.is(markLine));
    return wish ? wish.value : docChanged ? Decoration.none : marks.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
const trouble = Decoration.line({ class: 'cm-trouble' });

/** Typing over a selection, done here: left to itself, Chromium writes style attributes into what it joins, which the page's policy
 * forbids. */
const typeOver = EditorView.domEventHandlers({
  beforeinput({ inputType, data, isComposing }, { state, dispatch }) {
    if (inputType !== 'insertText' || !data || isComposing || state.readOnly || state.selection.main.empty) return false;
    dispatch(state.update(state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true }));
    return true;
  },
});

/** A page of Python in CodeMirror, inside a shadow root, so that its styles are adopted style sheets and the page's tokens still
 * reach it. Tab indents; Escape, then Tab, leaves. */
export class Editor {
  /** @param {ShadowRoot} root @param {{onChange: (text: string) => void, onRun: () => void}} events */
  constructor(root, { onChange, onRun }) {
    this.events = { onChange, onRun };
    this.view = new EditorView({ root, parent: root });
  }

  /** @param {string} text @param {{first: number, label: string, readOnly: boolean}} about first: the number of its first line */
  show(text, { first, label, readOnly }) {
    const run = { key: 'Mod-Enter', run: () => (this.events.onRun(), true) };
    this.view.setState(EditorState.create({
      doc: text,
      extensions: [
        lineNumbers({ formatNumber: (line) => String(line + first - 1) }), history(), drawSelection(), bracketMatching(), indentOnInput(), highlightActiveLine(),
        indentUnit.of('    '), EditorState.tabSize.of(4), python(), syntaxHighlighting(highlighting), theme, EditorView.lineWrapping, hanging, markedLine, typeOver,
        EditorState.readOnly.of(readOnly), EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': String(readOnly), tabindex: '0' }),
        keymap.of([run, indentWithTab, ...historyKeymap, ...defaultKeymap]),
        EditorView.updateListener.of(({ docChanged, state }) => { if (docChanged) this.events.onChange(state.doc.toString()); }),
      ],
    }));
  }

  /** Mark the line that Python stopped in. @param {number | null} number counted from 1 within the text */
  mark(number) {
    const { doc } = this.view.state;
    const place = number && number <= doc.lines ? doc.line(number).from : null;
    const effects = [markLine.of(place === null ? Decoration.none : Decoration.set(trouble.range(place)))];
    if (place !== null) effects.push(EditorView.scrollIntoView(place, { y: 'nearest' }));
    this.view.dispatch({ effects });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  focus() {
    this.view.focus();
  }

  destroy() {
    this.view.destroy();
  }
}
