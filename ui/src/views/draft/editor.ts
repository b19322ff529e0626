// The text that is written, in CodeMirror: Markdown, marks of the review, Tab from blank to blank. The only file that
// makes an editor, and loaded with the screen that needs one. Not here: what a review says, and when a text is kept.

import { history, historyKeymap, isolateHistory, redo, standardKeymap, undo } from '@codemirror/commands';
import { defineLanguageFacet, Language, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Transaction } from '@codemirror/state';
import { EditorView, highlightSpecialChars, hoverTooltip, keymap, placeholder } from '@codemirror/view';
import { parser, Strikethrough } from '@lezer/markdown';
import type { DraftFinding, DraftReview } from '../../wire';
import { blanks, nextBlank } from './blanks';
import { findingAt, lookOf } from './findings';
import { look, prose } from './look';
import { marked, shown } from './marks';

export type Heard = {
  /** The text is another one. */
  typed: (text: string) => void;
  /** The cursor went somewhere, by hand. */
  moved: (cursor: number) => void;
  left: () => void;
  /** True where that means something. */
  escaped: () => boolean;
};

// Headings, emphasis, lists, links and code; without HTML inside, whose languages would weigh more than the editor.
const markdown = new Language(defineLanguageFacet(), parser.configure(Strikethrough), [], 'markdown');

/** Letters that turn the ones after them around, or hide: shown as what they are, beside the usual ones. */
const TURNING = /[\u2060-\u2064\u202a-\u202e\u2066-\u2069]/g;

export class DraftEditor {
  #view: EditorView;

  constructor(parent: HTMLElement, text: string, attributes: Record<string, string>, heard: Heard) {
    const nonce = document.getElementById('n')?.nonce;
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          history(),
          keymap.of([
            { key: 'Tab', run: toNextBlank },
            { key: 'Escape', run: () => heard.escaped() },
            ...historyKeymap,
            ...standardKeymap,
          ]),
          markdown,
          syntaxHighlighting(prose),
          look,
          marked,
          highlightSpecialChars({ addSpecialChars: TURNING }),
          message,
          placeholder('Nothing is written yet.'),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ spellcheck: 'false', lang: 'en', 'aria-multiline': 'true', ...attributes }),
          ...(nonce ? [EditorView.cspNonce.of(nonce)] : []),
          EditorView.domEventHandlers({ blur: () => heard.left() }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) heard.typed(update.state.doc.toString());
            const byHand = update.transactions.some((one) => one.isUserEvent('select') || one.isUserEvent('input'));
            if (byHand && update.selectionSet) heard.moved(update.state.selection.main.head);
          }),
        ],
      }),
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  get cursor(): number {
    return this.#view.state.selection.main.head;
  }

  get focused(): boolean {
    return this.#view.hasFocus;
  }

  focus(): void {
    this.#view.focus();
  }

  /** Marks what a review says; one of another text than stands here is left alone. */
  show(review: DraftReview, text: string, chosen: number | null): void {
    if (text === this.text) this.#view.dispatch({ effects: shown.of({ review, chosen }) });
  }

  /** Puts the cursor there and brings it to sight. */
  select(from: number, to: number): void {
    const end = this.#view.state.doc.length;
    const selection = { anchor: Math.min(from, end), head: Math.min(to, end) };
    this.#view.dispatch({
      selection,
      effects: EditorView.scrollIntoView(selection.head, { y: 'nearest', yMargin: 80 }),
    });
  }

  /** Writes `insert` there, as one step of the editor's undo. */
  replace(from: number, to: number, insert: string): void {
    const end = this.#view.state.doc.length;
    this.#view.dispatch({
      changes: { from: Math.min(from, end), to: Math.min(to, end), insert },
      selection: { anchor: Math.min(from, end) + insert.length },
      annotations: [isolateHistory.of('full'), Transaction.userEvent.of('input.fix')],
      scrollIntoView: true,
    });
  }

  /** Puts another text in place of all, as one step of the editor's undo. */
  rewrite(text: string): void {
    if (text === this.text) return;
    this.#view.dispatch({
      changes: { from: 0, to: this.#view.state.doc.length, insert: text },
      selection: { anchor: 0 },
      annotations: isolateHistory.of('full'),
      scrollIntoView: true,
    });
  }

  undo(): boolean {
    return undo(this.#view);
  }

  redo(): boolean {
    return redo(this.#view);
  }

  close(): void {
    this.#view.destroy();
  }
}

/** To the next blank, which is then selected, so that typing fills it; without one, Tab leaves as everywhere. */
function toNextBlank(view: EditorView): boolean {
  const text = view.state.doc.toString();
  if (!blanks(text).length) return false;
  const next = nextBlank(text, view.state.selection.main.to);
  if (!next) return false;
  view.dispatch({ selection: { anchor: next.start, head: next.end }, scrollIntoView: true, userEvent: 'select' });
  return true;
}

/** What a finding says, where the mouse rests on it. */
const message = hoverTooltip((view, at) => {
  const { findings } = view.state.field(marked);
  const index = findingAt(findings, at);
  const finding = index === null ? undefined : findings[index];
  if (!finding) return null;
  return { pos: finding.start, end: finding.end, above: true, create: () => ({ dom: told(finding) }) };
});

function told(finding: DraftFinding): HTMLElement {
  const box = document.createElement('div');
  const say = (name: 'p' | 'small', text: string) => {
    const line = document.createElement('p');
    const inside = name === 'p' ? line : line.appendChild(document.createElement(name));
    inside.textContent = text;
    box.append(line);
  };
  say('p', `${lookOf(finding).word}: ${finding.message}`);
  if (finding.overruled !== null) say('p', `Overruled: ${finding.overruled}`);
  say('small', finding.rule);
  return box;
}
