// What another playbook would change, in lines that can be read at a glance.

import type { CadenceChange, ListChange, PlaybookDifference, ReportChange } from '../../wire';

/** What changes of one stakeholder's cadence, at the severity in force. */
export type Rhythm = { name: string; beats: string[] };

/** Cadences at the severity in force, a line a stakeholder; and how many change at others only. */
export function rhythms(change: PlaybookDifference): { now: Rhythm[]; elsewhere: string[] } {
  const now = new Map<string, Rhythm>();
  const elsewhere = new Set<string>();
  for (const beat of change.cadences) {
    if (beat.severity !== change.severity) {
      elsewhere.add(beat.name);
      continue;
    }
    const rhythm = now.get(beat.stakeholder) ?? { name: beat.name, beats: [] };
    rhythm.beats.push(beatLine(beat));
    now.set(beat.stakeholder, rhythm);
  }
  const named = new Set([...now.values()].map((rhythm) => rhythm.name));
  return { now: [...now.values()], elsewhere: [...elsewhere].filter((name) => !named.has(name)) };
}

function beatLine(beat: CadenceChange): string {
  return `${beat.beat} ${beat.before ?? 'none'} → ${beat.after ?? 'none'}`;
}

/** What becomes of a list, in a few words. */
export function listLine(list: ListChange): string {
  const stays = list.kept ? `, ${list.kept} settled already` : '';
  if (list.way === 'comes') return `comes: ${count(list.come.length, 'thing')} to do${stays}`;
  if (list.way === 'goes') return list.kept ? `goes; the timeline keeps the ${list.kept} settled` : 'goes';
  const parts = [
    list.come.length ? `${count(list.come.length, 'thing')} more` : '',
    list.go.length ? `${count(list.go.length, 'thing')} less` : '',
  ];
  return parts.filter(Boolean).join(', ') + stays;
}

/** What becomes of a report; `said` words an instant. */
export function reportLine(report: ReportChange, said: (at: string) => string): string {
  const due = (at: string | null) => (at ? `due ${said(at)}` : 'waits for its event');
  if (report.way === 'comes') return `comes: ${due(report.after)}`;
  if (report.way === 'goes') return 'goes';
  return `${due(report.before)} → ${due(report.after)}`;
}

function count(many: number, one: string): string {
  return `${many} ${one}${many === 1 ? '' : 's'}`;
}
