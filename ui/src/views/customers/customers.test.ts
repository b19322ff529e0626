import { expect, test } from 'vitest';
import { FakeHost } from '../../host/fake';
import type { CustomerRow, CustomersView } from '../../wire';
import { lookOf, pagesOf, said } from './customers';
import { CustomersList } from './list.svelte';

const row: CustomerRow = {
  row: 7,
  name: 'Ann',
  address: 'ann@example.com',
  plan: 'Gold',
  happened: '',
  more: [],
  approved: false,
  written: false,
  answered_at: null,
  content: null,
  note: null,
  next: null,
  next_due_at: null,
  late: false,
};

const nobody: CustomersView = {
  incident: '0193-checkout',
  reference: 'INC-7',
  title: 'Card payments fail',
  counts: { total: 250, approved: 0, written: 0, waiting: 0, answered: 0, content: 0, not_content: 0, next_steps: 0 },
  missing: null,
  columns: ['name'],
  found: 0,
  customers: [],
  letters: [],
  me: 'Ada',
};

test('a customer is shown by what presses most', () => {
  const word = (more: Partial<CustomerRow>) => lookOf({ ...row, ...more }).word;
  expect(word({})).toBe('no letter yet');
  expect(word({ approved: true })).toBe('approved, not sent');
  expect(word({ approved: true, written: true })).toBe('sent, no answer');
  expect(word({ written: true, answered_at: '2026-11-21T14:00:00Z' })).toBe('answered');
  expect(word({ written: true, answered_at: '2026-11-21T14:00:00Z', content: false })).toBe('not content');
  expect(word({ content: false, next: 'call' })).toBe('next step');
  expect(word({ content: true, next: 'call', late: true })).toBe('next step overdue');
});

test('how far it came is said in a sentence', () => {
  const counts = {
    total: 20,
    approved: 20,
    written: 18,
    waiting: 2,
    answered: 3,
    content: 2,
    not_content: 1,
    next_steps: 1,
  };
  expect(said(counts)).toBe('20 customers: 20 letters approved, 18 sent, 3 answered, 2 content, 1 not, 1 next step.');
});

test('only the pages that are in sight are asked for', () => {
  expect(pagesOf(0, 12)).toEqual([0]);
  expect(pagesOf(95, 110)).toEqual([0, 100]);
  expect(pagesOf(99_950, 99_999)).toEqual([99_900]);
});

test('a page of a long list comes when it comes to sight, and a filter asks anew', async () => {
  const host = new FakeHost({
    customers: ({ from = 0, find }) => ({
      ...nobody,
      found: find ? 1 : 250,
      customers: Array.from({ length: find ? 1 : Math.min(100, 250 - from) }, (_, index) => ({
        ...row,
        row: find ? 42 : from + index + 1,
      })),
    }),
  });
  const list = new CustomersList(host);
  await list.ask({ incident: '1' });
  expect([list.at(0)?.row, list.at(99)?.row, list.at(100)]).toEqual([1, 100, undefined]);
  await list.see(195, 210);
  expect([list.at(195)?.row, list.at(249)?.row, list.at(0)?.row]).toEqual([196, 250, 1]);
  expect(host.asked('customers').map((asked) => asked.from)).toEqual([0, 100, 200]);
  await list.see(198, 204);
  expect(host.asked('customers')).toHaveLength(3);
  await list.ask({ incident: '1', find: 'ann' });
  await list.see(0, 0);
  expect([list.view?.found, list.at(0)?.row, list.at(195)]).toEqual([1, 42, undefined]);
});
