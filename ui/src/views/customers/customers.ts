// What the screen of customers one by one says of them. Not here: reading and acting (the parts beside).

import type { Shape, Tone } from '../../labels';
import type { CustomerCounts, CustomerRow, CustomersOnly } from '../../wire';
import { plural } from '../../words';

/** Rows that come at once; as many as the app answers with. */
export const PAGE = 100;

export const ONLY: readonly { only: CustomersOnly; name: string }[] = [
  { only: 'unapproved', name: 'Letter not approved' },
  { only: 'unwritten', name: 'Nothing sent' },
  { only: 'unanswered', name: 'Sent, no answer' },
  { only: 'not-content', name: 'Not content' },
  { only: 'next-step', name: 'Something comes next' },
];

export type CustomerLook = { word: string; shape: Shape; tone: Tone };

/** How far it came with a customer, in the one word that presses most. */
export function lookOf(row: CustomerRow): CustomerLook {
  if (row.next !== null) {
    return row.late
      ? { word: 'next step overdue', shape: 'overdue', tone: 'late' }
      : { word: 'next step', shape: 'soon', tone: 'soon' };
  }
  if (row.content === false) return { word: 'not content', shape: 'due', tone: 'soon' };
  if (row.content === true) return { word: 'content', shape: 'done', tone: 'calm' };
  if (row.answered_at !== null) return { word: 'answered', shape: 'calm', tone: 'calm' };
  if (row.written) return { word: 'sent, no answer', shape: 'untold', tone: 'quiet' };
  if (row.approved) return { word: 'approved, not sent', shape: 'soon', tone: 'soon' };
  return { word: 'no letter yet', shape: 'untold', tone: 'quiet' };
}

/** `20 customers: 20 letters approved, 18 sent, 3 answered, 2 content, 1 not.` */
export function said(counts: CustomerCounts): string {
  const parts = [
    `${plural(counts.approved, 'letter')} approved`,
    `${counts.written} sent`,
    `${counts.answered} answered`,
    `${counts.content} content`,
    ...(counts.not_content ? [`${counts.not_content} not`] : []),
    ...(counts.next_steps ? [plural(counts.next_steps, 'next step')] : []),
  ];
  return `${plural(counts.total, 'customer')}: ${parts.join(', ')}.`;
}

/** The pages that rows from `first` to `last` stand on, by the number of their first row. */
export function pagesOf(first: number, last: number): number[] {
  const pages: number[] = [];
  for (let from = first - (first % PAGE); from <= last; from += PAGE) pages.push(from);
  return pages;
}
