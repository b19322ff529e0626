import { describe, expect, it } from 'vitest';
import { board, card, clock, overdueCard } from '../../host/fixtures';
import { inWords, lanes, place, ticks } from './hour';

const now = Date.parse('2026-11-21T14:25:42Z');
const minute = 60_000;
const due = (minutes: number) => new Date(now + minutes * minute).toISOString();
const boardOf = (clocks: ReturnType<typeof clock>[]) => board({ incidents: [card({ clocks })] });
const lane = (clocks: ReturnType<typeof clock>[], width = 1000) => lanes(boardOf(clocks), now, width)[0]?.marks ?? [];

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

describe('the label of a mark', () => {
  const said = (clocks: ReturnType<typeof clock>[], width: number) =>
    lane(clocks, width).map(({ label, spot }) => [label, spot.at === 'below' ? `below ${spot.line}` : spot.at]);
  const executives = clock({ stakeholder: 'executives', name: 'Executives', due_at: due(10) });
  const support = clock({ stakeholder: 'support', name: 'Support', due_at: due(10) });
  const board = clock({ stakeholder: 'board', name: 'Board', due_at: due(13) });

  it('stands before its shape where the hour ends behind it', () => {
    expect(said([clock({ due_at: due(59) })], 1000)).toEqual([['Customers', 'before']]);
  });

  it('goes to a line of its own where others stand beside it, and never over another label', () => {
    expect(said([clock({ due_at: due(4) }), executives, board], 420)).toEqual([
      ['Customers', 'below 1'],
      ['Executives', 'below 2'],
      ['Board', 'behind'],
    ]);
  });

  it('names the first of several where there is no room for all, and never a number alone', () => {
    const crowd = [clock({ due_at: due(10) }), executives, support, { ...board, due_at: due(10) }];
    expect(said(crowd, 200)).toEqual([['Customers +3', 'behind']]);
    expect(said(crowd, 60)).toEqual([['', 'behind']]);
  });

  it('makes its lane as high as it needs', () => {
    const below = (clocks: ReturnType<typeof clock>[], width: number) =>
      lanes(boardOf(clocks), now, width).map((lane) => lane.below);
    expect(below([clock({ due_at: due(4) }), executives, board], 420)).toEqual([2]);
    expect(below([executives], 1000)).toEqual([0]);
  });
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
