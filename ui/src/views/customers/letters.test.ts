import { describe, expect, it, vi } from 'vitest';
import { evening, receipt } from '../../host/answers';
import { draftCard } from '../../host/drafts';
import { customersView } from '../../host/fixtures';
import { click, fireEvent, openIncident, press, screen, type, waitFor, within } from '../../host/window';
import type { CustomersView, LettersReviewed } from '../../wire';
import '../afterwards/Afterwards.svelte';
import './Customers.svelte';

const incident = '0193-checkout';
const NOBODY = customersView().counts;
const letter = draftCard({ draft: 'd-letter', title: 'Apology to one', first_words: 'Dear ⟦name⟧' });
const older = draftCard({ draft: 'd-older', title: 'Apology to one', first_words: 'Hello ⟦name⟧' });

const reviewed = (part: Partial<LettersReviewed> = {}): LettersReviewed => ({
  draft: 'd-letter',
  version: 3,
  read: 20,
  clean: '1-20',
  clean_count: 20,
  faulty: [],
  faulty_count: 0,
  filled: ['name: name'],
  unfilled: [],
  cancelled: false,
  ...part,
});

async function opened(part: Partial<CustomersView> = {}) {
  const host = evening();
  host.answer({
    customers: customersView({ letters: [letter], ...part }),
    'review-letters': reviewed(),
    'approve-letters': receipt(),
    'post-letters': receipt(),
  });
  await openIncident(host);
  await press('a');
  await click('One by one', 'tab');
  await screen.findByRole('region', { name: 'Letters' });
  return host;
}

/** Chooses an option; the tests’ DOM does not find by itself which one is `:checked`. */
async function pick(name: string, value: string) {
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name });
  const option = [...select.options].find((one) => one.value === value) ?? null;
  vi.spyOn(select, 'querySelector').mockReturnValue(option);
  await fireEvent.change(select, { target: { value } });
}

const letters = () => within(screen.getByRole('region', { name: 'Letters' }));
const button = (name: string) => letters().getByRole<HTMLButtonElement>('button', { name });
const notes = () => screen.getByRole('status', { name: 'Notes' }).textContent;
const said = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim();
const read = () => letters().findByRole('status');
const refuse = (code: string, message: string) => () => {
  throw { code, message };
};

/** An answer that comes when it is let through. */
function held<A>(): { later: never; come: (answer: A) => void } {
  let come = (_: A) => {};
  const later = new Promise<A>((done) => (come = done));
  return { later: later as never, come };
}

describe('the letter', () => {
  it('is written first, with the blanks that the list fills', async () => {
    const host = await opened({ letters: [] });
    expect(said(letters().getByText(/Blanks that the list fills/))).toContain('⟦name⟧ ⟦plan⟧');
    expect(letters().queryByRole('button', { name: 'Review each letter' })).toBeNull();
    await click('Write the letter');
    const asked = { incident, stakeholder: 'customers', occasion: 'apology-individual' };
    await waitFor(() => expect(host.asked('open-draft')[0]).toEqual(asked));
  });

  it('that is in hand is edited', async () => {
    const host = await opened();
    expect(letters().queryByRole('combobox')).toBeNull();
    await click('Edit the letter');
    const asked = { incident, stakeholder: 'customers', draft: 'd-letter' };
    await waitFor(() => expect(host.asked('open-draft')[0]).toEqual(asked));
  });

  it('is chosen where there are several, and what was read of the other is gone', async () => {
    const host = await opened({ letters: [letter, older] });
    const which = letters().getByRole('combobox', { name: 'Which letter' });
    expect([...which.children].map(said)).toEqual(['Apology to one: Dear ⟦name⟧', 'Apology to one: Hello ⟦name⟧']);
    await click('Review each letter');
    await read();
    await pick('Which letter', 'd-older');
    expect(letters().queryByRole('status')).toBeNull();
    await click('Review each letter');
    await read();
    expect(host.asked('review-letters').map((asked) => asked.draft)).toEqual(['d-letter', 'd-older']);
  });
});

