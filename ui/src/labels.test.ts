import { describe, expect, it } from 'vitest';
import { card, clock } from './host/fixtures';
import { dueLine, lookOf, promisesLine, spoken, verdictLine } from './labels';
import type { ClockView } from './wire';

const now = Date.parse('2026-11-21T14:25:42Z');
const line = (part: Partial<ClockView>) => dueLine(clock(part), ['UTC', 'Europe/Berlin'], now);

describe('a clock says in words', () => {
  it('what was promised, with both zones', () => {
    expect(line({})).toBe('promised by 14:30 UTC, 15:30 Berlin');
  });
  it('that it is overdue, and whether that breaks a promise', () => {
    expect(line({ stage: 'overdue', because: 'interval' })).toBe('overdue since 14:30 UTC, 15:30 Berlin');
    expect(line({ stage: 'overdue' })).toBe('promised, overdue since 14:30 UTC, 15:30 Berlin');
  });
  it('why it is due', () => {
    expect(dueLine(clock({ because: 'first-word' }), ['UTC'], now)).toBe('first word by 14:30 UTC');
    expect(dueLine(clock({ because: 'hold', stage: 'held' }), ['UTC'], now)).toBe('held until 14:30 UTC');
    expect(dueLine(clock({ because: 'with', with: 'Customers' }), ['UTC'], now)).toBe('with Customers, by 14:30 UTC');
    expect(dueLine(clock({ because: 'last-word' }), ['UTC'], now)).toBe('last word by 14:30 UTC');
  });
  it('that nothing is due any more', () => {
    expect(dueLine(clock({ due_at: null, stage: null }), ['UTC'], now)).toBe('told 14:10 UTC');
    expect(dueLine(clock({ due_at: null, stage: 'never-told', told_at: null }), ['UTC'], now)).toBe(
      'owed a first word, never told',
    );
  });
});

it('every state has a shape and a word of its own, not only a colour', () => {
  const told_at = '2026-11-21T14:10:00Z';
  const stages = ['calm', 'heads-up', 'due', 'overdue', 'held', 'last-word', null] as const;
  const looks = stages.map((stage) => lookOf({ stage, told_at }));
  expect(new Set(looks.map((look) => look.word)).size).toBe(stages.length);
  expect(looks.filter((look) => look.tone === 'late').map((look) => look.word)).toEqual(['overdue']);
  expect(lookOf({ stage: 'calm', told_at: null }).shape).toBe('untold');
});

it('only thresholds are spoken', () => {
  expect(spoken('overdue', 'Customers', 'INC-7')).toBe('INC-7: a word to Customers is overdue.');
  expect(spoken('calm', 'Customers', 'INC-7')).toBe('');
  expect(spoken(null, 'Customers', 'INC-7')).toBe('');
});

it('promises are counted', () => {
  expect(promisesLine(card())).toBe('Promises 3 of 4 kept');
  const none = { made: 1, kept: 0, late: 0, late_minutes: 0, standing: 1 };
  expect(promisesLine({ promises: none })).toBe('1 promise standing');
  expect(promisesLine({ promises: { ...none, made: 0, standing: 0 } })).toBe('No promises yet');
});

it('what became of a promise is said for all, or for each', () => {
  const one = { stakeholder: 'a', name: 'Customers', promised_at: '', late_minutes: 0 };
  expect(verdictLine([{ ...one, state: 'standing' }])).toBe('stands');
  expect(
    verdictLine([
      { ...one, state: 'late', late_minutes: 5 },
      { ...one, name: 'Support', state: 'kept' },
    ]),
  ).toBe('5 min late for Customers and kept for Support');
});
