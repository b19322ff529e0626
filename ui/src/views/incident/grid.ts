// The grid "Who knows what": which rows it shows, where arrow keys go, what a cell says. Pure.
// Not here: when a word is due, and who is quiet; that comes with the snapshot.

import { factName, named } from '../../labels';
import type { Grid, GridCell, GridRow, Quiet, Severity } from '../../wire';
import { clip, list } from '../../words';

/** Whom the grid shows: who must hear as things stand, who would at a severity, or everybody. */
export type Filter = 'now' | Severity | 'all';

/** Rows that are shown, and those that fold into one line below. */
export function split(grid: Grid, filter: Filter): { shown: GridRow[]; folded: GridRow[] } {
  const shows = (row: GridRow): boolean => {
    if (filter === 'all') return true;
    if (filter === 'now') return row.quiet === null || row.cells.some((cell) => cell.told_at !== null);
    return row.hears_at.includes(filter) && (row.quiet === null || row.quiet === 'below-severity');
  };
  return { shown: grid.rows.filter(shows), folded: grid.rows.filter((row) => !shows(row)) };
}

/** Channels that somebody among these rows has. */
export function columns(grid: Grid, rows: readonly GridRow[]): Grid['channels'] {
  const had = new Set(rows.flatMap((row) => row.cells.map((cell) => cell.channel)));
  return grid.channels.filter(({ channel }) => had.has(channel));
}

const QUIET: Record<Quiet, (severity: Severity) => string> = {
  'below-severity': (severity) => `quiet at ${severity}`,
  'when-added': () => 'no clock until added',
  dropped: () => 'owed no further word',
};

/** Why nobody owes them a word; read of one and of many. */
export const quietLine = (quiet: Quiet, severity: Severity): string => QUIET[quiet](severity);

/** What the marks of these rows stand for, one sentence for each that can be seen. */
export function legend(rows: readonly GridRow[], channels: number): string[] {
  const cells = rows.flatMap((row) => row.cells);
  const seen: [boolean, string][] = [
    [cells.some((cell) => cell.behind > 0), '“2 behind”: so many facts are newer than that message.'],
    [cells.some((cell) => cell.told_at === null && !cell.required), '–: one of their channels, where no word is owed.'],
    [rows.some((row) => row.cells.length < channels), '·: no channel of theirs.'],
  ];
  return seen.flatMap(([there, said]) => (there ? [said] : []));
}

/** `Impact and Known are newer`; empty where they know all. */
export function untoldLine(row: GridRow): string {
  const names = [...(row.told_status === null ? [] : ['Status']), ...row.untold.map(({ fact }) => factName(fact))];
  if (names.length === 0) return '';
  if (row.cells.every((cell) => cell.told_at === null)) return `not told: ${list(names)}`;
  return `not told since: ${list(names)}`;
}

/** All that a cell says, in words, for the pointer that rests on it and for screen readers. */
export function cellWords(row: GridRow, cell: GridCell, channel: string, at: string | null): string {
  if (at === null) return `${row.name}, ${channel}: not told${cell.required ? ', required' : ''}`;
  // What is seen stands in it word for word, so that whoever speaks to the screen can say it.
  const parts = [`${row.name}, ${channel}: told ${at}${cell.behind ? ` ${cell.behind} behind` : ''}`];
  if (cell.status) parts.push(named(cell.status).toLowerCase());
  const said = cell.said ? `: “${clip(cell.said, 120)}”` : '';
  return parts.join(', ') + said;
}

/** A message of these channels is written for them alone. */
export const occasionOf = (channel: string): string | undefined =>
  channel === 'sms' || channel === 'social' ? channel : undefined;

export type Spot = { stakeholder: string; channel: string };

/** Where an arrow key goes from a cell; `null` where it goes nowhere. */
export function step(rows: readonly GridRow[], from: Spot, key: string): Spot | null {
  const y = rows.findIndex((row) => row.stakeholder === from.stakeholder);
  const row = rows[y];
  if (!row) return null;
  const x = row.cells.findIndex((cell) => cell.channel === from.channel);
  const along = { ArrowLeft: x - 1, ArrowRight: x + 1, Home: 0, End: row.cells.length - 1 }[key];
  if (along !== undefined) return spot(row, row.cells[along]);
  const by = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (by === undefined) return null;
  for (let next = y + by; rows[next]; next += by) {
    const there = rows[next] as GridRow;
    if (there.cells.length === 0) continue;
    // The same column, or the last one before it that this row has.
    const same = there.cells.find((cell) => cell.channel === from.channel);
    return spot(there, same ?? there.cells[Math.min(Math.max(x, 0), there.cells.length - 1)]);
  }
  return null;
}

function spot(row: GridRow, cell: GridCell | undefined): Spot | null {
  return cell ? { stakeholder: row.stakeholder, channel: cell.channel } : null;
}