describe('each letter is read', () => {
  it('and what stands in the way is told, of the first eight', async () => {
    const host = await opened();
    const errors = ['ip-address: 10.2.14.7', 'unfilled-blank: ⟦what⟧'];
    const faulty = Array.from({ length: 12 }, (_, index) => ({ row: index + 1, name: `Name ${index + 1}`, errors }));
    const part = { faulty, faulty_count: 12, clean: '13-20', clean_count: 8, unfilled: ['what', 'when'] };
    host.answer({ 'review-letters': reviewed(part) });
    await click('Review each letter');
    const status = await read();
    expect(said(status)).toContain('20 letters read: 8 without an error');
    expect(said(status)).toContain('▲ 12 with errors');
    expect(said(status)).toMatch(/No column fills ⟦what⟧ ?, ⟦when⟧ ?: write there what is the same for all/);
    const told = within(status).getAllByRole('listitem').map(said);
    expect(told).toHaveLength(8);
    expect(told[0]).toBe('1 Name 1: ip-address: 10.2.14.7; unfilled-blank: ⟦what⟧');
  });

  it('and where each has an error, none can be approved', async () => {
    const host = await opened();
    host.answer({ 'review-letters': reviewed({ clean: '', clean_count: 0, faulty_count: 20 }) });
    await click('Review each letter');
    expect(said(await read())).toContain('0 without an error');
    expect(letters().queryByRole('form', { name: 'Approve letters' })).toBeNull();
  });

  it('with a bar and a count, until Stop breaks it off', async () => {
    const host = await opened();
    const { later, come } = held<LettersReviewed>();
    host.answer({ 'review-letters': () => later });
    const progress = { type: 'progress', job: 'review-letters', text: 'letters' } as const;
    host.say({ ...progress, job: 'import', done: 7, total: 9 });
    await click('Review each letter');
    expect(button('Review each letter').disabled).toBe(true);
    expect(letters().queryByRole('progressbar')).toBeNull();
    host.say({ ...progress, done: 1200, total: 5000 });
    const bar = await letters().findByRole<HTMLProgressElement>('progressbar', { name: 'Letters' });
    expect([bar.value, bar.max]).toEqual([1200, 5000]);
    expect(letters().getByText(/1,200 of 5,000/)).toBeTruthy();
    await click('Stop');
    expect(host.asked('cancel')).toEqual([{}]);
    come(reviewed({ read: 1300, clean_count: 900, clean: '1-900', cancelled: true }));
    expect(said(await read())).toContain('1,300 letters read before it was stopped: 900 without an error.');
    expect(letters().queryByRole('progressbar')).toBeNull();
  });

  it('and a review that is refused says why, in place of the one before', async () => {
    const host = await opened();
    await click('Review each letter');
    await read();
    host.answer({ 'review-letters': refuse('no-letter', 'No draft has a blank that the list fills.') });
    await click('Review each letter');
    expect((await letters().findByRole('alert')).textContent).toContain('No draft has a blank that the list fills.');
    expect(letters().queryByRole('status')).toBeNull();
  });
});

