// What a new snapshot takes over from the last one.

import { expect, it } from 'vitest';
import { shared } from './shared';

const line = (entry: string, text: string) => ({ entry, text, update: { deliveries: [{ channel: 'email' }] } });

it('lines that stayed are the same objects, though a new one pushed them on', () => {
  const last = { total: 2, items: [line('b', 'second'), line('a', 'first')] };
  const next = shared(last, { total: 3, items: [line('c', 'third'), line('b', 'second'), line('a', 'put right')] });
  expect(next.items.map((item) => item.text)).toEqual(['third', 'second', 'put right']);
  expect(next.items[1]).toBe(last.items[0]);
  expect(next.items[2]).not.toBe(last.items[1]);
  expect(next.items[2]?.update).toBe(last.items[1]?.update);
});

it('a snapshot that says the same is the last one', () => {
  const last = { now: null, clocks: [{ stakeholder: 'board', due_at: null }], names: ['a', 'b'] };
  expect(shared(last, structuredClone(last))).toBe(last);
});

it('what is gone, shorter or of another kind is not taken over', () => {
  expect(shared({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(shared({ list: ['a', 'b'] }, { list: ['a'] })).toEqual({ list: ['a'] });
  expect(shared({ list: ['a'] }, { list: { 0: 'a' } })).toEqual({ list: { 0: 'a' } });
  expect(shared({ at: null }, { at: { by: 'x' } })).toEqual({ at: { by: 'x' } });
});

it('two parts of one name do not lend each other what they say', () => {
  const last = [
    { code: 'a', n: 1 },
    { code: 'a', n: 2 },
  ];
  expect(shared(last, structuredClone(last))).toEqual(last);
});
