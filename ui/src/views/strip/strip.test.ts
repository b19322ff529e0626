import { render } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { evening } from '../../host/answers';
import { board, card, clock, NOW } from '../../host/fixtures';
import { press, screen, waitFor } from '../../host/window';
import Strip from './Strip.svelte';
import { dueNext, whileOnly } from './strip';

describe('the strip', () => {
  async function opened(host = evening()) {
    render(Strip, { host });
    await screen.findByRole('heading');
    return host;
  }

  it('shows what is due first of all incidents, and how many others press', async () => {
    await opened();
    expect(screen.getByRole('heading').textContent).toMatch(/Customers\s*overdue/);
    expect(screen.getByText('and 1 more word due or overdue')).toBeTruthy();
    expect(screen.getByRole('timer').textContent).toMatch(/^\+2:0\d$/);
  });

  it('its keys write and record in the main window, and snooze here', async () => {
    const host = await opened();
    await press('Enter');
    await press('s');
    const whom = { incident: '0193-search', stakeholder: 'customers' };
    await waitFor(() =>
      expect(host.asked('open')).toEqual([
        { what: 'write', ...whom },
        { what: 'send', ...whom },
      ]),
    );
    await press('z');
    await waitFor(() => expect(host.asked('snooze')).toEqual([{ ...whom, on_it: false }]));
    await press('Escape');
    await waitFor(() => expect(host.asked('strip')).toHaveLength(1));
  });

  it('a second snooze in a row asks why, where there is room for it', async () => {
    const host = evening();
    host.answer({ board: board({ incidents: [card({ clocks: [clock({ snooze_needs_reason: true })] })] }) });
    await opened(host);
    await press('z');
    await waitFor(() => expect(host.asked('open')).toMatchObject([{ what: 'incident', stakeholder: 'customers' }]));
    expect(host.asked('snooze')).toEqual([]);
  });

  it('says so when no clock runs', async () => {
    const host = evening();
    host.answer({ board: board({ incidents: [] }) });
    render(Strip, { host });
    expect(await screen.findByText(/No clock runs/)).toBeTruthy();
  });

  it('leaves alarms and what is to be opened to the main window', () => {
    const host = evening();
    const heard = vi.fn();
    whileOnly(host).on(heard);
    host.say({ type: 'alarm', reminders: [], sound: true });
    host.say({ type: 'changed', streams: [], up_to: 1 });
    expect(heard.mock.calls.map(([event]) => event.type)).toEqual(['changed']);
  });

  it('what has no due time is not next', () => {
    const held = clock({ due_at: null, stage: null });
    expect(dueNext(board({ incidents: [card({ clocks: [held] })] }))).toBeNull();
    expect(dueNext(null)).toBeNull();
    expect(dueNext({ ...board(), now: NOW })?.clock.stage).toBe('overdue');
  });
});
