import { describe, expect, it, vi } from 'vitest';
import { evening, receipt } from '../../host/answers';
import { draftCard, finding } from '../../host/drafts';
import { customerRow, customersView } from '../../host/fixtures';
import { click, fireEvent, openIncident, press, screen, type, waitFor, within } from '../../host/window';
import type { CustomerRow, CustomersView, Letter } from '../../wire';
import '../afterwards/Afterwards.svelte';
import './Customers.svelte';

const incident = '0193-checkout';
const bob = customerRow({ row: 2, name: 'Bob', address: '', plan: '', happened: '' });

const letter = (part: Partial<Letter> = {}): Letter => ({
  draft: 'd-letter',
  row: 1,
  name: 'Ann',
  address: 'ann@shop.example',
  subject: 'You were charged twice',
  text: 'Dear Ann,\n\nwe charged you twice.',
  findings: [],
  ...part,
});

/** The screen with two customers, of whom the first is looked at. */
async function opened(ann: Partial<CustomerRow> = {}, part: Partial<CustomersView> = {}) {
  const host = evening();
  const all = [customerRow(ann), bob];
  const letters = [draftCard({ draft: 'd-letter', title: 'Apology to one' })];
  host.answer({
    customers: ({ from = 0 }) => customersView({ customers: all.slice(from), found: all.length, letters, ...part }),
    letter: ({ row }) => letter({ row }),
    'answer-customer': receipt(),
    'do-customer-step': receipt(),
    'post-letters': receipt(),
  });
  await openIncident(host);
  await press('a');
  await click('One by one', 'tab');
  await choose('Ann');
  return host;
}

async function choose(name: string) {
  const list = within(await screen.findByRole('region', { name: 'List of customers' }));
  await fireEvent.click(await list.findByRole('button', { name: new RegExp(name) }));
  await screen.findByRole('heading', { name });
}

const one = (row = 1) => within(screen.getByRole('region', { name: `Customer ${row}` }));
const field = (name: string) => one().getByLabelText<HTMLInputElement>(name);
const notes = () => screen.getByRole('status', { name: 'Notes' }).textContent;
const said = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim();
const CONTENT = 'Does it put things right for them?';
/** Chooses an option; the tests’ DOM does not find by itself which one is `:checked`. */
async function pick(name: string, value: string) {
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name });
  const option = [...select.options].find((one) => one.value === value) ?? null;
  vi.spyOn(select, 'querySelector').mockReturnValue(option);
  await fireEvent.change(select, { target: { value } });
}

describe('a customer', () => {
  it('is told with what happened, every cell, and how far it came', async () => {
    const answer = { answered_at: '2026-11-21T14:05:00Z', content: false, note: 'It cost me a day' };
    await opened({ more: ['amount: 12 €', 'seats: 3'], ...answer });
    expect(said(one().getByText(/^Row 1/))).toBe('Row 1, ann@shop.example, Gold');
    expect(one().getByText('Charged twice')).toBeTruthy();
    expect(one().getByText('amount: 12 €')).toBeTruthy();
    expect(one().getByText(/^not content, 14:05 UTC$/)).toBeTruthy();
    expect(said(one().getByText(/^They said:/))).toBe('They said: It cost me a day');
  });

  it('without an address or an answer is told as that', async () => {
    await opened();
    await choose('Bob');
    expect(one(2).getByText('Row 2, no address')).toBeTruthy();
    expect(one(2).getByText('no letter yet')).toBeTruthy();
    expect(one(2).queryByText(/They said/)).toBeNull();
    expect(one(2).queryByText(/^Next:/)).toBeNull();
  });
});