describe('letters are approved', () => {
  it('those without an error, as they were read, by somebody named', async () => {
    const host = await opened();
    host.answer({ 'review-letters': reviewed({ clean: '1-16,18-19', clean_count: 18, faulty_count: 2 }) });
    await click('Review each letter');
    await read();
    await type(letters().getByLabelText('Who approves them'), ' Mara ');
    await click('Approve 18 letters');
    const approved = { incident, draft: 'd-letter', version: 3, rows: '1-16,18-19', by: 'Mara' };
    await waitFor(() => expect(host.asked('approve-letters')).toEqual([approved]));
    await waitFor(() => expect(notes()).toContain('Mara approved 18 letters.'));
    expect(letters().queryByRole('status')).toBeNull();
  });

  it('by oneself where nobody else is named', async () => {
    const host = await opened();
    await click('Review each letter');
    await click('Approve 20 letters');
    await waitFor(() => expect(host.asked('approve-letters')[0]?.by).toBe('Ines'));
  });

  it('by nobody until there is a name', async () => {
    const host = await opened({ me: '' });
    await click('Review each letter');
    await read();
    expect(button('Approve 20 letters').disabled).toBe(true);
    await fireEvent.submit(letters().getByRole('form', { name: 'Approve letters' }));
    expect(host.asked('approve-letters')).toEqual([]);
    await type(letters().getByLabelText('Who approves them'), 'Mara');
    expect(button('Approve 20 letters').disabled).toBe(false);
  });

  it('not where the letter changed meanwhile, and what was read stays', async () => {
    const host = await opened();
    host.answer({ 'approve-letters': refuse('draft-moved', 'The letter changed since you looked at it.') });
    await click('Review each letter');
    await click('Approve 20 letters');
    expect((await letters().findByRole('alert')).textContent).toContain('The letter changed since you looked at it.');
    expect(await read()).toBeTruthy();
  });
});

describe('letters are saved', () => {
  const saved = { path: '/tmp/letters', written: 18, of: 18, unapproved: 0, without_address: 0, cancelled: false };

  it('as a folder of mails, with what is to be known of them', async () => {
    const host = await opened();
    host.answer({ 'save-letters': { ...saved, unapproved: 2, without_address: 1 } });
    await click('Save as files …');
    expect(button('Save them').disabled).toBe(true);
    await type(letters().getByLabelText('Folder to save them in'), ' /tmp/letters ');
    await click('Save them');
    const note = '18 letters saved in /tmp/letters; 2 of them approved by nobody and 1 without an address.';
    await waitFor(() => expect(notes()).toContain(note));
    expect(host.asked('save-letters')).toEqual([{ incident, as: 'mails', path: '/tmp/letters', draft: 'd-letter' }]);
  });

  it('as one table, as far as it came before it was stopped', async () => {
    const host = await opened();
    host.answer({ 'save-letters': { ...saved, path: '/tmp/letters.csv', written: 1, cancelled: true } });
    await click('Save as files …');
    await pick('As what', 'table');
    await type(letters().getByLabelText('File to write'), '/tmp/letters.csv');
    await click('Save them');
    await waitFor(() => expect(notes()).toContain('1 letter saved in /tmp/letters.csv; stopped after 1 of 18.'));
    expect(host.asked('save-letters')[0]?.as).toBe('table');
  });

  it('never over what is there', async () => {
    const host = await opened();
    host.answer({ 'save-letters': refuse('exists', '/tmp/letters has files in it, which stay as they are.') });
    await click('Save as files …');
    await type(letters().getByLabelText('Folder to save them in'), '/tmp/letters');
    await click('Save them');
    expect((await letters().findByRole('alert')).textContent).toContain('which stay as they are');
    expect(notes()).not.toContain('saved in');
  });
});

describe('letters that are approved and not sent', () => {
  it('are recorded as sent, now or when it was', async () => {
    const host = await opened({ counts: { ...NOBODY, approved: 18, written: 9, waiting: 15 } });
    expect(letters().getByText(/^15 letters approved and not sent/)).toBeTruthy();
    await click('They were sent');
    await waitFor(() => expect(notes()).toContain('15 letters recorded as sent.'));
    await type(letters().getByLabelText('When they were sent'), ' 14:05 ');
    await click('They were sent');
    await waitFor(() => expect(host.asked('post-letters')).toEqual([{ incident }, { incident, at: '14:05' }]));
  });

  it('are asked for no more once all are', async () => {
    await opened({ counts: { ...NOBODY, approved: 18, written: 18 } });
    expect(letters().queryByRole('button', { name: 'They were sent' })).toBeNull();
  });
});
