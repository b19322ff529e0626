import { describe, expect, it } from 'vitest';
import { evening, receipt } from '../../host/answers';
import { card, clock, incidentView, line, overdueCard, update } from '../../host/fixtures';
import { click, fireEvent, openIncident, press, screen, type, waitFor, within } from '../../host/window';
import type { Failure } from '../../wire';

const incident = '0193-checkout';
const hero = () => screen.getByRole('region', { name: /^Due next/ });
const big = () => within(hero()).getByRole('timer');

describe('the incident', () => {
  it('shows one big countdown: whose word, how long, until when in which zone', async () => {
    await openIncident();
    expect(big().textContent).toMatch(/^4:1\d$/);
    expect(big().getAttribute('aria-live')).toBeNull();
    expect(hero().textContent).toContain('promised by 14:30 UTC, 15:30 Berlin');
  });

  it('is overdue in figures, words and shape', async () => {
    const host = evening();
    host.answer({ incident: incidentView({ card: overdueCard() }) });
    await openIncident(host);
    expect(big().textContent).toMatch(/^\+2:0\d$/);
    expect(hero().textContent).toContain('overdue since 14:23 UTC');
  });

  it('says a hold, why, and whether they were told; one press ends it', async () => {
    const host = evening();
    const hold = { until: '2026-11-21T16:00:00Z', reason: 'the vendor answers by then', told: false };
    const held = clock({ stage: 'held', because: 'hold', due_at: hold.until, hold });
    host.answer({ incident: incidentView({ card: card({ clocks: [held] }) }) });
    await openIncident(host);
    expect(hero().textContent).toContain('Held until 16:00 UTC, 17:00 Berlin: the vendor answers by then');
    await click('End the hold');
    await waitFor(() => expect(host.asked('release-hold')).toEqual([{ incident, stakeholders: ['customers'] }]));
  });

  it('arrow keys choose the clock that keys act on', async () => {
    const host = await openIncident();
    await press('ArrowRight');
    expect(hero().getAttribute('aria-label')).toBe('Due next: Support');
    await press('z');
    await waitFor(() => expect(host.asked('snooze')).toEqual([{ incident, stakeholder: 'support', on_it: false }]));
    expect((await screen.findByRole('status', { name: 'Notes' })).textContent).toContain('the due time stays');
  });

  it('a choice ends when another clock falls due', async () => {
    const host = evening();
    const clocks = card({}).clocks.map((clock, index) =>
      index ? clock : { ...clock, due_at: '2026-11-21T14:25:45Z' },
    );
    host.answer({ incident: incidentView({ card: card({ clocks }) }) });
    await openIncident(host);
    await press('ArrowRight');
    expect(hero().getAttribute('aria-label')).toBe('Due next: Support');
    await waitFor(() => expect(hero().getAttribute('aria-label')).toBe('Due next: Customers'), { timeout: 4000 });
    await press('ArrowRight');
    expect(hero().getAttribute('aria-label')).toBe('Due next: Support');
  });

  it('an act and the screen after it are one trip; what is heard of it meanwhile is not read again', async () => {
    const host = await openIncident();
    const before = host.asked('incident').length;
    host.answer({
      snooze: () => {
        host.say({ type: 'changed', streams: [incident], up_to: 901 });
        host.answer({ incident: incidentView({ up_to: 901, card: card({ title: 'Checkout is slow' }) }) });
        return receipt();
      },
    });
    await press('z');
    await screen.findByText('Checkout is slow');
    host.say({ type: 'changed', streams: [incident], up_to: 901 });
    expect(host.asked('incident')).toHaveLength(before + 1);
    host.say({ type: 'changed', streams: [incident], up_to: 902 });
    await waitFor(() => expect(host.asked('incident')).toHaveLength(before + 2));
  });

  it('the second snooze in a row asks why', async () => {
    const host = evening();
    host.answer({ incident: incidentView({ card: card({ clocks: [clock({ snooze_needs_reason: true })] }) }) });
    await openIncident(host);
    await press('z');
    await type(await screen.findByLabelText('Why'), 'legal reads it');
    await press('Enter', { ctrlKey: true });
    await waitFor(() => expect(host.asked('snooze')[0]).toMatchObject({ reason: 'legal reads it' }));
  });

  it('a look back can be read, not acted on', async () => {
    const host = evening();
    host.answer({ incident: incidentView({ looking_back: true }) });
    await openIncident(host);
    expect(screen.queryByRole('button', { name: /Write the update/ })).toBeNull();
    await press('z');
    expect(host.asked('snooze')).toEqual([]);
  });

  it('asks quietly whether an unconfirmed severity is right', async () => {
    const host = evening();
    host.answer({ incident: incidentView({ card: overdueCard(), offers: ['confirm-severity'] }) });
    await openIncident(host);
    await click('Yes, SEV2');
    await waitFor(() => expect(host.asked('change-severity')[0]).toMatchObject({ severity: 'SEV2' }));
  });

  it('offers one thing at a time, and remembers “Not now”', async () => {
    const host = evening();
    host.answer({ incident: incidentView({ offers: ['long-cadence', 'suggest-handover'] }) });
    host.answer({
      'wave-offer': ({ offer }) => {
        host.answer({ incident: incidentView({ offers: offer === 'long-cadence' ? ['suggest-handover'] : [] }) });
        return {};
      },
    });
    await openIncident(host);
    expect(screen.queryByText(/Who could take over/)).toBeNull();
    await click('Not now');
    await waitFor(() => expect(host.asked('wave-offer')).toEqual([{ incident, offer: 'long-cadence' }]));
    expect(await screen.findByText(/Who could take over/)).toBeTruthy();
    expect(screen.queryByText(/Twice the interval between words/)).toBeNull();
    await click('Not now');
    await waitFor(() => expect(screen.queryByText(/Who could take over/)).toBeNull());
  });

  it('closing while a word is owed says so, and takes a reason', async () => {
    const host = evening();
    host.answer({
      incident: incidentView({ card: card({ status: 'resolved' }) }),
      close: ({ reason }) => {
        if (reason) return receipt();
        throw { code: 'still-owed', message: 'The board was never told. Tell them, or say why not.' };
      },
    });
    await openIncident(host);
    await click('More acts');
    await click('Close', 'menuitem');
    const dialog = await screen.findByRole('dialog', { name: 'Close the incident' });
    await fireEvent.submit(dialog.querySelector('form') as HTMLFormElement);
    expect((await screen.findByRole('alert')).textContent).toContain('The board was never told.');
    await type(screen.getByLabelText('Why'), 'the board is away');
    await fireEvent.submit(dialog.querySelector('form') as HTMLFormElement);
    await waitFor(() => expect(host.asked('close').at(-1)).toEqual({ incident, reason: 'the board is away' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('the timeline', () => {
  it('just typing starts a line, Enter writes it down, marks say what it is', async () => {
    const host = await openIncident();
    await press('R', { shiftKey: true });
    const field = screen.getByLabelText('Write a line into the timeline', { selector: 'input' });
    expect(document.activeElement).toBe(field);
    await type(field, '! roll back');
    await type(screen.getByLabelText('When it happened'), '14:05');
    await fireEvent.submit(field.closest('form') as HTMLFormElement);
    await waitFor(() => expect(host.asked('log-line')).toEqual([{ incident, line: '! roll back', at: '14:05' }]));
  });

  it('a line goes with its answer, sooner where that takes long, and comes back where it is refused', async () => {
    const host = await openIncident();
    const field = screen.getByLabelText<HTMLInputElement>('Write a line into the timeline', { selector: 'input' });
    let refuse: (failure: Failure) => void = () => {};
    const answer = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    host.answer({ 'log-line': () => answer as never });
    await type(field, 'a region is back');
    await fireEvent.submit(field.closest('form') as HTMLFormElement);
    expect(field.value).toBe('a region is back');
    await type(field, 'a region is back so is');
    await waitFor(() => expect(field.value).toBe(' so is'));
    refuse({ code: 'disk-full', message: 'The disk is full.' });
    expect(await screen.findByText('The disk is full.')).toBeTruthy();
    expect(field.value).toBe('a region is back so is');
  });

  it('shows before Enter whom a line asks and until when, and what is wrong with it', async () => {
    const host = await openIncident();
    const field = screen.getByLabelText('Write a line into the timeline', { selector: 'input' });
    await type(field, '@bob check latency 3m');
    expect(await screen.findByText(/^Asks bob: check latency 3m, by 14:28 UTC/)).toBeTruthy();
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toContain('Asks bob');
    host.answer({ 'read-line': { kind: 'ask', said: null, fault: 'It is withdrawn; reopen it first.' } });
    await type(field, '@bob check latency');
    expect(await screen.findByText('It is withdrawn; reopen it first.')).toBeTruthy();
    await fireEvent.submit(field.closest('form') as HTMLFormElement);
    await waitFor(() => expect(host.asked('log-line')).toEqual([{ incident, line: '@bob check latency' }]));
  });

  it('a decision says why and when it is looked at again', async () => {
    await openIncident();
    const timeline = screen.getByRole('region', { name: 'Timeline' });
    expect(timeline.textContent).toContain('Why: a fix takes 2 h. To be looked at again 14:45 UTC');
  });

  it('shows the day of each line, and that one was written down later', async () => {
    await openIncident();
    const timeline = screen.getByRole('region', { name: 'Timeline' });
    expect(timeline.textContent).toContain('Sat 21 Nov');
    expect(timeline.textContent).toContain('Fri 20 Nov');
    expect(timeline.textContent).toContain('written down 13:52');
  });

  it('shows what became of a promise', async () => {
    const host = evening();
    const verdicts = [{ ...(update().verdicts[0] as never as object), state: 'late', late_minutes: 5 }] as never;
    const items = [line('14:10', 'Update to Customers', { note: null, update: update({ verdicts }) })];
    host.answer({ incident: incidentView({ timeline: { items, total: 1, next: null } }) });
    await openIncident(host);
    expect(screen.getByRole('region', { name: 'Timeline' }).textContent).toContain('5 min late');
  });

  it('taking an update back asks whether it was posted', async () => {
    const host = await openIncident();
    await click('Acts for the line of 14:10');
    await click('Take back …', 'menuitem');
    await click('The record is wrong');
    expect(await screen.findByRole('dialog', { name: 'Put the record right' })).toBeTruthy();
    await press('Escape');
    await click('Acts for the line of 14:10');
    await click('Take back …', 'menuitem');
    await click('It was not posted');
    await waitFor(() => expect(host.asked('retract')[0]).toMatchObject({ incident, sent: 'not-posted' }));
  });

  it('of a look back is read on like that of the present', async () => {
    const host = evening();
    const then = '2026-11-21T14:05:00Z';
    const timeline = { items: [line('14:04', 'the newest by then')], total: 2, next: 1 };
    host.answer({
      incident: ({ as_of }) => incidentView(as_of ? { looking_back: true, now: then, timeline } : {}),
      timeline: { items: [line('14:01', 'the oldest')], total: 2, next: null },
    });
    await openIncident(host);
    await click('More acts');
    await click('Look back …', 'menuitem');
    await click(/1 of 2 lines/);
    expect(await screen.findByText('the oldest')).toBeTruthy();
    expect(host.asked('timeline').at(-1)).toEqual({ incident, from: 1, limit: 100, as_of: then });
  });

  it('removing for good warns, and wants a reason', async () => {
    const host = await openIncident();
    await click('Acts for the line of 14:12');
    await click('Remove for good …', 'menuitem');
    expect((await screen.findByRole('dialog')).textContent).toContain('cannot be undone');
    await type(screen.getByLabelText('Why'), 'a password');
    await click('Remove for good');
    await waitFor(() => expect(host.asked('expunge')[0]).toMatchObject({ incident, why: 'a password' }));
  });
});

describe('the fact sheet', () => {
  it('a line is stated in place; a refusal keeps what was typed', async () => {
    const host = evening();
    host.answer({
      'state-fact': () => {
        throw { code: 'read-only', message: 'The data folder cannot be written to.' };
      },
    });
    await openIncident(host);
    await click(/^Data safety: not stated yet/);
    await type(screen.getByLabelText('Data safety'), 'safe');
    await press('Enter');
    expect((await screen.findByRole('alert')).textContent).toContain('cannot be written to');
    expect((screen.getByLabelText('Data safety') as HTMLTextAreaElement).value).toBe('safe');
    host.answer({ 'state-fact': receipt() });
    await press('Enter');
    await waitFor(() =>
      expect(host.asked('state-fact').at(-1)).toEqual({ incident, fact: 'data-safety', text: 'safe' }),
    );
  });

  it('its history opens', async () => {
    await openIncident();
    await click(/^History of Impact/);
    const history = await screen.findByRole('dialog', { name: 'Impact, as it was stated' });
    expect(await within(history).findByText('30 % of checkouts')).toBeTruthy();
  });
});

describe('roles', () => {
  it('all are there, those that somebody should have are marked, and a card says what each does', async () => {
    await openIncident();
    expect(screen.getByText('2 roles to fill')).toBeTruthy();
    expect(screen.getByLabelText('Deputy: nobody yet. Change').textContent).toContain('nobody yet');
    expect(screen.getByLabelText('Sponsor: nobody. Change').textContent).not.toContain('yet');
    await click('Deputy');
    expect(screen.getByText('Stands beside the commander: keeps the time.')).toBeTruthy();
    await click('Deputy');
    expect(screen.queryByText('Stands beside the commander: keeps the time.')).toBeNull();
  });
});

describe('undo', () => {
  it('takes back one’s own last act and offers to bring it back', async () => {
    const host = await openIncident();
    await press('z', { ctrlKey: true });
    await waitFor(() => expect(host.asked('undo')).toEqual([{ incident }]));
    await click('Redo');
    await waitFor(() => expect(host.asked('redo')).toEqual([{ incident }]));
  });

  it('of something sent asks: not posted, or is the record wrong?', async () => {
    const host = evening();
    const undo = { act: 'act 14:10 Update to Customers', label: 'the update to Customers', sent: true };
    host.answer({
      incident: incidentView({ undo }),
      undo: ({ sent }) => {
        if (sent) return receipt();
        throw { code: 'sent-undo', message: 'Say which.' };
      },
    });
    await openIncident(host);
    await press('z', { ctrlKey: true });
    await click('The record is wrong');
    expect(await screen.findByRole('dialog', { name: 'Put the record right' })).toBeTruthy();
    await press('Escape');
    await press('z', { ctrlKey: true });
    await click('It was not posted');
    await waitFor(() => expect(host.asked('undo').at(-1)).toEqual({ incident, sent: 'not-posted' }));
  });

  it('never works inside a text field', async () => {
    const host = await openIncident();
    await press('/');
    await press('z', { ctrlKey: true });
    expect(host.asked('undo')).toEqual([]);
  });
});