describe('their letter', () => {
  it('is read with what the review says of it', async () => {
    const host = await opened();
    expect(await one().findByText('Nothing to mend.')).toBeTruthy();
    expect(one().getByText('You were charged twice')).toBeTruthy();
    expect(one().getByText(/we charged you twice/).textContent).toBe(letter().text);
    expect(host.asked('letter').at(-1)).toEqual({ incident, row: 1, draft: 'd-letter' });
    const findings = [
      finding({ message: 'Say no address.' }),
      finding({ message: 'It is meant.', overruled: 'They asked for it' }),
    ];
    host.answer({ letter: letter({ findings }) });
    host.say({ type: 'changed', streams: [], up_to: null });
    await one().findByText('Say no address.');
    const list = within(one().getByRole('list', { name: 'What the review says' }));
    const found = list.getAllByRole('listitem').map(said);
    expect(found).toEqual(['Error: Say no address.', 'Overruled: It is meant.']);
  });

  it('is the approved one where no draft is left', async () => {
    const host = await opened({ approved: true }, { letters: [] });
    expect(await one().findByText('You were charged twice')).toBeTruthy();
    expect(host.asked('letter').at(-1)).toEqual({ incident, row: 1 });
  });

  it('is not asked for where there is none', async () => {
    const host = await opened({}, { letters: [] });
    expect(one().queryByRole('heading', { name: 'Their letter' })).toBeNull();
    expect(host.asked('letter')).toEqual([]);
  });

  it('that cannot be read says why, and an answer can still be recorded', async () => {
    const host = await opened();
    host.answer({
      letter: () => {
        throw { code: 'no-letter', message: 'The draft was discarded.' };
      },
    });
    await choose('Bob');
    expect((await one(2).findByRole('alert')).textContent).toContain('The draft was discarded.');
    expect(one(2).queryByRole('heading', { name: 'Their letter' })).toBeNull();
    await click('They answered');
    await waitFor(() => expect(host.asked('answer-customer')).toEqual([{ incident, row: 2 }]));
  });

  it('that was sent by hand is recorded for them alone', async () => {
    const host = await opened();
    await click('Their letter was sent');
    await waitFor(() => expect(notes()).toContain('Ann: recorded as sent.'));
    expect(host.asked('post-letters')).toEqual([{ incident, rows: '1' }]);
  });

  it('that was sent is not sent again', async () => {
    await opened({ approved: true, written: true });
    expect(one().getByText('sent, no answer')).toBeTruthy();
    expect(one().queryByRole('button', { name: 'Their letter was sent' })).toBeNull();
  });
});

describe('what they answered', () => {
  it('is recorded with what comes next, and the form is free again', async () => {
    const host = await opened();
    await pick(CONTENT, 'no');
    await type(field('What they said'), ' It cost me a day ');
    await type(field('What comes next'), 'call her');
    await type(field('By when it comes next'), '2026-12-01');
    await click('They answered');
    await waitFor(() => expect(notes()).toContain('Ann: recorded.'));
    const answer = { content: false, note: 'It cost me a day', next: 'call her', due: '2026-12-01' };
    expect(host.asked('answer-customer')).toEqual([{ incident, row: 1, ...answer }]);
    const names = [CONTENT, 'What they said', 'What comes next', 'By when it comes next'];
    expect(names.map((name) => field(name).value)).toEqual(['', '', '', '']);
  });

  it('is recorded as no more than they said', async () => {
    const host = await opened();
    await type(field('What they said'), '   ');
    await click('They answered');
    await waitFor(() => expect(notes()).toContain('Ann: recorded.'));
    await pick(CONTENT, 'yes');
    await click('They answered');
    const row = { incident, row: 1 };
    await waitFor(() => expect(host.asked('answer-customer')).toEqual([row, { ...row, content: true }]));
  });

  it('that is refused stays as it was typed', async () => {
    const host = await opened();
    host.answer({
      'answer-customer': () => {
        throw { code: 'empty', message: 'Say by when it comes next.' };
      },
    });
    await pick(CONTENT, 'no');
    await type(field('What comes next'), 'call her');
    await click('They answered');
    expect((await one().findByRole('alert')).textContent).toContain('Say by when it comes next.');
    expect([field(CONTENT).value, field('What comes next').value]).toEqual(['no', 'call her']);
  });

  it('of one is not typed for another', async () => {
    await opened();
    await type(field('What they said'), 'It cost me a day');
    await choose('Bob');
    expect(one(2).getByLabelText<HTMLInputElement>('What they said').value).toBe('');
  });
});

describe('what comes next', () => {
  const next = { next: 'Call her', next_due_at: '2026-12-01T09:00:00Z' };

  it('stands there with its day, and is done', async () => {
    const host = await opened(next);
    expect(said(one().getByText(/^Next:/))).toBe('Next: Call her, by Tue 1 Dec, 09:00 UTC');
    await click('Done');
    await waitFor(() => expect(host.asked('do-customer-step')).toEqual([{ incident, row: 1 }]));
    await waitFor(() => expect(notes()).toContain('Done.'));
  });

  it('and is late is called overdue', async () => {
    await opened({ ...next, next_due_at: '2026-11-21T14:00:00Z', late: true });
    expect(said(one().getByText(/^Next:/))).toBe('Next: Call her, by 14:00 UTC ▲ overdue');
    expect(one().getByText('next step overdue')).toBeTruthy();
  });

  it('that was done meanwhile is told', async () => {
    const host = await opened(next);
    host.answer({
      'do-customer-step': () => {
        throw { code: 'no-next-step', message: 'Nothing comes next for row 1.' };
      },
    });
    await click('Done');
    expect((await one().findByRole('alert')).textContent).toContain('Nothing comes next for row 1.');
  });
});
