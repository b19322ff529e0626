import { describe, expect, it, vi } from 'vitest';
import { evening } from '../../host/answers';
import type { FakeHost } from '../../host/fake';
import { contact, contactsView } from '../../host/fixtures';
import { click, fireEvent, openWindow, screen, type, waitFor, within } from '../../host/window';
import type { ContactsView } from '../../wire';
import './Contacts.svelte';

async function opened(part: Partial<ContactsView> = {}, more: Parameters<FakeHost['answer']>[0] = {}) {
  const host = evening();
  host.answer({ contacts: contactsView(part), ...more });
  await openWindow(host);
  await click('Contacts');
  await screen.findByRole('searchbox', { name: 'Find a contact' });
  return host;
}

/** Chooses an option; the tests’ DOM does not find by itself which one is `:checked`. */
async function pick(name: string, value: string) {
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name });
  const option = [...select.options].find((one) => one.value === value) ?? null;
  vi.spyOn(select, 'querySelector').mockReturnValue(option);
  await fireEvent.change(select, { target: { value } });
}

const notes = () => screen.getByRole('status', { name: 'Notes' });
const people = () => within(screen.getByRole('main')).getAllByRole('listitem');
const said = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const everybody = { from: 0, stale: false };

describe('who can be reached', () => {
  it('stands there with what they do, how to reach them, and their time of day', async () => {
    await opened();
    const [ada, bob] = people().map(said);
    expect(ada).toContain('Ada Byron Head of payments payments, rung 1st; executives');
    expect(ada).toContain('+44 (0)20 7946-0001 ada@shop.example');
    expect(ada).toContain('23:25 in Tokyo, ja looked at 2026-10-01');
    expect(bob).toContain('Bob payments, rung 2nd, team');
    expect(bob).toContain('de never looked at');
  });

  it('a vendor is told with contract and support, and with the note', async () => {
    const vendor = { organisation: 'Acme', contract: '4711', support: '+1 555 010 0199', note: 'Say the number first' };
    await opened({
      contacts: [contact({ name: 'Acme desk', role: 'Support', groups: '', origin: 'team', ...vendor })],
    });
    const [acme] = people().map(said);
    expect(acme).toContain('Acme desk Support, Acme team');
    expect(acme).toContain('contract 4711, support +1 555 010 0199 Say the number first');
  });

  it('is found by typing, where the cursor stands from the start', async () => {
    const host = await opened();
    const field = screen.getByRole('searchbox', { name: 'Find a contact' });
    expect(document.activeElement).toBe(field);
    expect(host.asked('contacts')).toEqual([everybody]);
    host.answer({ contacts: ({ find }) => contactsView(find ? { contacts: [contact()], found: 1 } : {}) });
    await type(field, '  ada ');
    await waitFor(() => expect(people()).toHaveLength(1));
    expect(host.asked('contacts').at(-1)).toEqual({ ...everybody, find: 'ada' });
  });

  it('is shown by group, with whom to ring after whom, and a new one comes into it', async () => {
    const host = await opened();
    const groups = screen.getByRole('combobox', { name: 'Group' });
    expect([...groups.children].map(said)).toEqual(['Every group', 'executives (1)', 'payments (2)']);
    expect(screen.queryByText(/Call scheme/)).toBeNull();
    await pick('Group', 'payments');
    await waitFor(() => expect(host.asked('contacts').at(-1)).toEqual({ ...everybody, group: 'payments' }));
    expect(said(screen.getByText(/Call scheme/))).toBe('Call scheme: Ada Byron (wait 5m), then Bob (wait 2m)');
    await pick('Group', 'executives');
    await waitFor(() => expect(screen.queryByText(/Call scheme/)).toBeNull());
    await click('Add a contact');
    expect(screen.getByLabelText<HTMLInputElement>('Groups').value).toBe('executives');
  });

  it('is narrowed to those whom nobody looked at for long', async () => {
    const host = await opened();
    await click('Not looked at for 90 days (1)', 'checkbox');
    await waitFor(() => expect(host.asked('contacts').at(-1)).toEqual({ from: 0, stale: true }));
  });

  it('is still looked for after a visit elsewhere', async () => {
    const host = await opened();
    await type(screen.getByRole('searchbox', { name: 'Find a contact' }), 'ada');
    await click(/^Board/);
    await click('Contacts');
    const field = await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Find a contact' });
    expect(field.value).toBe('ada');
    expect(host.asked('contacts').at(-1)).toEqual({ ...everybody, find: 'ada' });
  });

  it('is read anew with a change', async () => {
    const host = await opened();
    host.answer({ contacts: contactsView({ contacts: [contact({ name: 'Cleo' })] }) });
    host.say({ type: 'changed', streams: [], up_to: null });
    expect(await screen.findByText('Cleo')).toBeTruthy();
    expect(screen.queryByText('Ada Byron')).toBeNull();
  });
});

it('more than a page is walked by pages, and another question begins at the first', async () => {
  const page = ({ from = 0 }) => {
    const many = Math.min(200, 450 - from);
    const contacts = Array.from({ length: many }, (_, index) => contact({ name: `Person ${from + index + 1}` }));
    return contactsView({ contacts, found: 450, total: 450 });
  };
  const host = await opened({}, { contacts: page });
  const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
  expect(screen.getByText('1 to 200 of 450')).toBeTruthy();
  expect(button('Before').disabled).toBe(true);
  await click('Next');
  await screen.findByText('Person 201');
  expect(screen.getByText('201 to 400 of 450')).toBeTruthy();
  await click('Next');
  await screen.findByText('Person 450');
  expect(screen.getByText('401 to 450 of 450')).toBeTruthy();
  expect(button('Next').disabled).toBe(true);
  await click('Before');
  await screen.findByText('Person 201');
  await type(screen.getByRole('searchbox', { name: 'Find a contact' }), 'p');
  await screen.findByText('Person 1');
  expect(host.asked('contacts').map((asked) => asked.from)).toEqual([0, 200, 400, 200, 0]);
});

