import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin } from '@codemirror/view';

const [DEEPEST, FURTHER, EDGE] = [24, 2, '0.75rem'];
const hung = Array.from({ length: DEEPEST + 1 }, (_, depth) => Decoration.line({ class: `cm-hung-${depth}` }));
const rules = Object.fromEntries(hung.map((_, depth) => [`.cm-line.cm-hung-${depth}`, {
  paddingLeft: `calc(${EDGE} + ${depth + FURTHER}ch)`, textIndent: `${-depth - FURTHER}ch`,
}]));

/** A line too long for the editor goes on a little further in than it began. By classes, since the page's policy forbids style attributes. */
export const hanging = [
  EditorView.theme(rules),
  ViewPlugin.fromClass(class {
    constructor(view) {
      this.lines = linesOf(view);
    }

    update({ view, docChanged, viewportChanged }) {
      if (docChanged || viewportChanged) this.lines = linesOf(view);
    }
  }, { decorations: ({ lines }) => lines }),
];

/** @param {EditorView} view */
function linesOf({ state: { doc }, visibleRanges }) {
  const marks = new RangeSetBuilder();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to;) {
      const line = doc.lineAt(at);
      marks.add(line.from, line.from, hung[Math.min(DEEPEST, line.text.search(/\S|$/))]);
      at = line.to + 1;
    }
  }
  return marks.finish();
}
