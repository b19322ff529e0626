// Numbers as people say them, and where things stand in the picture of an incident. Pure.

import type { Shape, Tone } from '../../labels';
import type { LanePromise, Lanes, Objective, Spread } from '../../wire';
import { plural } from '../../words';

/** Seconds as people say them: `40 s`, `12 min`, `3 h 5 min`, `2 d 4 h`. */
export function said(seconds: number | null): string {
  if (seconds === null) return '–';
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = (large: number, unit: string, small: number, smaller: string) =>
    small ? `${large} ${unit} ${small} ${smaller}` : `${large} ${unit}`;
  if (hours < 24) return rest(hours, 'h', minutes % 60, 'min');
  return rest(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** The same, for the narrow edge of a chart: one unit. */
export function short(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.round(seconds / 360) / 10} h`;
  return `${Math.round(seconds / 8640) / 10} d`;
}

export function share([whole, part]: readonly [number, number] | number[]): string {
  return whole ? `${Math.round(((part ?? 0) * 100) / whole)} %` : '–';
}

/** How many incidents a spread rests on, and how far it reaches. */
export function reachOf(spread: Spread): string {
  if (spread.count === 0) return 'no incident has it';
  return `nine of ten within ${said(spread.p90)}, at most ${said(spread.most)}; of ${plural(spread.count, 'incident')}`;
}

/** How an objective stands, in words. */
export function standing({ judged, left, percent }: Objective): { word: string; shape: Shape; tone: Tone } {
  if (judged === 0) return { word: 'nothing to judge yet', shape: 'untold', tone: 'quiet' };
  if (left < 0) return { word: `missed: ${-left} too many for ${percent} %`, shape: 'overdue', tone: 'late' };
  const more = left === 0 ? 'no more' : `${left} more`;
  return { word: `kept; ${more} may miss`, shape: 'done', tone: 'calm' };
}

/** The edge of a bucket of lengths: `below 30 min`. */
export function bucketName(below: number | null, before: number | null): string {
  if (below === null) return `${said((before ?? 0) * 60)} and more`;
  return `below ${said(below * 60)}`;
}

/** Where an instant stands in the picture, from 0 to 1. */
export function placed({ from, to }: Lanes, at: string): number {
  const whole = Date.parse(to) - Date.parse(from);
  if (whole <= 0) return 0;
  return Math.min(Math.max((Date.parse(at) - Date.parse(from)) / whole, 0), 1);
}

/** How late a promise was kept, or is by now, in words; `null` where it was kept in time or still stands. */
export function lateness({ late_minutes, open }: LanePromise): string | null {
  if (!late_minutes) return null;
  return open ? `${late_minutes} min late, and still open` : `${late_minutes} min late`;
}

/** Round instants to write below the picture, at most `most` of them. */
export function ticks({ from, to }: Lanes, most = 8): string[] {
  const MINUTE = 60_000;
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 7200, 14_400].map(
    (minutes) => minutes * MINUTE,
  );
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const step = steps.find((step) => (last - first) / step <= most) ?? (last - first) / most;
  const found: string[] = [];
  for (let at = Math.ceil(first / step) * step; at <= last; at += step) found.push(new Date(at).toISOString());
  return found;
}
