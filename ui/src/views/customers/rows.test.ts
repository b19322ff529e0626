import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { FakeHost } from '../../host/fake';
import { customerRow, customersView } from '../../host/fixtures';
import { press } from '../../host/window';
import type { CustomerRow } from '../../wire';
import { CustomersList } from './list.svelte';
import Rows from './Rows.svelte';

const HIGH = 52;

beforeEach(() => {
  // Ten rows are in sight.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(10 * HIGH);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A list of so many, each called by the row that it stands in. */
async function shown(found: number, part: Partial<CustomerRow> = {}, chosen: number | null = null) {
  const host = new FakeHost({
    customers: ({ from = 0 }) => {
      const length = Math.max(0, Math.min(100, found - from));
      const called = (row: number) => customerRow({ row, name: `Customer ${row}`, ...part });
      return customersView({ found, customers: Array.from({ length }, (_, index) => called(from + index + 1)) });
    },
  });
  const list = new CustomersList(host);
  await list.ask({ incident: '0193-checkout' });
  const onchoose = vi.fn();
  render(Rows, { list, found, chosen, onchoose });
  return { host, list, onchoose };
}

const box = () => screen.getByRole('region', { name: 'List of customers' });
const row = (number: number) => screen.getByRole('button', { name: new RegExp(`Customer ${number}\\b`) });
const drawn = () => screen.getAllByRole('button').map((button) => Number.parseInt(button.textContent ?? '', 10));

async function scrollTo(place: number) {
  box().scrollTop = place * HIGH;
  await fireEvent.scroll(box());
}

describe('of a long list', () => {
  it('only what is in sight is drawn, and a little beyond', async () => {
    const { host } = await shown(100_000);
    expect(drawn()).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
    expect(screen.getByRole('list').style.height).toBe(`${100_000 * HIGH}px`);
    expect(host.asked('customers').map((asked) => asked.from)).toEqual([0]);
  });

  it('what is scrolled to is asked for and drawn where it belongs', async () => {
    const { host } = await shown(100_000);
    await scrollTo(5000);
    await waitFor(() => expect(drawn()).toEqual(Array.from({ length: 23 }, (_, index) => 4995 + index)));
    expect(row(5001).closest('li')?.style.top).toBe(`${5000 * HIGH}px`);
    expect(host.asked('customers').map((asked) => asked.from)).toEqual([0, 4900, 5000]);
  });

  it('nothing is drawn beyond the last', async () => {
    await shown(120);
    await scrollTo(115);
    await waitFor(() => expect(drawn().at(-1)).toBe(120));
    expect(screen.getAllByRole('listitem')).toHaveLength(11);
  });

  it('a row that is on its way leaves its place free', async () => {
    const { host } = await shown(300);
    let answer = (_: unknown) => {};
    host.answer({ customers: () => new Promise((done) => (answer = done)) as never });
    await scrollTo(250);
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(screen.getAllByRole('listitem')).toHaveLength(23);
    answer(customersView({ found: 300, customers: [customerRow({ row: 201, name: 'Customer 201' })] }));
    await scrollTo(200);
    expect(await screen.findByRole('button', { name: /Customer 201/ })).toBeTruthy();
  });
});

it('a short list is drawn whole', async () => {
  await shown(3);
  expect(drawn()).toEqual([1, 2, 3]);
});

it('of an empty list nothing is drawn', async () => {
  await shown(0);
  expect(screen.queryAllByRole('listitem')).toEqual([]);
});

describe('a row', () => {
  const said = () => row(1).textContent?.replace(/\s+/g, ' ').trim();

  it('says who it is, what happened, and how far it came', async () => {
    await shown(1, { approved: true });
    expect(said()).toBe('1 Customer 1Charged twice approved, not sent');
  });

  it('has the address where nothing is said to have happened', async () => {
    await shown(1, { happened: '', written: true });
    expect(said()).toBe('1 Customer 1ann@shop.example sent, no answer');
  });

  it('is cut where a name would never end', async () => {
    await shown(1, { name: 'Customer 1 '.padEnd(400, 'x'), happened: 'y'.repeat(400) });
    expect(said()).toBe(`1 ${'Customer 1 '.padEnd(60, 'x')}…${'y'.repeat(80)}… no letter yet`);
  });

  it('is chosen by a press, and marked once it is', async () => {
    const { onchoose } = await shown(3, {}, 2);
    expect([1, 2, 3].map((number) => row(number).getAttribute('aria-current'))).toEqual([null, 'true', null]);
    await fireEvent.click(row(3));
    expect(onchoose.mock.calls).toEqual([[3]]);
  });

  it('found by words is chosen by its own number, not by its place', async () => {
    const { onchoose } = await shown(1, { row: 42, name: 'Customer 42' });
    await fireEvent.click(row(42));
    expect(onchoose.mock.calls).toEqual([[42]]);
  });
});

describe('arrows', () => {
  /** The keys that the screen around hears from now on. */
  function heard() {
    const hear = vi.fn();
    document.body.addEventListener('keydown', hear);
    onTestFinished(() => document.body.removeEventListener('keydown', hear));
    return () => hear.mock.calls.map(([event]) => event.key);
  }

  it('go from one to the next and back, and choose it', async () => {
    const { onchoose } = await shown(3);
    row(1).focus();
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowUp');
    expect(onchoose.mock.calls).toEqual([[2], [3], [2]]);
    expect(document.activeElement).toBe(row(2));
  });

  it('end at the ends of the list, and are left to the screen around there', async () => {
    const { onchoose } = await shown(2);
    const keys = heard();
    row(1).focus();
    await press('ArrowUp');
    row(2).focus();
    await press('ArrowDown');
    expect(onchoose).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(row(2));
    expect(keys()).toEqual(['ArrowUp', 'ArrowDown']);
  });

  it('go on beyond what is in sight', async () => {
    const { onchoose } = await shown(100);
    row(10).focus();
    await press('ArrowDown');
    expect(onchoose.mock.calls).toEqual([[11]]);
    expect(document.activeElement).toBe(row(11));
  });

  it('mean nothing to the screen around, which hears every other key', async () => {
    const { onchoose } = await shown(3);
    const keys = heard();
    row(1).focus();
    await press('ArrowDown');
    await press('j');
    expect(keys()).toEqual(['j']);
    expect(onchoose.mock.calls).toEqual([[2]]);
  });
});
