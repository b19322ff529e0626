import { expect, test } from 'vitest';
import { handle, instant, reach } from './reach';

test('a look back reaches from declaring to the newest entry, in whole minutes', () => {
  const minutes = reach('2026-11-21T13:05:20Z', '2026-11-21T14:20:01Z');
  expect(new Date(minutes.from).toISOString()).toBe('2026-11-21T13:06:00.000Z');
  expect(new Date(minutes.to).toISOString()).toBe('2026-11-21T14:21:00.000Z');
  expect(minutes.step).toBe(60_000);
  expect(reach('2026-11-01T00:00:00Z', '2026-11-21T00:00:00Z').step).toBe(60 * 60_000);
});

test('the handle stays inside, and no instant is later than now', () => {
  const all = reach('2026-11-21T13:00:00Z', '2026-11-21T14:00:00Z');
  expect(handle(all, '2026-11-21T12:00:00Z')).toBe(all.from);
  expect(handle(all, '2026-11-22T12:00:00Z')).toBe(all.to);
  expect(instant(all.to, Date.parse('2026-11-21T13:59:30.250Z'))).toBe('2026-11-21T13:59:30Z');
});
