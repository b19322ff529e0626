// How the editor looks: the tokens of the window, Markdown as it will read, and each kind of mark with a line of its own.

import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export const look = EditorView.theme({
  '&': { color: 'var(--text)', fontSize: '1.03125rem', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font)', lineHeight: '1.65', overflow: 'visible' },
  '.cm-content': { padding: '0', maxWidth: '74ch', caretColor: 'var(--accent)', overflowWrap: 'anywhere' },
  '.cm-line': { padding: '0 2px' },
  '.cm-placeholder': { color: 'var(--faint)' },
  '.blank': { color: 'var(--soon)', backgroundColor: 'var(--soon-bg)', borderRadius: '4px', padding: '0 3px' },
  '.finding': { textUnderlineOffset: '4px', textDecorationLine: 'underline', textDecorationSkipInk: 'none' },
  '.is-error': {
    textDecorationStyle: 'wavy',
    textDecorationColor: 'var(--late)',
    textDecorationThickness: '1.4px',
    backgroundColor: 'var(--late-bg)',
  },
  '.is-blank': { textDecorationStyle: 'double', textDecorationColor: 'var(--soon)' },
  '.is-warning': {
    textDecorationStyle: 'dashed',
    textDecorationColor: 'var(--soon-large)',
    textDecorationThickness: '2px',
  },
  '.is-hint': { textDecorationStyle: 'dotted', textDecorationColor: 'var(--quiet)', textDecorationThickness: '2px' },
  '.is-overruled': { textDecorationStyle: 'solid', textDecorationColor: 'var(--line)' },
  '.chosen': { outline: '2px solid var(--accent)', outlineOffset: '2px', borderRadius: '2px' },
  '.stale': { boxShadow: 'inset 3px 0 var(--soon-large)', backgroundColor: 'var(--soon-bg)', paddingLeft: '5px' },
  '.cm-specialChar': { color: 'var(--late)', fontFamily: 'var(--mono)' },
  '.cm-tooltip': {
    maxWidth: '26rem',
    padding: 'var(--s2) var(--s3)',
    font: '400 0.8125rem / 1.45 var(--font)',
    color: 'var(--text)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--r)',
    boxShadow: 'var(--lifted)',
  },
  '.cm-tooltip p + p': { marginTop: 'var(--s2)' },
  '.cm-tooltip small': { color: 'var(--muted)' },
});

export const prose = HighlightStyle.define([
  { tag: tags.heading1, fontSize: '1.15em', fontWeight: '650', lineHeight: '1.35' },
  { tag: tags.heading, fontWeight: '650' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.monospace, fontFamily: 'var(--mono)', fontSize: '0.92em' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: tags.quote, color: 'var(--muted)' },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: 'var(--faint)', fontWeight: '400' },
]);
