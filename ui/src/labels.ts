// The domain's words as the screens print them, and what a clock looks like. Pure. Not here: any deadline or stage;
// those come with the snapshot.

import type { Because, Card, ClockView, Fact, Kind, NoteKind, Role, Severity, Stage, Status, Verdict } from './wire';
import { list, minutes, plural, sentence } from './words';
import { printed } from './zones';

export const SEVERITIES: readonly Severity[] = ['SEV1', 'SEV2', 'SEV3', 'SEV4'];
export const STEPS: readonly Status[] = ['investigating', 'identified', 'monitoring', 'resolved'];
export const STATUSES: readonly Status[] = [...STEPS, 'closed', 'withdrawn'];
export const KINDS: readonly Kind[] = ['real', 'drill', 'maintenance', 'imported'];

const FACTS: Record<Fact, string> = {
  impact: 'Impact',
  scope: 'Scope',
  known: 'Known',
  unknown: 'Not known',
  doing: 'Doing',
  workaround: 'Workaround',
  'data-safety': 'Data safety',
  estimate: 'Estimate',
};
const ROLES: Record<Role, string> = {
  commander: 'Commander',
  deputy: 'Deputy',
  scribe: 'Scribe',
  communications: 'Communications',
  expert: 'Experts',
  liaison: 'Customer liaison',
  sponsor: 'Sponsor',
};
const NOTES: Record<NoteKind, string> = { note: 'Note', decision: 'Decision', observation: 'Observation' };
const SEVERITY_WORDS: Record<Severity, string> = {
  SEV1: 'critical',
  SEV2: 'major',
  SEV3: 'moderate',
  SEV4: 'minor',
};

export const factName = (fact: Fact): string => FACTS[fact] ?? named(fact);
export const roleName = (role: Role): string => ROLES[role] ?? named(role);
export const noteName = (note: NoteKind): string => NOTES[note];
export const severityWord = (severity: Severity): string => SEVERITY_WORDS[severity];

/** A short name of a file as a name on the screen: `status-page` is `Status page`. */
export function named(id: string): string {
  return sentence(id.replaceAll('-', ' '));
}

export type Shape = 'overdue' | 'due' | 'soon' | 'calm' | 'untold' | 'done' | 'held';
export type Tone = 'late' | 'soon' | 'calm' | 'quiet';
export type Look = { shape: Shape; tone: Tone; word: string };

/** Shape, colour and word of a clock; never colour alone. */
export function lookOf(clock: Pick<ClockView, 'stage' | 'told_at'>): Look {
  switch (clock.stage) {
    case 'overdue':
      return { shape: 'overdue', tone: 'late', word: 'overdue' };
    case 'due':
      return { shape: 'due', tone: 'soon', word: 'due now' };
    case 'heads-up':
      return { shape: 'soon', tone: 'soon', word: 'due soon' };
    case 'held':
      return { shape: 'held', tone: 'quiet', word: 'held' };
    case 'last-word':
      return { shape: 'calm', tone: 'calm', word: 'last word owed' };
    case 'never-told':
      return { shape: 'untold', tone: 'soon', word: 'never told' };
    case 'calm':
      return clock.told_at
        ? { shape: 'calm', tone: 'calm', word: 'calm' }
        : { shape: 'untold', tone: 'quiet', word: 'not told yet' };
    default:
      return clock.told_at
        ? { shape: 'done', tone: 'calm', word: 'told' }
        : { shape: 'untold', tone: 'quiet', word: 'no clock' };
  }
}

const BECAUSE: Record<Because, string> = {
  'first-word': 'first word by',
  interval: 'next word by',
  promise: 'promised by',
  raised: 'severity raised, word by',
  hold: 'held until',
  change: 'a change not told yet, word by',
  with: 'together with the others, by',
  'last-word': 'last word by',
  reopened: 'reopened, word by',
};

/** Why and by when: `promised by 14:30 UTC`, `overdue since 14:23 UTC`, `held until 09:00 UTC`. */
export function dueLine(clock: ClockView, zones: readonly string[], now: number): string {
  if (!clock.due_at) {
    if (clock.stage === 'never-told') return 'owed a first word, never told';
    return clock.told_at ? `told ${printed(clock.told_at, zones, now)}` : 'nothing is due';
  }
  const at = printed(clock.due_at, zones, now);
  if (clock.stage === 'overdue') return `${promised(clock) ? 'promised, ' : ''}overdue since ${at}`;
  if (clock.stage === 'due') return `${promised(clock) ? 'promised, ' : ''}due since ${at}`;
  const because =
    clock.because === 'with' && clock.with ? `with ${clock.with}, by` : BECAUSE[clock.because ?? 'interval'];
  return `${because} ${at}`;
}

const promised = (clock: ClockView): boolean => clock.because === 'promise';

/** What the window says aloud when a clock passes a threshold; nothing for the quiet ones. */
export function spoken(stage: Stage | null, name: string, reference: string): string {
  switch (stage) {
    case 'heads-up':
      return `${reference}: a word to ${name} is due soon.`;
    case 'due':
      return `${reference}: a word to ${name} is due now.`;
    case 'overdue':
      return `${reference}: a word to ${name} is overdue.`;
    default:
      return '';
  }
}

/** `Promises 3 of 4 kept`; `No promises yet`. */
export function promisesLine({ promises }: Pick<Card, 'promises'>): string {
  const judged = promises.kept + promises.late;
  if (judged === 0) return promises.standing ? `${plural(promises.standing, 'promise')} standing` : 'No promises yet';
  return `Promises ${promises.kept} of ${judged} kept`;
}

/** What became of a promise, for all to whom it was made: `stands`, `kept for Support, 5 min late for Customers`. */
export function verdictLine(verdicts: readonly Verdict[]): string {
  const word = ({ state, late_minutes }: Verdict): string =>
    state === 'late' ? `${minutes(late_minutes)} late` : state === 'standing' ? 'stands' : state;
  const words = new Set(verdicts.map(word));
  if (words.size === 1) return [...words].join('');
  return list(
    [...words].map((one) => `${one} for ${list(verdicts.filter((v) => word(v) === one).map((v) => v.name))}`),
  );
}

/** What a snooze of five minutes did, said of a stakeholder or of a whole incident. */
export const quietened = (name: string): string => `${name}: quiet for 5 minutes; the due time stays.`;

/** What is late beside words: `2 asks and 1 report late`; empty where nothing is. */
export function lateSaid({ asks, reports, things }: Card['late']): string {
  const parts = [
    asks ? plural(asks, 'ask') : '',
    reports ? plural(reports, 'report') : '',
    things ? `${plural(things, 'thing')} to do` : '',
  ].filter(Boolean);
  return parts.length ? `${list(parts)} late` : '';
}
