import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** As quiet as the source in the lessons: words of the language are heavier, remarks softer, and that is all. */
export const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], fontWeight: '600' },
  { tag: tags.function(tags.definition(tags.variableName)), color: 'var(--text)', fontWeight: '600' },
  { tag: [tags.comment, tags.docString], color: 'var(--ink-soft)', fontStyle: 'italic' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--attention-strong)' },
  { tag: tags.string, color: 'var(--ink-soft)' },
]);

export const theme = EditorView.theme({
  '&': { color: 'var(--ink)', background: 'var(--paper)', fontSize: 'var(--code-size, 0.8125rem)' },
  '&.cm-focused': { outline: '2.5px solid var(--text)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.7', overflow: 'auto', maxHeight: 'min(34rem, 70vh)' },
  '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 1rem 0 0.75rem' },
  '.cm-gutters': { background: 'transparent', color: 'var(--ink-soft)', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.75rem', padding: '0 0.25rem 0 0.75rem', fontVariantNumeric: 'tabular-nums' },
  '.cm-activeLine': { background: 'transparent' },
  '&.cm-focused .cm-activeLine': { background: 'color-mix(in oklab, var(--text) 5%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'color-mix(in oklab, var(--attention) 26%, var(--paper))' },
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': { background: 'none', outline: '1px solid var(--edge)' },
  '.cm-trouble, &.cm-focused .cm-trouble.cm-activeLine': { background: 'var(--vision-wash)', boxShadow: 'inset 3px 0 0 var(--vision)' },
});
