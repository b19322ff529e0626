// What of the follow-ups is shown, in which groups, and how old one is. Pure.

import type { FollowUpKind, FollowUpView } from '../../wire';
import { plural } from '../../words';

export const KINDS: readonly FollowUpKind[] = ['prevent', 'detect', 'mitigate', 'communicate'];

export type Sought = { typed: string; kind: FollowUpKind | ''; owner: string };
export type Grouped = { name: string; all: FollowUpView[] };

const DAY = 24 * 60 * 60 * 1000;
/** Due within so many days stands apart. */
const SOON = 7;
/** Stands for "nobody" where an owner is chosen; no name begins so. */
export const NOBODYS = '\u0000';

/** Those that match all words typed, whatever their case, and what was chosen. */
export function sought(open: readonly FollowUpView[], { typed, kind, owner }: Sought): FollowUpView[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return open.filter((one) => {
    const text = [one.text, one.owner, one.cause, one.reference, one.title].join(' ').toLowerCase();
    const his = owner === '' || (owner === NOBODYS ? one.owner === null : one.owner === owner);
    return his && (kind === '' || one.kind === kind) && words.every((word) => text.includes(word));
  });
}

/** In the order in which they press; groups without one are left out. */
export function grouped(open: readonly FollowUpView[], now: number): Grouped[] {
  const soon = (one: FollowUpView) => one.due_at !== null && Date.parse(one.due_at) - now <= SOON * DAY;
  const groups: Grouped[] = [
    { name: 'Overdue', all: open.filter((one) => one.late) },
    { name: 'Due within a week', all: open.filter((one) => !one.late && soon(one)) },
    { name: 'Later', all: open.filter((one) => !one.late && one.due_at !== null && !soon(one)) },
    { name: 'Without a date: it does not remind', all: open.filter((one) => one.due_at === null) },
  ];
  return groups.filter((group) => group.all.length);
}

/** Whose they are, each once; `NOBODYS` last where one is nobody's. */
export function owners(open: readonly FollowUpView[]): string[] {
  const named = [...new Set(open.map((one) => one.owner).filter((owner) => owner !== null))].sort();
  return open.some((one) => one.owner === null) ? [...named, NOBODYS] : named;
}

/** `added 12 days ago`. */
export function aged(added: string, now: number): string {
  const days = Math.floor((now - Date.parse(added)) / DAY);
  return days < 1 ? 'added today' : `added ${plural(days, 'day')} ago`;
}
