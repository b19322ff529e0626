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

export type Mark = { key: string; x: number; look: Look; label: string; before: boolean };
export type Lane = { card: Card; marks: Mark[] };
export type Tick = { x: number; text: string };

/** Where an instant lies between 0 and 1. */
export function place(at: number, now: number): number {
  return Math.min(Math.max((at - now + PAST) / (PAST + AHEAD), 0), 1);
}

/** Incidents with something due within the hour (or overdue), in the board's order. */
export function lanes(board: Board, now: number, width: number): Lane[] {
  return board.incidents
    .map((card) => ({ card, marks: marks(card.clocks, now, width) }))
    .filter((lane) => lane.marks.length > 0);
}

function marks(clocks: readonly ClockView[], now: number, width: number): Mark[] {
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
  let taken = 0;
  return groups.map((group, index) => {
    const first = group[0] as ClockView;
    const here = x(first, now) * width;
    const next = groups[index + 1]?.[0];
    const after = letters((next ? x(next, now) * width : width) - here);
    const left = letters(here - taken);
    // Behind the shape where there is room, else before it, else not at all: never over another.
    const text = label(group, after);
    const before = text === '' && label(group, left) !== '';
    const shown = before ? label(group, left) : text;
    taken = here + SHAPE + (before ? 0 : shown.length * LETTER);
    return { key: first.stakeholder, x: here / width, look: lookOf(first), label: shown, before };
  });
}

const letters = (pixels: number): number => Math.floor((pixels - SHAPE - 6) / LETTER);
const x = (clock: ClockView, now: number): number => place(Date.parse(clock.due_at ?? ''), now);

/** As much of the names as there is room for; nothing rather than a piece of a name. */
function label(group: readonly ClockView[], room: number): string {
  const names = group.map((clock) => (clock.because === 'last-word' ? `${clock.name}, last word` : clock.name));
  const all = names.join(', ');
  if (all.length <= room) return all;
  const first = group[0] as ClockView;
  const short = group.length > 1 ? `${first.name} +${group.length - 1}` : first.name;
  if (short.length <= room) return short;
  const count = group.length > 1 ? `+${group.length - 1}` : '';
  return count.length <= room ? count : '';
}

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
