import { expect, it } from 'vitest';
import { day, isToday, known, moment, printed, time, timeToTheSecond, zoneName, zonesOf } from './zones';

const now = Date.parse('2026-11-21T14:25:42Z');

it('a time is printed with its zone, twice where a second zone is set', () => {
  expect(printed('2026-11-21T14:30:00Z', ['UTC'], now)).toBe('14:30 UTC');
  expect(printed('2026-11-21T14:30:00Z', ['UTC', 'Europe/Berlin'], now)).toBe('14:30 UTC, 15:30 Berlin');
});

it('the date stands there when it is not today in that zone', () => {
  expect(moment('2026-11-20T23:50:00Z', 'UTC', now)).toBe('Fri 20 Nov, 23:50');
  expect(printed('2026-11-21T23:30:00Z', ['UTC', 'Asia/Tokyo'], now)).toBe('23:30 UTC, Sun 22 Nov, 08:30 Tokyo');
  expect(day('2024-02-29T12:00:00Z', 'UTC', now)).toBe('29 Feb 2024');
  expect(isToday('2026-11-21T23:30:00Z', 'Asia/Tokyo', now)).toBe(false);
});

it('summer time is the zone’s own', () => {
  expect(time('2026-07-01T12:00:00Z', 'Europe/Berlin')).toBe('14:00');
  expect(time('2026-03-29T00:59:00Z', 'Europe/Berlin')).toBe('01:59');
  expect(time('2026-03-29T01:00:00Z', 'Europe/Berlin')).toBe('03:00');
});

it('midnight is 00:00, and instants with fractions are read', () => {
  expect(timeToTheSecond('2026-11-21T00:00:00.123456789Z', 'UTC')).toBe('00:00:00');
});

it('zones are called as people call them', () => {
  expect(['UTC', 'Etc/UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'].map(zoneName)).toEqual([
    'UTC',
    'UTC',
    'Berlin',
    'Buenos Aires',
  ]);
});

it('a zone that nobody knows does not break the window', () => {
  expect(known('Mars/Olympus')).toBe(false);
  expect(printed('2026-11-21T14:30:00Z', ['Mars/Olympus'], now)).toBe('14:30 UTC');
  expect(zonesOf('C', 'Nowhere')).toEqual(['UTC']);
  expect(zonesOf('UTC', 'Etc/UTC')).toEqual(['UTC']);
  expect(zonesOf('UTC', 'Europe/Berlin')).toEqual(['UTC', 'Europe/Berlin']);
});
