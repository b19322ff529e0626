import { describe, expect, it } from 'vitest';
import { ago, clip, countdown, duration, glance, list, minutes, plural } from './words';

const s = 1000;
const min = 60 * s;
const h = 60 * min;

describe('the countdown', () => {
  it('shows minutes and seconds below an hour', () => {
    expect(countdown(4 * min + 18 * s, 0)).toBe('4:18');
    expect(countdown(59 * min + 59 * s, 0)).toBe('59:59');
    expect(countdown(9 * s, 0)).toBe('0:09');
  });
  it('shows hours and minutes from an hour on, then days', () => {
    expect(countdown(2 * h + 49 * min, 0)).toBe('2 h 49');
    expect(countdown(h, 0)).toBe('1 h 00');
    expect(countdown(27 * h, 0)).toBe('1 d 3 h');
  });
  it('counts up with a plus once it is overdue, and never shows a second twice', () => {
    expect(countdown(0, 2 * min + 5 * s)).toBe('+2:05');
    expect(countdown(0, h + 12 * min)).toBe('+1 h 12');
    expect([-1500, -1000, -500, 0, 500, 1000].map((now) => countdown(0, now))).toEqual([
      '0:02',
      '0:01',
      '0:01',
      '+0:00',
      '+0:00',
      '+0:01',
    ]);
  });
});

it('beside the big one a countdown shows seconds only near its due time', () => {
  expect(glance(4 * min + 18 * s, 0)).toBe('4:18');
  expect(glance(21 * min + 18 * s, 0)).toBe('22 min');
  expect(glance(0, 4 * min + 59 * s)).toBe('+4:59');
  expect(glance(0, 7 * min + 59 * s)).toBe('+7 min');
  expect(glance(2 * h + 49 * min, 0)).toBe('2 h 49');
});

it('lengths are whole minutes, and never negative', () => {
  expect(duration(0, 46 * min)).toBe('46 min');
  expect(duration(0, 72 * min)).toBe('1 h 12 min');
  expect(duration(0, 2 * h)).toBe('2 h');
  expect(duration(0, 76 * h)).toBe('3 d 4 h');
  expect(duration(5, 0)).toBe('0 min');
});

it('so many minutes read as the terminal and notifications say them', () => {
  expect([0, 46, 60, 72, 120, 340, 1440, 4560].map(minutes)).toEqual([
    '0 min',
    '46 min',
    '1 h',
    '1 h 12 min',
    '2 h',
    '5 h 40 min',
    '1 d',
    '3 d 4 h',
  ]);
});

it('ages', () => {
  expect(ago(0, 59 * s)).toBe('just now');
  expect(ago(0, 4 * min)).toBe('4 min ago');
});

it('plurals and lists', () => {
  expect(plural(1, 'fact')).toBe('1 fact');
  expect(plural(10000, 'entry', 'entries')).toBe('10,000 entries');
  expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
});

it('a long text is clipped between characters, not inside one', () => {
  expect(clip('Checkout fails', 20)).toBe('Checkout fails');
  expect(clip('Checkout fails', 8)).toBe('Checkout…');
  expect(clip('🔥🔥🔥', 2)).toBe('🔥🔥…');
});
