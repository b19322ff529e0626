// What the review found, marked in the text: findings by severity, what is out of date, and blanks. Marks move along
// with the text until the next review comes. Not here: finding anything.

import { type EditorState, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { DraftFinding, DraftReview } from '../../wire';
import { blanks } from './blanks';
import { placed, sortOf } from './findings';

type Marked = { findings: DraftFinding[]; marks: DecorationSet; blanks: DecorationSet };

/** A review of exactly the text that stands in the editor, and which of its findings is in hand. */
export const shown = StateEffect.define<{ review: DraftReview; chosen: number | null }>();

const BLANK = Decoration.mark({ class: 'blank' });
const STALE = Decoration.mark({ class: 'stale' });

export const marked = StateField.define<Marked>({
  create: (state) => ({ findings: [], marks: Decoration.none, blanks: blankMarks(state) }),
  update: (value, transaction) => {
    let { findings, marks } = value;
    if (transaction.docChanged) {
      marks = marks.map(transaction.changes);
      findings = findings.map((finding) => ({
        ...finding,
        start: transaction.changes.mapPos(finding.start, 1),
        end: transaction.changes.mapPos(finding.end, -1),
      }));
    }
    for (const effect of transaction.effects) {
      if (effect.is(shown)) {
        findings = effect.value.review.findings;
        marks = marksOf(effect.value.review, effect.value.chosen, transaction.state.doc.length);
      }
    }
    return { findings, marks, blanks: transaction.docChanged ? blankMarks(transaction.state) : value.blanks };
  },
  provide: (field) => [
    EditorView.decorations.from(field, (value) => value.marks),
    EditorView.decorations.from(field, (value) => value.blanks),
  ],
});

/** Class of a finding's mark: its severity is told by the line's shape, not by colour alone. */
function classOf(finding: DraftFinding, chosen: boolean): string {
  const sort = finding.overruled === null ? sortOf(finding) : 'overruled';
  return `finding is-${sort}${chosen ? ' chosen' : ''}`;
}

function marksOf(review: DraftReview, chosen: number | null, length: number): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const [index, finding] of review.findings.entries()) {
    const end = Math.min(finding.end, length);
    if (!placed(finding) || finding.start >= end) continue;
    ranges.push(Decoration.mark({ class: classOf(finding, index === chosen) }).range(finding.start, end));
  }
  for (const { sentences } of review.stale) {
    for (const { start, end } of sentences) {
      if (start < Math.min(end, length)) ranges.push(STALE.range(start, Math.min(end, length)));
    }
  }
  return Decoration.set(ranges, true);
}

function blankMarks(state: EditorState): DecorationSet {
  const text = state.doc.toString();
  return text.includes('⟦')
    ? Decoration.set(blanks(text).map(({ start, end }) => BLANK.range(start, end)))
    : Decoration.none;
}