describe('where nobody stands', () => {
  const none = { contacts: [], found: 0 };

  it('because there is nobody yet, it says what to do, and in which file they are', async () => {
    await opened({ ...none, total: 0, groups: [], stale: 0 });
    expect(screen.getByText(/^Nobody yet\. Add people/)).toBeTruthy();
    expect(screen.getByText('~/.config/foghorn/contacts.csv')).toBeTruthy();
    expect(screen.queryByText(/Nobody is found/)).toBeNull();
  });

  it('because nobody is found, it says that and no more', async () => {
    await opened(none);
    expect(screen.getByText('Nobody is found. Fewer words find more.')).toBeTruthy();
    expect(screen.queryByText(/Nobody yet/)).toBeNull();
  });

  it('because they cannot be read, it says why', async () => {
    const host = evening();
    const refuse = () => {
      throw { code: 'file', message: 'contacts.csv cannot be read.' };
    };
    host.answer({ contacts: refuse });
    await openWindow(host);
    await click('Contacts');
    expect((await screen.findByRole('alert')).textContent).toContain('contacts.csv cannot be read.');
    expect(screen.queryByRole('searchbox')).toBeNull();
  });
});

it('lines of the table with a fault are named, beside those that are right', async () => {
  await opened({ faults: ['contacts.csv, line 3: “12x” is no telephone number.', 'contacts.csv, line 9: no name.'] });
  const faults = within(screen.getByRole('region', { name: 'Faults' }));
  expect(faults.getAllByRole('listitem').map(said)).toEqual([
    'contacts.csv, line 3: “12x” is no telephone number.',
    'contacts.csv, line 9: no name.',
  ]);
  expect(screen.getByText('Ada Byron')).toBeTruthy();
});

describe('a contact', () => {
  const more = async (name: string, item: string | RegExp) => {
    await click(`More about ${name}`);
    await click(item, 'menuitem');
  };

  it('is called and written to by the desktop', async () => {
    const host = await opened();
    await click('Call Ada Byron, +44 (0)20 7946-0001');
    await click('Mail to Bob, bob@shop.example');
    expect(host.asked('open-mail')).toEqual([{ url: 'tel:+442079460001' }, { url: 'mailto:bob@shop.example' }]);
  });

  it('that the desktop cannot call is dialled by hand', async () => {
    const message = 'This desktop has no program for it. Dial by hand.';
    const refuse = () => {
      throw { code: 'no-mail-program', message };
    };
    await opened({}, { 'open-mail': refuse });
    await click(/^Call Ada Byron/);
    await waitFor(() => expect(notes().textContent).toContain(message));
  });

  it('has number and address copied', async () => {
    const host = await opened();
    await more('Ada Byron', 'Copy +44 (0)20 7946-0001');
    await waitFor(() => expect(notes().textContent).toContain('Copied: +44 (0)20 7946-0001'));
    expect(host.copied).toBe('+44 (0)20 7946-0001');
    await more('Ada Byron', 'Copy ada@shop.example');
    await waitFor(() => expect(host.copied).toBe('ada@shop.example'));
  });

  it('was looked at today, and is right', async () => {
    const host = await opened({}, { 'review-contacts': { names: ['Bob'] } });
    await more('Bob', 'Looked at today: all right');
    await waitFor(() => expect(notes().textContent).toContain('Bob: looked at today.'));
    expect(host.asked('review-contacts')).toEqual([{ names: ['Bob'] }]);
  });

  it('that cannot be marked as looked at is told beside the list', async () => {
    const refuse = () => {
      throw { code: 'contacts-fault', message: 'contacts.csv has a fault and is not written over.' };
    };
    await opened({}, { 'review-contacts': refuse });
    await more('Bob', 'Looked at today: all right');
    expect((await screen.findByRole('alert')).textContent).toContain('is not written over');
    expect(notes().textContent).not.toContain('looked at today');
  });

  it('of one’s own is taken out, and put back whole', async () => {
    const host = await opened({}, { 'remove-contact': { names: [] }, 'save-contact': { names: [] } });
    await more('Ada Byron', 'Take out');
    await waitFor(() => expect(notes().textContent).toContain('Ada Byron was taken out.'));
    expect(host.asked('remove-contact')).toEqual([{ name: 'Ada Byron' }]);
    await click('Put back');
    const { origin: _, stale: __, ...fields } = contact();
    const texts = { phones: '+44 (0)20 7946-0001', emails: 'ada@shop.example' };
    expect(host.asked('save-contact')).toEqual([{ ...fields, ...texts }]);
  });

  it('that cannot be taken out is told, and nothing is offered to put back', async () => {
    const refuse = () => {
      throw { code: 'no-contact', message: 'There is no contact “Ada Byron”.' };
    };
    await opened({}, { 'remove-contact': refuse });
    await more('Ada Byron', 'Take out');
    await waitFor(() => expect(notes().textContent).toContain('There is no contact “Ada Byron”.'));
    expect(screen.queryByRole('button', { name: 'Put back' })).toBeNull();
  });

  it('of the team is not taken out here', async () => {
    await opened();
    await click('More about Bob');
    const menu = within(await screen.findByRole('menu', { name: 'More about Bob' }));
    expect(menu.getAllByRole('menuitem').map(said)).toEqual(['Copy bob@shop.example', 'Looked at today: all right']);
  });
});
