import { describe, expect, it } from 'vitest';
import { evening } from '../../host/answers';
import { desk } from '../../host/fixtures';
import { click, openIncident, openWindow, press, screen, type, waitFor, within } from '../../host/window';
import type { Reminder } from '../../wire';

const alarm = (): Reminder => ({
  key: 'k',
  incident: '0193-search',
  reference: 'INC-9',
  summary: 'Customers: overdue by 2 min',
  body: 'INC-9 Search takes 8 seconds',
  urgency: 'critical',
  step: 'nag',
  clocks: [
    {
      incident: '0193-search',
      stakeholder: 'customers',
      due_at: '2026-11-21T14:23:37Z',
      step_at: '2026-11-21T14:25:37Z',
    },
  ],
});

describe('alarms in the window', () => {
  it('stay until they are dealt with, and can be snoozed from the banner', async () => {
    const host = await openWindow();
    host.say({ type: 'alarm', reminders: [alarm()], sound: false });
    const banner = await screen.findByRole('alert');
    expect(banner.textContent).toContain('Customers: overdue by 2 min');
    host.say({ type: 'changed', streams: [], up_to: null });
    expect(screen.getByRole('alert')).toBe(banner);
    await click('Snooze 5 min');
    await waitFor(() => expect(host.asked('snooze')).toEqual([{ incident: '0193-search', stakeholder: 'customers' }]));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('lead to the record of what was sent', async () => {
    const host = await openWindow();
    host.say({ type: 'alarm', reminders: [alarm()], sound: false });
    await click('I sent it');
    expect(await screen.findByRole('dialog', { name: 'I sent it' })).toBeTruthy();
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toContain('Search takes 8 seconds');
  });
});

it('what is wrong with data or desktop stands on top of every screen', async () => {
  const host = evening();
  const message = 'No notification service answers. Keep this window open.';
  host.answer({ desk: desk({ problems: [{ code: 'no-notifications', message }] }) });
  await openWindow(host);
  expect(await screen.findByText(message)).toBeTruthy();
});

it('the palette finds acts, incidents and stakeholders, and runs them by keyboard', async () => {
  await openWindow();
  await press('k', { ctrlKey: true });
  const field = await screen.findByRole('combobox', { name: /Act, incident or stakeholder/ });
  await type(field, 'write to support inc-9');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
  await press('Enter', { ctrlKey: true });
  expect(await screen.findByRole('dialog', { name: 'A word to Support' })).toBeTruthy();
});

it('? shows every key that there is', async () => {
  await openWindow();
  await press('?');
  const keys = await screen.findByRole('dialog', { name: 'Keys' });
  expect(within(keys).getByText('Write the word that is due')).toBeTruthy();
  within(keys).getByRole('button', { name: /Close/ }).focus();
  await press('Escape');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('quitting with clocks running warns first', async () => {
  const host = await openWindow();
  host.say({ type: 'open', what: 'quit', incident: null, stakeholder: null });
  expect((await screen.findByRole('dialog')).textContent).toContain('Nobody will remind you of INC-9, INC-7 and INC-8');
  await click('Quit all the same');
  await waitFor(() => expect(host.asked('quit')).toEqual([{ sure: true }]));
});

it('an incident that cannot be read says why, and the way back is one press', async () => {
  const host = evening();
  host.answer({
    incident: () => {
      throw { code: 'no-incident', message: 'There is no incident INC-99 here.' };
    },
  });
  await openWindow(host);
  host.say({ type: 'open', what: 'incident', incident: 'INC-99', stakeholder: null });
  expect((await screen.findByRole('alert')).textContent).toContain('There is no incident INC-99 here.');
  await click('Back to the board');
  expect(await screen.findAllByRole('article')).toHaveLength(3);
});

it('the theme is the setting’s, and Ctrl + makes everything larger', async () => {
  const host = evening();
  host.answer({ desk: desk({ settings: { ...desk().settings, theme: 'light' } }) });
  await openWindow(host);
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe('light'));
  await press('+', { ctrlKey: true });
  expect(document.documentElement.style.getPropertyValue('--zoom')).toBe('1.1');
  await press('0', { ctrlKey: true });
  expect(document.documentElement.style.getPropertyValue('--zoom')).toBe('1');
});

it('a setting is kept as soon as it is changed', async () => {
  const host = await openWindow();
  await press('3', { ctrlKey: true });
  (await screen.findByLabelText(/^Sound/)).click();
  await waitFor(() => expect(host.asked('set-settings')[0]).toMatchObject({ sound: false, me: 'Ines' }));
});

it('the archive filters titles as one types, and searches all that was said from two letters', async () => {
  const host = await openWindow();
  await press('2', { ctrlKey: true });
  const field = await screen.findByLabelText('Search everything said');
  await type(field, 'w');
  await waitFor(() => expect(host.asked('archive').at(-1)).toMatchObject({ text: 'w' }));
  expect(host.asked('search')).toEqual([]);
  await type(field, 'webhooks');
  await waitFor(() => expect(host.asked('search').at(-1)).toEqual({ query: 'webhooks' }));
  expect(await screen.findByText('webhooks', { selector: 'mark' })).toBeTruthy();
});

it('Escape leaves the incident for the board', async () => {
  await openIncident();
  await press('Escape');
  expect(await screen.findAllByRole('article')).toHaveLength(3);
});
