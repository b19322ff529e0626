import { expect, it } from 'vitest';
import { board, card, clock, overdueCard } from '../../host/fixtures';
import { inWords, lanes, place, ticks } from './hour';

const now = Date.parse('2026-11-21T14:25:42Z');
const minute = 60_000;
const due = (minutes: number) => new Date(now + minutes * minute).toISOString();
const lane = (clocks: ReturnType<typeof clock>[], width = 1000) =>
  lanes(board({ incidents: [card({ clocks })] }), now, width)[0]?.marks ?? [];

it('positions are true to time: overdue left of now, the hour to its right', () => {
  expect(place(now - 60 * minute, now)).toBe(0);
  expect(place(now - 2 * minute, now)).toBeLessThan(place(now, now));
  expect(place(now + 60 * minute, now)).toBe(1);
  const half = (place(now, now) + 1) / 2;
  expect(place(now + 30 * minute, now)).toBeCloseTo(half, 6);
});

it('an incident with nothing due within the hour has no lane', () => {
  expect(lane([clock({ due_at: due(61) }), clock({ due_at: null })])).toEqual([]);
});

it('clocks that fall together share a mark', () => {
  const marks = lane([clock({ due_at: due(10) }), clock({ stakeholder: 'support', name: 'Support', due_at: due(10) })]);
  expect(marks.map((mark) => mark.label)).toEqual(['Customers, Support']);
});

it('a label is shortened, put before its mark, or left out, but never lies over another', () => {
  const said = (clocks: ReturnType<typeof clock>[], width: number) =>
    lane(clocks, width).map(({ label, before }) => [label, before]);
  const executives = clock({ stakeholder: 'executives', name: 'Executives', due_at: due(10) });
  const board = clock({ stakeholder: 'board', name: 'Board', due_at: due(13) });
  expect(said([clock({ due_at: due(59) })], 1000)).toEqual([['Customers', true]]);
  expect(said([clock({ due_at: due(6) }), executives, board], 450)).toEqual([
    ['Customers', true],
    ['', false],
    ['Board', false],
  ]);
  const three = [executives, clock({ due_at: due(10) }), clock({ stakeholder: 'x', name: 'Support', due_at: due(10) })];
  expect(said([...three, { ...board, due_at: due(22) }], 800)).toEqual([
    ['Executives +2', false],
    ['Board', false],
  ]);
});

it('the axis begins with now and leaves out what would lie under it', () => {
  const found = ticks(now, 'UTC', 1000).map((tick) => tick.text);
  expect(found[0]).toBe('14:25');
  expect(found).toContain('15:00');
  expect(ticks(now, 'UTC', 300).map((tick) => tick.text)).not.toContain('14:30');
});

it('the picture is there in words too', () => {
  const found = lanes(board({ incidents: [overdueCard()] }), now, 1000);
  expect(inWords(found, now)).toBe('INC-9: Customers overdue, Support overdue and Executives in 37:18.');
  expect(inWords([], now)).toBe('Nothing falls due within the hour.');
});
