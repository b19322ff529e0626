// What is to be done, as the screen words it: how far, how late, whose. Pure. Not here: when something is due or late;
// that comes with the snapshot.

import { roleName, type Shape, type Tone } from '../../labels';
import type { AskView, Aspect, DeadlineView, Phase, RingView, Todo, TodoList, TodoThing } from '../../wire';
import { duration, glance, minutes } from '../../words';
import { moment } from '../../zones';

const PHASES: Record<Phase, string> = {
  'first-minutes': 'First minutes',
  during: 'During',
  recovery: 'Recovery',
  aftermath: 'Aftermath',
  'before-next': 'Before it begins',
};
const ASPECTS: Record<Aspect, string> = {
  data: 'Data involved',
  vendor: 'Vendor involved',
  regulated: 'Regulated',
  security: 'Security',
  failover: 'Failover or restore',
};

export const phaseName = (phase: Phase | null): string => (phase ? PHASES[phase] : 'Added');
export const aspectName = (aspect: Aspect): string => ASPECTS[aspect];

export const isOpen = (thing: TodoThing): boolean => thing.state === 'open';

/** `6 of 14`, `6 of 14, 2 late`. */
export function progressLine({ things, settled, late }: Pick<Todo, 'things' | 'settled' | 'late'>): string {
  return `${settled} of ${things}${late ? `, ${late} late` : ''}`;
}

/** How far one list is. */
export function progressOf(list: TodoList): Pick<Todo, 'things' | 'settled' | 'late'> {
  const open = list.things.filter(isOpen);
  return {
    things: list.things.length,
    settled: list.things.length - open.length,
    late: open.filter((thing) => thing.late).length,
  };
}

export type Mark = { shape: Shape; tone: Tone; word: string };

/** By when, in shape, colour and word: `12 min late`, `in 14 min`, `by Sat 21 Nov, 15:00`; nothing without a time. */
export function dueMark(thing: Pick<TodoThing, 'due_at' | 'late'>, zone: string, now: number): Mark | null {
  if (!thing.due_at) return null;
  const due = Date.parse(thing.due_at);
  if (thing.late) return { shape: 'overdue', tone: 'late', word: `${lateness(due, now)} late` };
  const left = due - now;
  if (left <= 0) return { shape: 'due', tone: 'soon', word: 'due now' };
  if (left <= 5 * 60_000) return { shape: 'soon', tone: 'soon', word: `in ${glance(due, now)}` };
  const word = left < 3 * 3_600_000 ? `in ${duration(now, due)}` : `by ${moment(thing.due_at, zone, now)}`;
  return { shape: 'calm', tone: 'quiet', word };
}

function lateness(due: number, now: number): string {
  return now - due < 60_000 ? 'just' : duration(due, now);
}

/** Whose it is: who took it on, else the role that it belongs to. */
export function whose(thing: Pick<TodoThing, 'owner' | 'role'>): string {
  return thing.owner ?? (thing.role ? roleName(thing.role) : '');
}

/** Where a report stands: it waits for its event, it runs, it is late, it was made. */
export function reportLook(report: DeadlineView): Mark {
  if (report.met_at) return { shape: 'done', tone: 'calm', word: 'reported' };
  if (report.late) return { shape: 'overdue', tone: 'late', word: 'late' };
  if (report.triggered_at) return { shape: 'calm', tone: 'calm', word: 'runs' };
  return { shape: 'untold', tone: 'quiet', word: 'waits for its event' };
}

/** True while a report's time runs. */
export const runs = (report: DeadlineView): boolean => report.due_at !== null && report.met_at === null;

/** How an ask looks. */
export function askLook(ask: AskView, now: number): Mark {
  if (ask.late || Date.parse(ask.due_at) <= now) return { shape: 'overdue', tone: 'late', word: 'late' };
  const soon = Date.parse(ask.due_at) - now <= 60_000;
  return soon ? { shape: 'soon', tone: 'soon', word: 'due soon' } : { shape: 'calm', tone: 'quiet', word: 'asked' };
}

/** How whoever is being rung stands. */
export function ringLook({ ringing }: RingView, now: number): Mark {
  if (!ringing) return { shape: 'overdue', tone: 'late', word: 'nobody answered' };
  const left = Date.parse(ringing.until) - now;
  if (ringing.late || left <= 0) return { shape: 'overdue', tone: 'late', word: 'ring the next one' };
  return left <= 60_000
    ? { shape: 'soon', tone: 'soon', word: 'soon the next one' }
    : { shape: 'calm', tone: 'quiet', word: 'being rung' };
}

/** Minutes as they are typed: `30`, `2 h`, `1h30`; undefined where nothing is, null for nonsense. */
export function typedMinutes(typed: string): number | null | undefined {
  const text = typed.trim().toLowerCase();
  if (!text) return undefined;
  const parts = /^(?:(\d+)\s*h)?\s*(?:(\d+)\s*(?:m|min)?)?$/.exec(text);
  const total = parts ? Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0) : 0;
  return total > 0 ? total : null;
}

/** So many minutes, as a person says them. */
export const minutesSaid = (count: number): string => minutes(count);

/** The open thing after this one, across all lists; else the one before it. */
export function neighbour(todo: Todo, item: string): string | undefined {
  const open = todo.lists.flatMap((list) => list.things.filter((thing) => isOpen(thing) || thing.item === item));
  const here = open.findIndex((thing) => thing.item === item);
  return open[here + 1]?.item ?? open[here - 1]?.item;
}
