import { describe, expect, it } from 'vitest';
import { evening } from '../../host/answers';
import { contactsView } from '../../host/fixtures';
import type { Answer } from '../../host/host';
import { click, fireEvent, openWindow, screen, type, waitFor, within } from '../../host/window';
import './Contacts.svelte';
import { NOBODY } from './contacts';

async function opened(save: () => Answer<'save-contact'> = () => ({ names: [] })) {
  const host = evening();
  host.answer({ contacts: contactsView(), 'save-contact': save });
  await openWindow(host);
  await click('Contacts');
  await screen.findByRole('searchbox', { name: 'Find a contact' });
  return host;
}

const form = (name: string) => within(screen.getByRole('form', { name }));
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const notes = () => screen.getByRole('status', { name: 'Notes' }).textContent;

describe('adding a contact', () => {
  it('sends what was typed, and closes', async () => {
    const host = await opened();
    await click('Add a contact');
    expect(document.activeElement).toBe(field('Name'));
    await type(field('Name'), 'Cleo');
    await type(field('Telephone'), '+49 30 901820; 112');
    await type(field('Looked at on'), '2026-11-20');
    await click('Save');
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Add a contact' })).toBeNull());
    const typed = { name: 'Cleo', phones: '+49 30 901820; 112', reviewed_on: '2026-11-20' };
    expect(host.asked('save-contact')).toEqual([{ ...NOBODY, ...typed }]);
    expect(notes()).toContain('Cleo: saved.');
  });

  it('says how a field is written', async () => {
    await opened();
    await click('Add a contact');
    const hint = (name: string) => document.getElementById(field(name).getAttribute('aria-describedby') ?? '');
    expect(hint('Groups')?.textContent).toContain('database:1 (rung first');
    expect(hint('Mail')?.textContent).toBe('Several with a semicolon between.');
    expect(hint('What they do')).toBeNull();
  });

  it('waits for a name', async () => {
    const host = await opened();
    await click('Add a contact');
    await type(field('Mail'), 'cleo@shop.example');
    await click('Save');
    await type(field('Name'), '   ');
    await click('Save');
    expect(host.asked('save-contact')).toEqual([]);
    expect(field('Mail').value).toBe('cleo@shop.example');
  });

  it('is put off without a word to anybody', async () => {
    const host = await opened();
    await click('Add a contact');
    await type(field('Name'), 'Cleo');
    await click('Not now');
    expect(screen.queryByRole('form', { name: 'Add a contact' })).toBeNull();
    expect(host.asked('save-contact')).toEqual([]);
  });
});

describe('changing a contact', () => {
  it('begins with what is known, and replaces the one who had that name', async () => {
    const host = await opened();
    await click('Change Ada Byron');
    expect(form('Change Ada Byron').getByLabelText<HTMLInputElement>('Telephone').value).toBe('+44 (0)20 7946-0001');
    expect(field('Groups').value).toBe('payments:1; executives');
    expect(field('Time zone').value).toBe('Asia/Tokyo');
    await type(field('Name'), 'Ada King');
    await type(field('Note'), 'Married');
    await click('Save');
    await waitFor(() => expect(notes()).toContain('Ada King: saved.'));
    expect(host.asked('save-contact')).toMatchObject([
      { was: 'Ada Byron', name: 'Ada King', groups: 'payments:1; executives', note: 'Married' },
    ]);
  });

  it('goes over to another one when that is asked for', async () => {
    await opened();
    await click('Change Ada Byron');
    await type(field('Note'), 'Half a sentence');
    await click('Change Bob');
    expect(screen.queryByRole('form', { name: 'Change Ada Byron' })).toBeNull();
    expect(form('Change Bob').getByLabelText<HTMLInputElement>('Name').value).toBe('Bob');
    expect([field('Note').value, field('Looked at on').value]).toEqual(['', '']);
    expect(document.activeElement).toBe(field('Name'));
  });

  it('that is refused stays beside what was typed, until it is right', async () => {
    let message = '“12x” is no telephone number.';
    const host = await opened(() => {
      if (message) throw { code: 'contact', message };
      return { names: ['Bob'] };
    });
    await click('Change Bob');
    await type(field('Telephone'), '12x');
    await click('Save');
    expect((await form('Change Bob').findByRole('alert')).textContent).toContain('“12x” is no telephone number.');
    expect(field('Telephone').value).toBe('12x');
    expect(notes()).not.toContain('saved');
    message = '';
    await type(field('Telephone'), '12');
    await click('Save');
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Change Bob' })).toBeNull());
    expect(host.asked('save-contact').map((asked) => asked.phones)).toEqual(['12x', '12']);
  });

  it('is saved once, however often one presses', async () => {
    let answer = (_: { names: string[] }) => {};
    const held = new Promise((done) => (answer = done));
    const host = await opened(() => held as never);
    await click('Change Bob');
    await click('Save');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
    await fireEvent.submit(screen.getByRole('form', { name: 'Change Bob' }));
    answer({ names: ['Bob'] });
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Change Bob' })).toBeNull());
    expect(host.asked('save-contact')).toHaveLength(1);
  });
});

it('files come and go beside the list', async () => {
  await opened();
  expect(screen.queryByRole('form', { name: 'Import contacts' })).toBeNull();
  const button = screen.getByRole('button', { name: 'Import and export …' });
  await fireEvent.click(button);
  expect(screen.getByRole('form', { name: 'Import contacts' })).toBeTruthy();
  expect(button.getAttribute('aria-expanded')).toBe('true');
  await fireEvent.click(button);
  expect(screen.queryByRole('form', { name: 'Export contacts' })).toBeNull();
});
