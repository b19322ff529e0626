// "The next hour" as positions: what falls due when, in lanes by incident, overdue to the left of now. Pure.

import { type Look, lookOf } from '../../labels';
import type { Board, Card, ClockView } from '../../wire';
import { countdown, list } from '../../words';
import { time } from '../../zones';

const MINUTE = 60_000;
/** So much of the past lies left of now; what is overdue for longer stands at the edge. */
const PAST = 8 * MINUTE;
const AHEAD = 60 * MINUTE;
/** Room that a mark's shape takes, and a letter of its label, in pixels of a 16 px base. */
const SHAPE = 18;
const LETTER = 6.6;
const GAP = 6;
/** So many lines of labels a lane may have below its shapes. */
const BELOW = 2;

/** Where a label stands: behind its shape, before it, or in a line below, from a place between 0 and 1 on. */
export type Spot = { at: 'behind' | 'before' } | { at: 'below'; line: number; from: number };
export type Mark = { key: string; x: number; look: Look; label: string; spot: Spot };
export type Lane = { card: Card; marks: Mark[]; below: number };
export type Tick = { x: number; text: string };

/** Where an instant lies between 0 and 1. */
export function place(at: number, now: number): number {
  return Math.min(Math.max((at - now + PAST) / (PAST + AHEAD), 0), 1);
}

/** Incidents with something due within the hour (or overdue), in the board's order; the width in pixels of a 16 px base. */
export function lanes(board: Board, now: number, width: number): Lane[] {
  return board.incidents
    .filter((card) => !card.watching)
    .map((card) => {
      const marks = marksOf(card.clocks, now, width);
      return { card, marks, below: Math.max(0, ...marks.map(({ spot }) => (spot.at === 'below' ? spot.line : 0))) };
    })
    .filter((lane) => lane.marks.length > 0);
}

function marksOf(clocks: readonly ClockView[], now: number, width: number): Mark[] {
  const due = clocks
    .filter((clock) => clock.due_at !== null && Date.parse(clock.due_at) <= now + AHEAD)
    .sort((a, b) => Date.parse(a.due_at ?? '') - Date.parse(b.due_at ?? ''));
  const groups: ClockView[][] = [];
  for (const clock of due) {
    const last = groups.at(-1);
    const gap = last?.[0] ? (x(clock, now) - x(last[0], now)) * width : Number.POSITIVE_INFINITY;
    if (last && gap < SHAPE) last.push(clock);
    else groups.push([clock]);
  }
  // How far each line is taken: the shapes' own, and those below.
  const taken = [0, ...Array.from({ length: BELOW }, () => 0)];
  return groups.map((group, index) => {
    const first = group[0] as ClockView;
    const here = x(first, now) * width;
    const next = groups[index + 1]?.[0];
    const end = next ? x(next, now) * width - SHAPE / 2 : width;
    const { label, spot } = placed(group, here, end, width, taken);
    taken[0] = Math.max(taken[0] ?? 0, here + SHAPE + (spot.at === 'behind' ? label.length * LETTER : 0));
    return { key: first.stakeholder, x: here / width, look: lookOf(first), label, spot };
  });
}

/** The names of a mark where there is room for them, never over another label; nothing where there is none anywhere. */
function placed(group: readonly ClockView[], here: number, end: number, width: number, taken: number[]) {
  const nowAt = place(0, 0) * width;
  const ahead = here > nowAt;
  for (const label of labels(group)) {
    const size = label.length * LETTER + GAP;
    if (here + SHAPE + size <= end) return { label, spot: { at: 'behind' } as Spot };
    // What is to come has no name in what is past.
    const from = ahead ? Math.max(taken[0] ?? 0, nowAt) : (taken[0] ?? 0);
    if (here - SHAPE - size >= from) return { label, spot: { at: 'before' } as Spot };
    const below = Math.max(0, Math.min(here - SHAPE / 3, width - size));
    const line = taken.findIndex((until, line) => line > 0 && below >= until && below + size <= width);
    if (line > 0) {
      taken[line] = below + size + GAP;
      return { label, spot: { at: 'below', line, from: below / width } as Spot };
    }
  }
  return { label: '', spot: { at: 'behind' } as Spot };
}

/** All the names, or the first one and how many more; a number alone names nobody. */
function labels(group: readonly ClockView[]): string[] {
  const names = group.map((clock) => (clock.because === 'last-word' ? `${clock.name}, last word` : clock.name));
  const [first = ''] = names;
  return group.length > 1 ? [names.join(', '), `${first} +${group.length - 1}`] : [first];
}

const x = (clock: ClockView, now: number): number => place(Date.parse(clock.due_at ?? ''), now);

/** Every quarter of an hour, and now; a quarter that would lie under another label is left out. */
export function ticks(now: number, zone: string, width: number): Tick[] {
  const here = place(now, now);
  const found: Tick[] = [{ x: here, text: time(new Date(now).toISOString(), zone) }];
  const quarter = 15 * MINUTE;
  for (let at = Math.ceil(now / quarter) * quarter; at <= now + AHEAD; at += quarter) {
    const there = place(at, now);
    const clear = (there - here) * width > 48 && (1 - there) * width > 18;
    if (clear) found.push({ x: there, text: time(new Date(at).toISOString(), zone) });
  }
  return found;
}

/** The same picture in words. */
export function inWords(found: readonly Lane[], now: number): string {
  if (found.length === 0) return 'Nothing falls due within the hour.';
  return found
    .map(({ card }) => {
      const due = card.clocks.filter((clock) => clock.due_at && Date.parse(clock.due_at) <= now + AHEAD);
      const parts = due.map((clock) => {
        const at = Date.parse(clock.due_at ?? '');
        return at < now ? `${clock.name} overdue` : `${clock.name} in ${countdown(at, now)}`;
      });
      return `${card.reference}: ${list(parts)}.`;
    })
    .join(' ');
}
