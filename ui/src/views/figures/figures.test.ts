import { expect, test } from 'vitest';
import type { Lanes } from '../../wire';
import { bucketName, lateness, placed, said, share, short, standing, ticks } from './figures';

test('lengths are said in at most two units', () => {
  expect([0, 59, 60, 3599, 3600, 3900, 90_000].map(said)).toEqual([
    '0 s',
    '59 s',
    '1 min',
    '59 min',
    '1 h',
    '1 h 5 min',
    '1 d 1 h',
  ]);
  expect(said(null)).toBe('–');
  expect([30, 90, 5400, 129_600].map(short)).toEqual(['30 s', '2 min', '1.5 h', '1.5 d']);
});

test('a share of nothing is no number', () => {
  expect([share([0, 0]), share([8, 6])]).toEqual(['–', '75 %']);
});

test('an objective says what is left of it', () => {
  const objective = {
    stakeholder: 'customers',
    severity: 'SEV1' as const,
    within: 300,
    percent: 95,
    judged: 40,
    met: 38,
    left: 0,
  };
  expect(standing(objective)).toEqual({ word: 'kept; no more may miss', shape: 'done', tone: 'calm' });
  expect(standing({ ...objective, left: -2 })).toMatchObject({ word: 'missed: 2 too many for 95 %', tone: 'late' });
  expect(standing({ ...objective, judged: 0 })).toMatchObject({ word: 'nothing to judge yet', shape: 'untold' });
  expect([bucketName(15, null), bucketName(null, 1440)]).toEqual(['below 15 min', '1 d and more']);
});

test('instants have their place in the picture, and round ones are written below it', () => {
  const lanes: Lanes = {
    from: '2026-11-21T13:00:00Z',
    until: '2026-11-21T13:55:00Z',
    to: '2026-11-21T14:00:00Z',
    declared_at: '2026-11-21T13:00:00Z',
    phases: [],
    lanes: [],
  };
  expect([placed(lanes, '2026-11-21T13:15:00Z'), placed(lanes, '2026-11-21T15:00:00Z')]).toEqual([0.25, 1]);
  expect(placed({ ...lanes, to: lanes.from }, lanes.from)).toBe(0);
  expect(ticks(lanes).map((at) => at.slice(11, 16))).toEqual([
    '13:00',
    '13:10',
    '13:20',
    '13:30',
    '13:40',
    '13:50',
    '14:00',
  ]);
});

test('a promise whose time is over without a word is late in the picture, too', () => {
  const promised = (late_minutes: number | null, open: boolean) =>
    lateness({ made_at: '2026-11-21T13:00:00Z', at: '2026-11-21T13:30:00Z', late_minutes, open });
  expect(promised(7, true)).toBe('7 min late, and still open');
  expect(promised(7, false)).toBe('7 min late');
  expect(promised(0, false)).toBeNull();
  expect(promised(null, true)).toBeNull();
});
