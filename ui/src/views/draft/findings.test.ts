import { describe, expect, it } from 'vitest';
import { finding, review } from '../../host/drafts';
import { countLine, errorsSaid, findingAt, lookOf, openErrors, spoken, step } from './findings';

const missing = finding({ rule: 'missing-next-update', severity: 'warning', start: 0, end: 0 });
const first = finding({ rule: 'ip-address', start: 10, end: 19 });
const blank = finding({ rule: 'unfilled-blank', start: 30, end: 45 });
const hint = finding({ rule: 'long-sentence', severity: 'hint', start: 8, end: 60 });
const done = finding({ rule: 'jargon', severity: 'warning', start: 62, end: 66, overruled: 'they know the word' });
const all = [missing, hint, first, blank, done];

describe('how many', () => {
  it('are counted by kind, blanks apart, and what was overruled last', () => {
    expect(countLine(review({ findings: all }))).toBe('1 error, 1 warning, 1 hint, 1 blank, 1 overruled');
    expect(countLine(review({ findings: [first, first, missing, blank] }))).toBe('2 errors, 1 warning, 1 blank');
    expect(countLine(review({ findings: [] }))).toBe('nothing found');
  });

  it('errors and blanks stand in the way of an approval, unless overruled', () => {
    expect(openErrors(review({ findings: all })).map((one) => one.rule)).toEqual(['ip-address', 'unfilled-blank']);
    expect(openErrors(review({ findings: [{ ...first, overruled: 'a documented address' }] }))).toEqual([]);
    expect(openErrors(null)).toEqual([]);
  });

  it('is said aloud in one short sentence', () => {
    expect(errorsSaid(review({ findings: all }))).toBe('1 error and 1 blank left.');
    expect(errorsSaid(review({ findings: [hint] }))).toBe('No errors left.');
  });
});

describe('walking', () => {
  it('goes on from where it stands, round and round, past what was overruled', () => {
    const from = (chosen: number | null, by: 1 | -1 = 1) => step(all, { chosen, cursor: 0 }, by);
    expect([from(0), from(1), from(2), from(3)]).toEqual([1, 2, 3, 0]);
    expect([from(0, -1), from(3, -1)]).toEqual([3, 2]);
    expect(step([done], { chosen: null, cursor: 0 }, 1)).toBeNull();
  });

  it('begins at the cursor, where somebody put it elsewhere', () => {
    const next = (cursor: number, by: 1 | -1) => step(all, { chosen: null, cursor }, by);
    expect(next(20, 1)).toBe(3);
    expect(next(20, -1)).toBe(2);
    expect(next(50, 1)).toBe(0);
    expect(next(5, -1)).toBe(3);
  });
});

describe('at the cursor', () => {
  it('is the gravest, and of two alike the shorter one', () => {
    expect(findingAt(all, 12)).toBe(2);
    expect(findingAt(all, 25)).toBe(1);
    expect(findingAt(all, 0)).toBeNull();
    expect(findingAt(all, 61)).toBeNull();
  });

  it('has a shape and a word of its own', () => {
    const shapes = all.map((one) => `${lookOf(one).shape} ${lookOf(one).word}`);
    expect(new Set(shapes).size).toBe(5);
  });

  it('is told with its words, and with the key that mends it', () => {
    const text = 'starting with 10.2.14.7, are done';
    const fix = { start: 14, end: 23, text: '' };
    const told = finding({ start: 14, end: 23, message: 'An address helps attackers.', fix });
    expect(spoken([told], 0, text)).toBe(
      'Error 1 of 1: “10.2.14.7”. An address helps attackers. Control full stop fixes it.',
    );
    expect(spoken([missing], 0, text)).toBe(`Warning 1 of 1: Not there yet. ${missing.message}`);
  });
});
