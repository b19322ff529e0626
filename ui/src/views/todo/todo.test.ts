import { describe, expect, it } from 'vitest';
import { evening, receipt } from '../../host/answers';
import { incidentView, report, thing, todo } from '../../host/fixtures';
import { click, fireEvent, openIncident, press, screen, type, waitFor, within } from '../../host/window';

const incident = '0193-checkout';
const list = (name: string) => screen.getByRole('region', { name });
const row = (name: RegExp) => screen.getByRole('button', { name });

describe('the lists', () => {
  it('show how far they are at a glance, and what is late by word and shape', async () => {
    await openIncident();
    expect(screen.getByRole('progressbar', { name: 'Done or skipped: 3 of 7, 1 late' })).toBeTruthy();
    const late = row(/^Say whether customer data is safe/).closest('li') as HTMLElement;
    expect(late.textContent).toContain('12 min late');
    expect(late.querySelector('svg')).toBeTruthy();
    expect(late.textContent).toContain('Commander');
  });

  it('what is settled is folded away, and can be unfolded and opened again', async () => {
    const host = await openIncident();
    expect(screen.queryByText('Brief support before customers ask')).toBeNull();
    await fireEvent.click(within(list('First minutes')).getByRole('button', { name: /2 settled/ }));
    await click(/^Brief support before customers ask/);
    await click(/^To do after all/);
    await click('Open it again');
    await waitFor(() => expect(host.asked('reopen-item')).toEqual([{ incident, item: 'first/support' }]));
  });

  it('a click on the box does a thing', async () => {
    const host = await openIncident();
    await click('Done: Call Acme Bank, ring B');
    await waitFor(() => expect(host.asked('do-item')).toEqual([{ incident, item: 'during/vendor' }]));
  });

  it('J and K walk, X does, and the next one has the focus then', async () => {
    const host = evening();
    host.answer({
      'do-item': () => {
        const left = todo();
        const lists = left.lists.map((one) => ({
          ...one,
          things: one.things.map((it) => (it.item === 'first/data' ? { ...it, state: 'done' as const } : it)),
        }));
        host.answer({ incident: incidentView({ todo: { ...left, lists }, up_to: 901 }) });
        return receipt();
      },
    });
    await openIncident(host);
    row(/^Say whether customer data is safe/).focus();
    await press('j');
    expect(document.activeElement?.textContent).toContain('Call Acme Bank');
    await press('k');
    expect(document.activeElement?.textContent).toContain('Say whether customer data');
    await press('x');
    await waitFor(() => expect(host.asked('do-item')).toEqual([{ incident, item: 'first/data' }]));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Call Acme Bank'));
  });

  it('S skips with a reason, G gives', async () => {
    const host = await openIncident();
    row(/^Call Acme Bank/).focus();
    await press('s');
    await type(await screen.findByLabelText('Why'), 'they called us');
    await click('Skip');
    await waitFor(() =>
      expect(host.asked('skip-item')).toEqual([{ incident, item: 'during/vendor', reason: 'they called us' }]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    row(/^Call Acme Bank/).focus();
    await press('g');
    const name = (await screen.findByLabelText('Name')) as HTMLInputElement;
    expect(name.value).toBe('Bob');
    await type(name, 'Mia');
    await click('Give');
    await waitFor(() => expect(host.asked('give-item')).toEqual([{ incident, item: 'during/vendor', owner: 'Mia' }]));
    expect(host.asked('send')).toEqual([]);
  });

  it('a pressed thing says why and where more stands; no link opens by itself', async () => {
    const host = evening();
    const linked = thing({ item: 'first/page', text: 'Open the page', link: 'https://wiki.example/page' });
    const lists = [{ ...(todo().lists[0] as never as object), things: [linked] }] as never;
    host.answer({ incident: incidentView({ todo: todo({ lists }) }) });
    await openIncident(host);
    await click(/^Open the page/);
    expect(screen.getByText('Customers ask them first')).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
    await click('Copy the link');
    await waitFor(() => expect(host.copied).toBe('https://wiki.example/page'));
  });

  it('one more is added, with its time', async () => {
    const host = await openIncident();
    await click('Add something to do');
    await type(screen.getByLabelText('What'), 'Call the central bank');
    await type(screen.getByLabelText('Within (optional)'), '1 h 20');
    await click('Add');
    await waitFor(() =>
      expect(host.asked('add-item')).toEqual([{ incident, text: 'Call the central bank', minutes: 80 }]),
    );
  });

  it('a look back shows them, and nothing can be done there', async () => {
    const host = evening();
    host.answer({ incident: incidentView({ looking_back: true }) });
    await openIncident(host);
    expect(screen.queryByRole('button', { name: /^Done: / })).toBeNull();
    row(/^Call Acme Bank/).focus();
    await press('x');
    expect(host.asked('do-item')).toEqual([]);
    expect(screen.queryByText('Add something to do')).toBeNull();
  });
});

describe('what is special', () => {
  it('is a switch that says what it is', async () => {
    const host = await openIncident();
    expect(screen.getByRole('button', { name: /Vendor involved/ }).getAttribute('aria-pressed')).toBe('true');
    await click('Data involved');
    await waitFor(() => expect(host.asked('state-aspect')).toEqual([{ incident, aspect: 'data', holds: true }]));
  });
});

describe('reports', () => {
  it('wait for their event, run, and are made; they say that counsel must be asked', async () => {
    const host = await openIncident();
    const reports = list('Reports');
    expect(reports.textContent).toContain('check with counsel');
    expect(reports.textContent).toContain('3 d from: aware of a breach of personal data');
    const clock = within(list('Asks and reports')).getByRole('timer', { name: 'DORA, initial notice, runs' });
    expect(clock.textContent).toMatch(/^3 h 1\d$/);
    await click(/^It came to pass/);
    await type(screen.getByLabelText('When (optional)'), '10 min ago');
    await click('It came to pass');
    await waitFor(() =>
      expect(host.asked('trigger-deadline')).toEqual([{ incident, deadline: 'gdpr', at: '10 min ago' }]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await fireEvent.click(within(list('Reports')).getByRole('button', { name: /^Reported: / }));
    await type(screen.getByLabelText('Where it went, or its number (optional)'), 'no. 4711');
    await click('Record it');
    await waitFor(() =>
      expect(host.asked('meet-deadline')).toEqual([{ incident, deadline: 'dora', note: 'no. 4711' }]),
    );
  });

  it('one that is late says so', async () => {
    const host = evening();
    const late = report({ triggered_at: '2026-11-21T09:00:00Z', due_at: '2026-11-21T13:00:00Z', late: true });
    host.answer({ incident: incidentView({ todo: todo({ deadlines: [late] }) }) });
    await openIncident(host);
    expect(list('Reports').textContent).toContain('was due 13:00 UTC');
    expect(list('Reports').textContent).toContain('late');
  });
});

describe('asks', () => {
  it('are small clocks; late ones say so in a word', async () => {
    await openIncident();
    const asks = list('Asks and reports');
    expect(
      within(asks)
        .getAllByRole('timer')
        .map((one) => one.textContent),
    ).toEqual([expect.stringMatching(/^\+1:4\d$/), expect.stringMatching(/^1:1\d$/), '3 h 14']);
    expect(asks.textContent).toContain('late, how many were charged twice');
  });

  it('are answered, given more time, and dropped with a reason', async () => {
    const host = await openIncident();
    await click('Done: Bob, check latency');
    await waitFor(() => expect(host.asked('answer-ask')).toEqual([{ incident, ask: 'act-ask-1' }]));
    await click('5 min more for Bob, check latency');
    await waitFor(() => expect(host.asked('extend-ask')).toEqual([{ incident, ask: 'act-ask-1', minutes: 5 }]));
    await click('More about Bob, check latency');
    await click('Not needed any more …', 'menuitem');
    await type(await screen.findByLabelText('Why'), 'we know');
    await click('Drop it');
    await waitFor(() => expect(host.asked('drop-ask')).toEqual([{ incident, ask: 'act-ask-1', reason: 'we know' }]));
  });
});

it('what becomes late by itself is read again then', async () => {
  const host = evening();
  host.answer({ incident: incidentView({ todo: todo({ next_late_at: '2026-11-21T14:25:44Z' }) }) });
  await openIncident(host);
  const before = host.asked('incident').length;
  host.answer({ incident: incidentView({ todo: todo({ next_late_at: null }) }) });
  await waitFor(() => expect(host.asked('incident').length).toBeGreaterThan(before));
});
