// The review's findings as the screen speaks of them: how many of which kind, which is next, which is at the cursor.
// Pure. Not here: finding them; the app does.

import type { Shape, Tone } from '../../labels';
import type { DraftFinding, DraftReview } from '../../wire';
import { list, plural } from '../../words';

/** The rule whose findings are counted as blanks, and which Tab walks. */
export const BLANK = 'unfilled-blank';

export type Sort = 'error' | 'warning' | 'blank' | 'hint';
type Look = { shape: Shape; tone: Tone; word: string };

const LOOKS: Record<Sort, Look> = {
  error: { shape: 'overdue', tone: 'late', word: 'Error' },
  warning: { shape: 'due', tone: 'soon', word: 'Warning' },
  blank: { shape: 'due', tone: 'soon', word: 'Blank' },
  hint: { shape: 'untold', tone: 'quiet', word: 'Hint' },
};
const OVERRULED: Look = { shape: 'done', tone: 'calm', word: 'Overruled' };

export const sortOf = (finding: DraftFinding): Sort => (finding.rule === BLANK ? 'blank' : finding.severity);

/** Shape, colour and word; never colour alone. */
export const lookOf = (finding: DraftFinding): Look =>
  finding.overruled === null ? LOOKS[sortOf(finding)] : OVERRULED;

/** True where it speaks of words that stand there; what is missing has no place. */
export const placed = ({ start, end }: DraftFinding): boolean => end > start;

/** Errors, blanks among them, that are neither mended nor overruled: with one of these nobody may approve. */
export const openErrors = (review: DraftReview | null): DraftFinding[] =>
  review?.findings.filter((finding) => finding.severity === 'error' && finding.overruled === null) ?? [];

/** `2 errors, 1 warning, 1 blank`; with what was overruled; `nothing found`. */
export function countLine(review: DraftReview): string {
  const open = review.findings.filter((finding) => finding.overruled === null);
  const count = (sort: Sort) => open.filter((finding) => sortOf(finding) === sort).length;
  const parts = (['error', 'warning', 'hint', 'blank'] as const)
    .map((sort) => [sort, count(sort)] as const)
    .filter(([, many]) => many > 0)
    .map(([sort, many]) => plural(many, sort));
  const overruled = review.findings.length - open.length;
  if (overruled) parts.push(`${overruled} overruled`);
  return parts.join(', ') || 'nothing found';
}

/** What a screen reader hears when the number of errors is another one; blanks are errors that say where. */
export function errorsSaid(review: DraftReview): string {
  const open = openErrors(review);
  const blanks = open.filter((finding) => finding.rule === BLANK).length;
  const errors = open.length - blanks;
  if (!open.length) return 'No errors left.';
  const parts = [errors ? plural(errors, 'error') : '', blanks ? plural(blanks, 'blank') : ''];
  return `${list(parts.filter(Boolean))} left.`;
}

/**
 * Where a walk through the findings goes next, round and round: from the one that it stands on, else to the next place
 * after the cursor. Those that were overruled are done with.
 */
export function step(
  findings: readonly DraftFinding[],
  here: { chosen: number | null; cursor: number },
  by: 1 | -1,
): number | null {
  const stops = findings.flatMap((finding, index) => (finding.overruled === null ? [index] : []));
  if (!stops.length) return null;
  const standing = here.chosen === null ? -1 : stops.indexOf(here.chosen);
  if (standing >= 0) return stops.at((standing + by) % stops.length) ?? null;
  const at = (index: number) => findings[index] as DraftFinding;
  const ahead = stops.filter((index) => placed(at(index)) && at(index).start >= here.cursor);
  const behind = stops.filter((index) => placed(at(index)) && at(index).end <= here.cursor);
  return (by > 0 ? (ahead[0] ?? stops[0]) : (behind.at(-1) ?? stops.at(-1))) ?? null;
}

const WEIGHT: Record<Sort, number> = { error: 0, blank: 1, warning: 2, hint: 3 };

/** The finding that the cursor stands in: the gravest, of those the shortest. */
export function findingAt(findings: readonly DraftFinding[], cursor: number): number | null {
  const weight = (finding: DraftFinding) =>
    (finding.overruled === null ? WEIGHT[sortOf(finding)] : 4) * 1e6 + finding.end - finding.start;
  let best: number | null = null;
  for (const [index, finding] of findings.entries()) {
    if (!placed(finding) || cursor < finding.start || cursor > finding.end) continue;
    if (best === null || weight(finding) < weight(findings[best] as DraftFinding)) best = index;
  }
  return best;
}

/** What F8 says aloud: which of how many, what it is about, what can be pressed. */
export function spoken(findings: readonly DraftFinding[], index: number, text: string): string {
  const finding = findings[index];
  if (!finding) return '';
  const words = placed(finding) ? ` “${text.slice(finding.start, finding.end)}”.` : ' Not there yet.';
  const fix = finding.fix ? ' Control full stop fixes it.' : '';
  return `${lookOf(finding).word} ${index + 1} of ${findings.length}:${words} ${finding.message}${fix}`;
}
