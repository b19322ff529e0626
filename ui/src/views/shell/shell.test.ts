import { describe, expect, it, vi } from 'vitest';
import { evening } from '../../host/answers';
import { board, card, desk, resolvedCard } from '../../host/fixtures';
import { click, fireEvent, openIncident, openWindow, press, screen, type, waitFor, within } from '../../host/window';
import type { Reminder } from '../../wire';

const alarm = (): Reminder => ({
  key: 'k',
  incident: '0193-search',
  reference: 'INC-9',
  summary: 'Customers: overdue by 2 min',
  body: 'INC-9 Search takes 8 seconds',
  urgency: 'critical',
  step: 'nag',
  handover: false,
  clocks: [
    {
      incident: '0193-search',
      stakeholder: 'customers',
      due_at: '2026-11-21T14:23:37Z',
      step_at: '2026-11-21T14:25:37Z',
    },
  ],
  matters: [],
});

describe('alarms in the window', () => {
  it('about an ask offer to open the incident, and nothing that is for words', async () => {
    const host = await openWindow();
    const due_at = '2026-11-21T14:23:37Z';
    const matters = [{ incident: '0193-search', matter: 'ask/act-1', due_at, step_at: due_at }];
    const reminder = { ...alarm(), summary: 'Ask overdue: Bob, check latency', clocks: [], matters };
    host.say({ type: 'alarm', reminders: [reminder], sound: false });
    expect(await screen.findByText('Ask overdue: Bob, check latency')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'I sent it' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Snooze 5 min' })).toBeNull();
    await click('Open');
    await waitFor(() => expect(host.asked('incident').at(-1)).toEqual({ incident: '0193-search' }));
  });

  it('stay until they are dealt with, and can be snoozed from the banner', async () => {
    const host = await openWindow();
    host.say({ type: 'alarm', reminders: [alarm()], sound: false });
    const banner = await screen.findByRole('alert');
    // What the clocks say now, and not what was said when it began.
    expect(banner.textContent).toContain('Customers: word overdue, 14:23 UTC; ');
    host.say({ type: 'changed', streams: [], up_to: null });
    expect(screen.getByRole('alert')).toBe(banner);
    await click('Snooze 5 min');
    await waitFor(() => expect(host.asked('snooze')).toEqual([{ incident: '0193-search', stakeholder: 'customers' }]));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('lead to the word that is due', async () => {
    const host = await openWindow();
    host.say({ type: 'alarm', reminders: [alarm()], sound: false });
    await click('Write');
    await screen.findByLabelText('Text for Customers');
    expect(host.asked('open-draft')[0]).toEqual({ incident: '0193-search', stakeholder: 'customers' });
  });

  it('lead to the record of what was sent', async () => {
    const host = await openWindow();
    host.say({ type: 'alarm', reminders: [alarm()], sound: false });
    await click('I sent it');
    expect(await screen.findByRole('dialog', { name: 'I sent it' })).toBeTruthy();
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toContain('Search takes 8 seconds');
  });
});

describe('the rail', () => {
  const badge = () => within(screen.getByRole('navigation')).getByRole('button', { name: /^Board/ });

  it('says how many words are overdue, in a figure and a word', async () => {
    await openWindow();
    expect(badge().textContent).toMatch(/^Board\s+2 overdue$/);
    expect(badge().querySelector('svg')).toBeTruthy();
  });

  it('says nothing of open incidents where nothing is overdue', async () => {
    const host = evening();
    host.answer({ board: board({ incidents: [card(), resolvedCard()] }) });
    await openWindow(host);
    expect(badge().textContent?.trim()).toBe('Board');
  });
});

describe('undo away from an incident', () => {
  const notes = () => screen.getByRole('status', { name: 'Notes' }).textContent;

  it('takes back the last act on the incident acted on last, and says which', async () => {
    const host = await openIncident();
    await press('z');
    await waitFor(() => expect(host.asked('snooze')).toHaveLength(1));
    await press('1', { ctrlKey: true });
    await screen.findAllByRole('article');
    await press('z', { ctrlKey: true });
    await waitFor(() => expect(host.asked('undo')).toEqual([{ incident: '0193-checkout' }]));
    await waitFor(() => expect(notes()).toContain('INC-7, taken back: the observation “Rollback done'));
    await press('Z', { ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(host.asked('redo')).toEqual([{ incident: '0193-checkout' }]));
  });

  it('says why not where nothing was done yet', async () => {
    const host = await openWindow();
    await press('z', { ctrlKey: true });
    await waitFor(() => expect(notes()).toContain('Nothing was done since this window opened.'));
    expect(host.asked('undo')).toEqual([]);
  });

  it('names the incident on which nothing is left to take back', async () => {
    const host = await openIncident();
    await press('z');
    await waitFor(() => expect(host.asked('snooze')).toHaveLength(1));
    host.answer({
      undo: () => {
        throw { code: 'nothing', message: 'There is nothing of yours to take back.' };
      },
    });
    await press('1', { ctrlKey: true });
    await screen.findAllByRole('article');
    await press('z', { ctrlKey: true });
    await waitFor(() => expect(notes()).toContain('INC-7: There is nothing of yours to take back.'));
  });
});

it('a right click brings a menu only where there is text to cut, copy or paste', async () => {
  await openWindow();
  // `fireEvent` is false where the page kept the web view's own menu away.
  expect(await fireEvent.contextMenu(screen.getByRole('main'))).toBe(false);
  expect(await fireEvent.contextMenu(screen.getByRole('button', { name: 'Archive' }))).toBe(false);
  expect(await fireEvent.contextMenu(screen.getByLabelText('What is broken?'))).toBe(true);
  const words = screen.getByText(/^investigating/);
  getSelection()?.selectAllChildren(words);
  const box = new DOMRect(100, 200, 80, 20);
  vi.spyOn(Range.prototype, 'getClientRects').mockReturnValue([box] as unknown as DOMRectList);
  expect(await fireEvent.contextMenu(words, { clientX: 120, clientY: 210 })).toBe(true);
  expect(await fireEvent.contextMenu(words, { clientX: 20, clientY: 210 })).toBe(false);
  vi.restoreAllMocks();
});

it('a notification that the desktop shows in silence gets its sound from the window', async () => {
  const begun = vi.fn();
  const part = { setValueAtTime: vi.fn(), linearRampToValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() };
  const node = { gain: part, frequency: part, connect: vi.fn(), start: begun, stop: vi.fn(), type: '' };
  class Audio {
    currentTime = 0;
    resume = async () => undefined;
    createGain = () => node;
    createOscillator = () => node;
  }
  vi.stubGlobal('AudioContext', Audio);
  const host = await openWindow();
  host.say({ type: 'alarm', reminders: [], sound: true });
  expect(begun).toHaveBeenCalled();
  expect(screen.queryByRole('alert')).toBeNull();
  begun.mockClear();
  host.say({ type: 'alarm', reminders: [alarm()], sound: false });
  expect(begun).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});

it('what is wrong with data or desktop stands on top of every screen', async () => {
  const host = evening();
  const message = 'No notification service answers. Keep this window open.';
  host.answer({ desk: desk({ problems: [{ code: 'no-notifications', message }] }) });
  await openWindow(host);
  expect(await screen.findByText(message)).toBeTruthy();
});

it('the palette puts what begins with the words first, and the incident of a reference before its drafts', async () => {
  await openIncident();
  await press('k', { ctrlKey: true });
  const box = await screen.findByRole('combobox', { name: /Act, incident or stakeholder/ });
  const first = () => within(screen.getByRole('listbox', { name: 'Found' })).getAllByRole('option')[0]?.textContent;
  await type(box, 'ring');
  expect(first()).toMatch(/^Ring people/);
  await type(box, 'inc-7');
  expect(first()).toMatch(/^Checkout fails for card payments/);
});

it('the palette finds acts, incidents and stakeholders, and runs them by keyboard', async () => {
  await openWindow();
  await press('k', { ctrlKey: true });
  const field = await screen.findByRole('combobox', { name: /Act, incident or stakeholder/ });
  await type(field, 'write to support inc-9');
  // The clock, and the search for these words in everything said.
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
  await press('Enter', { ctrlKey: true });
  expect(await screen.findByLabelText('Text for Support')).toBeTruthy();
});

it('what nothing is called is looked for in everything that was said', async () => {
  const host = await openWindow();
  await press('k', { ctrlKey: true });
  await type(await screen.findByRole('combobox', { name: /Act, incident or stakeholder/ }), 'db slow');
  await waitFor(() => expect(screen.getByRole('option').textContent).toContain('Search everything said for “db slow”'));
  await press('Enter', { ctrlKey: true });
  await waitFor(() => expect(host.asked('search').at(-1)).toMatchObject({ query: 'db slow' }));
  expect((screen.getByRole('searchbox') as HTMLInputElement).value).toBe('db slow');
});

it('the wallboard goes back to where it came from', async () => {
  await openWindow();
  await click('Archive');
  await press('F11');
  await screen.findByRole('heading', { name: 'Wallboard' });
  await press('F11');
  expect(await screen.findByRole('heading', { name: 'Archive' })).toBeTruthy();
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

it('the global shortcut is a setting only where it can work', async () => {
  const host = evening();
  await openWindow(host);
  await press('3', { ctrlKey: true });
  expect(await screen.findByLabelText(/^Global shortcut/)).toBeTruthy();
  await press('1', { ctrlKey: true });
  host.answer({ desktop: { shortcut: false, file_dialog: true } });
  await press('3', { ctrlKey: true });
  expect(await screen.findByText(/No global shortcut here: Wayland/)).toBeTruthy();
  expect(screen.queryByLabelText(/^Global shortcut/)).toBeNull();
});

it('a file is chosen in the desktop’s dialog, or its path is typed', async () => {
  const host = await openWindow();
  await press('2', { ctrlKey: true });
  await click('Import …');
  const field = await screen.findByLabelText('File to import');
  await type(field, '/srv/foghorn/typed.jsonl');
  await click('Choose: File to import');
  expect((field as HTMLInputElement).value).toBe('/srv/foghorn/typed.jsonl');
  host.answer({ 'choose-file': '/srv/foghorn/history.jsonl' });
  await click('Choose: File to import');
  await waitFor(() => expect((field as HTMLInputElement).value).toBe('/srv/foghorn/history.jsonl'));
  expect(host.asked('choose-file').at(-1)).toEqual({ purpose: 'open', title: 'File to import' });
  await click('Import');
  await waitFor(() => expect(host.asked('import')).toEqual([{ path: '/srv/foghorn/history.jsonl' }]));
});

it('without a dialog of the desktop a path is typed', async () => {
  const host = evening();
  host.answer({ desktop: { shortcut: true, file_dialog: false } });
  await openWindow(host);
  await press('2', { ctrlKey: true });
  await click('Export all …');
  await type(await screen.findByLabelText('File to export to'), '/tmp/all.jsonl');
  expect(screen.queryByRole('button', { name: /^Choose/ })).toBeNull();
  await click('Export');
  await waitFor(() => expect(host.asked('export')).toEqual([{ path: '/tmp/all.jsonl' }]));
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
