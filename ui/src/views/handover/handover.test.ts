import { describe, expect, it } from 'vitest';
import { evening } from '../../host/answers';
import { about } from '../../host/briefs';
import { board, card, incidentView, NOW } from '../../host/fixtures';
import { click, openIncident, openWindow, press, screen, type, waitFor, within } from '../../host/window';
import type { HandoverView, WatchingView } from '../../wire';
import { fileName, pageBeside } from './leftOut';

const handover = (part: Partial<HandoverView> = {}): HandoverView => ({
  act: 'act-9',
  at: '2026-11-21T14:20:00Z',
  by: 'Ada',
  to: 'Bob',
  note: 'The vendor calls back at three',
  accepted_at: null,
  ...part,
});
const nothing = { unconfirmed: null, offered: null, objectives: null, exit_criteria: null };
const watching: WatchingView = { since: NOW, to: 'Bob', as_of: '2026-11-21T14:25:00Z' };

/** Presses H; a letter acts only when no other follows. */
async function pressH() {
  await press('h');
  return screen.findByRole('dialog', { name: 'Hand over INC-7' });
}

describe('handing over', () => {
  it('one key opens it with the brief beside; the file is made with the act', async () => {
    const host = await openIncident();
    const dialog = await pressH();
    expect(await within(dialog).findByText('Clocks running')).toBeTruthy();
    await type(within(dialog).getByLabelText('To whom'), ' Bob ');
    await type(within(dialog).getByLabelText('Objectives'), 'cards work');
    await type(within(dialog).getByLabelText('File for their laptop'), '/tmp/inc-7.foghorn');
    await type(within(dialog).getByLabelText('Passphrase'), 'three gulls');
    within(dialog)
      .getByLabelText(/^Internal notes/)
      .click();
    await press('Enter', { ctrlKey: true });
    await waitFor(() => expect(host.asked('hand-over')).toHaveLength(1));
    expect(host.asked('hand-over')[0]).toEqual({
      incident: '0193-checkout',
      to: 'Bob',
      note: undefined,
      objectives: 'cards work',
      exit_criteria: undefined,
      path: '/tmp/inc-7.foghorn',
      passphrase: 'three gulls',
      without: ['notes'],
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('status', { name: 'Notes' }).textContent).toContain('/tmp/inc-7.foghorn is written');
  });

  it('what is left out shows in the brief before it is shared', async () => {
    const host = await openIncident();
    const dialog = await pressH();
    await within(dialog).findByText('Clocks running');
    within(dialog)
      .getByLabelText(/^Names/)
      .click();
    expect(await within(dialog).findByText('Left out of this copy: names.')).toBeTruthy();
    expect(host.asked('brief').at(-1)).toEqual({ incident: '0193-checkout', without: ['names'] });
    await click('Copy as Markdown');
    await waitFor(() => expect(host.copied).toBe('# Brief of INC-7'));
    await type(within(dialog).getByLabelText('File for their laptop'), '/tmp/x.foghorn');
    await click('Save the page');
    const asked = { incident: '0193-checkout', without: ['names'], path: '/tmp/x.html' };
    await waitFor(() => expect(host.asked('save-brief')).toEqual([asked]));
  });

  it('what was refused stands beside it, and what was typed stays; only the passphrase does not', async () => {
    const host = evening();
    host.answer({
      'hand-over': () => {
        throw { code: 'exists', message: '/tmp/x.foghorn exists already.' };
      },
    });
    await openIncident(host);
    const dialog = await pressH();
    await type(within(dialog).getByLabelText('To whom'), 'Bob');
    await type(within(dialog).getByLabelText('Passphrase'), 'three gulls');
    await click('Hand over');
    expect(await within(dialog).findByText('/tmp/x.foghorn exists already.')).toBeTruthy();
    within(dialog).getByLabelText('To whom').focus();
    await press('Escape');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const again = await pressH();
    expect((within(again).getByLabelText('To whom') as HTMLInputElement).value).toBe('Bob');
    expect((within(again).getByLabelText('Passphrase') as HTMLInputElement).value).toBe('');
  });
});

describe('on the incident', () => {
  const strip = () => screen.findByRole('region', { name: 'Command' });

  it('until it is confirmed it is said, and one press says that they have it', async () => {
    const host = evening();
    host.answer({ incident: incidentView({ command: { ...nothing, unconfirmed: handover() } }) });
    await openIncident(host);
    expect((await strip()).textContent).toContain('Handed over to Bob 14:20');
    expect((await strip()).textContent).toContain('a spoken yes is enough');
    const taken = handover({ accepted_at: '2026-11-21T14:24:00Z' });
    host.answer({ incident: incidentView({ up_to: 901, command: { ...nothing, unconfirmed: taken } }) });
    host.say({ type: 'changed', streams: ['0193-checkout'], up_to: 901 });
    await waitFor(async () => expect((await strip()).textContent).toContain('They took command 14:24'));
    await click('Bob has it');
    await waitFor(() => expect(host.asked('confirm-handover')).toEqual([{ incident: '0193-checkout' }]));
  });

  it('a laptop that watches says of when its state is, and takes command back', async () => {
    const host = evening();
    host.answer({ incident: incidentView({ card: card({ watching }) }) });
    await openIncident(host);
    expect((await strip()).textContent).toContain('Watching: state as of 14:25');
    expect((await strip()).textContent).toContain('Bob has command');
    await click('Take back command');
    await waitFor(() => expect(host.asked('accept-command')).toEqual([{ incident: '0193-checkout' }]));
  });

  it('what somebody else handed over is accepted', async () => {
    const host = evening();
    host.answer({ incident: incidentView({ command: { ...nothing, offered: handover() } }) });
    await openIncident(host);
    expect((await strip()).textContent).toContain('Ada handed over to Bob');
    expect((await strip()).textContent).toContain('The vendor calls back at three');
    await click('Accept command');
    await waitFor(() => expect(host.asked('accept-command')).toHaveLength(1));
  });

  it('an hour in command offers to hand over', async () => {
    const host = evening();
    host.answer({ incident: incidentView({ offers: ['suggest-handover'] }) });
    await openIncident(host);
    await click(/^Hand over/);
    expect(await screen.findByRole('dialog', { name: 'Hand over INC-7' })).toBeTruthy();
  });
});

describe('taking in', () => {
  it('looks into the file, then takes it in and accepts command', async () => {
    const host = evening();
    host.answer({
      import: {
        ...{ format: 'foghorn-brief', incidents: 1, added: 12, already: 328, faults: [], marked: 0, cancelled: false },
        ...{ filled: 0, drafts: 2, diverged: 1, brief: about() },
      },
    });
    await openWindow(host);
    await press('o', { ctrlKey: true });
    const dialog = await screen.findByRole('dialog', { name: 'Take in a brief' });
    await type(within(dialog).getByLabelText('File that was handed over'), '/tmp/inc-7.foghorn');
    await click('Look into it');
    expect((await within(dialog).findByRole('status')).textContent).toContain('State as of 14:24');
    expect(within(dialog).getByText(/12 new entries of 340/)).toBeTruthy();
    expect(host.asked('import')).toEqual([]);
    await click('Take in and accept command');
    await waitFor(() => expect(host.asked('accept-command')).toEqual([{ incident: '0193-checkout', person: 'Ines' }]));
    expect(host.asked('import')).toEqual([{ path: '/tmp/inc-7.foghorn', only_brief: true }]);
    await screen.findByRole('region', { name: 'Timeline' });
    const notes = screen.getByRole('status', { name: 'Notes' });
    await waitFor(() => expect(notes.textContent).toContain('Came in: 12 new entries and 2 drafts.'));
    expect(notes.textContent).toContain('Drafts that had grown apart are kept in both versions.');
  });

  it('asks for the passphrase only where there is one', async () => {
    const host = evening();
    host.answer({
      'look-into-brief': ({ passphrase }) => {
        if (passphrase === 'three gulls') return about({ left_out: ['notes'] });
        throw passphrase
          ? { code: 'passphrase', message: 'The passphrase does not open the file.' }
          : { code: 'passphrase-needed', message: 'It is encrypted.' };
      },
    });
    await openWindow(host);
    await press('o', { ctrlKey: true });
    const dialog = await screen.findByRole('dialog', { name: 'Take in a brief' });
    expect(within(dialog).queryByLabelText('Passphrase')).toBeNull();
    await type(within(dialog).getByLabelText('File that was handed over'), '/tmp/x.foghorn');
    await click('Look into it');
    await type(await within(dialog).findByLabelText('Passphrase'), 'two gulls');
    await click('Look into it');
    expect(await within(dialog).findByText('The passphrase does not open the file.')).toBeTruthy();
    await type(within(dialog).getByLabelText('Passphrase'), 'three gulls');
    await click('Look into it');
    expect((await within(dialog).findByRole('status')).textContent).toContain('Left out of this copy: notes.');
  });

  it('a brief among the files to import is looked into first', async () => {
    const host = await openWindow();
    await press('2', { ctrlKey: true });
    await click('Import …');
    await type(await screen.findByLabelText('File to import'), '/tmp/inc-7.foghorn');
    await click('Import');
    const field = await screen.findByLabelText('File that was handed over');
    expect((field as HTMLInputElement).value).toBe('/tmp/inc-7.foghorn');
    expect(host.asked('import')).toEqual([]);
  });
});

it('a watched incident says so on the board, and is spoken of no more', async () => {
  const host = evening();
  host.answer({ board: board({ incidents: [card({ watching })] }) });
  await openWindow(host);
  expect(await screen.findByText('watching')).toBeTruthy();
});

it('files are named by the reference', () => {
  expect(fileName('INC-7-3F2a', 'foghorn')).toBe('inc-7-3f2a.foghorn');
  expect(fileName('SP-a/b c', 'html')).toBe('sp-a-b-c.html');
  expect(pageBeside('/tmp/inc-7.foghorn')).toBe('/tmp/inc-7.html');
  expect(pageBeside('/tmp/other')).toBe('/tmp/other.html');
});
