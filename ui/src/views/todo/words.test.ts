import { expect, it } from 'vitest';
import { ask, report, thing, todo } from '../../host/fixtures';
import { askLook, dueMark, neighbour, progressLine, progressOf, reportLook, typedMinutes, whose } from './todo';

const at = (time: string) => Date.parse(`2026-11-21T${time}:00Z`);
const mark = (due: string, late: boolean, now: string) =>
  dueMark({ due_at: `2026-11-21T${due}:00Z`, late }, 'UTC', at(now))?.word;

it('how far a list is, and what is late', () => {
  expect(progressLine(todo())).toBe('3 of 7, 1 late');
  expect(progressLine({ things: 3, settled: 3, late: 0 })).toBe('3 of 3');
  expect(todo().lists.map((list) => progressLine(progressOf(list)))).toEqual(['2 of 3, 1 late', '1 of 4']);
});

it('by when, in words that need no colour', () => {
  expect(dueMark(thing(), 'UTC', at('14:00'))).toBeNull();
  expect(mark('14:30', false, '14:00')).toBe('in 30 min');
  expect(mark('14:04', false, '14:00')).toBe('in 4:00');
  expect(mark('18:30', false, '14:00')).toBe('by 18:30');
  expect(mark('14:00', false, '14:00')).toBe('due now');
  expect(mark('13:48', true, '14:00')).toBe('12 min late');
  expect(dueMark({ due_at: '2026-11-21T13:48:00Z', late: true }, 'UTC', at('14:00'))).toMatchObject({
    shape: 'overdue',
    tone: 'late',
  });
});

it('whose a thing is', () => {
  expect([whose(thing()), whose(thing({ owner: 'Mia' })), whose(thing({ role: null }))]).toEqual([
    'Communications',
    'Mia',
    '',
  ]);
});

it('a report waits, runs, is late, was made', () => {
  const triggered_at = '2026-11-21T13:40:00Z';
  const due_at = '2026-11-21T17:40:00Z';
  expect(reportLook(report()).word).toBe('waits for its event');
  expect(reportLook(report({ triggered_at, due_at })).word).toBe('runs');
  expect(reportLook(report({ triggered_at, due_at, late: true })).shape).toBe('overdue');
  expect(reportLook(report({ triggered_at, due_at, met_at: due_at })).word).toBe('reported');
});

it('an ask is soon due for a minute, then late', () => {
  const looks = ['14:25', '14:26', '14:27'].map((now) => askLook(ask(), at(now)).word);
  expect(looks).toEqual(['asked', 'due soon', 'late']);
});

it('a length is typed as people type it', () => {
  expect(['30', '30m', '30 min', '2h', '1 h 20'].map(typedMinutes)).toEqual([30, 30, 30, 120, 80]);
  expect([typedMinutes(' '), typedMinutes('soon'), typedMinutes('0')]).toEqual([undefined, null, null]);
});

it('after the last thing comes the one before it', () => {
  expect(neighbour(todo(), 'first/data')).toBe('during/vendor');
  expect(neighbour(todo(), 'during/waiver')).toBe('during/double');
});
