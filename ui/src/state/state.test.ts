// The window's state: what follows from a call or an event, without a screen.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { board, card, clock } from '../host/fixtures';
import type { Reminder } from '../wire';
import { Alarms } from './alarms.svelte';
import { Attempt } from './attempt.svelte';
import { Clock } from './clock.svelte';

const reminder = (stakeholder: string): Reminder => ({
  key: `k ${stakeholder}`,
  incident: '0193-checkout',
  reference: 'INC-7',
  summary: '',
  body: '',
  urgency: 'critical',
  step: 'due',
  handover: false,
  clocks: [{ incident: '0193-checkout', stakeholder, due_at: '', step_at: '' }],
  matters: [],
});

describe('alarms', () => {
  it('go when their clock is calm or quiet, and stay while it is loud', () => {
    const alarms = new Alarms();
    alarms.raise([reminder('customers'), reminder('support'), reminder('board')]);
    const clocks = [
      clock({ stage: 'overdue' }),
      clock({ stakeholder: 'support', stage: 'overdue', snoozed_until: '2026-11-21T14:30:00Z' }),
      clock({ stakeholder: 'board', stage: 'calm' }),
    ];
    alarms.settle(board({ incidents: [card({ clocks })] }));
    expect(alarms.standing.map((one) => one.key)).toEqual(['k customers']);
  });

  it('one of the same key replaces the one before it', () => {
    const alarms = new Alarms();
    alarms.raise([reminder('customers')]);
    alarms.raise([{ ...reminder('customers'), step: 'nag' }]);
    expect(alarms.standing.map((one) => one.step)).toEqual(['nag']);
  });
});

describe('an attempt', () => {
  it('does nothing at a second click while it runs, and keeps the refusal', async () => {
    const attempt = new Attempt();
    let refuse: (why: unknown) => void = () => undefined;
    const first = attempt.run(() => new Promise((_, no) => (refuse = no)));
    expect(await attempt.run(async () => undefined)).toBe(false);
    refuse({ code: 'no', message: 'Not now.' });
    expect(await first).toBe(false);
    expect(attempt.refusal).toEqual({ code: 'no', message: 'Not now.' });
    expect(await attempt.run(async () => undefined)).toBe(true);
    expect(attempt.refusal).toBeNull();
  });
});

describe('the clock', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ticks at each full second of the app’s time, and follows when that is changed', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-21T14:25:42.300Z') });
    const ticks: number[] = [];
    const clock = new Clock((now) => ticks.push(now));
    vi.advanceTimersByTime(700);
    expect(new Date(clock.now).toISOString()).toBe('2026-11-21T14:25:43.000Z');
    clock.follow('2026-11-21T16:25:43.000Z');
    expect(new Date(clock.now).toISOString()).toBe('2026-11-21T16:25:43.000Z');
    expect(new Date(clock.minute).toISOString()).toBe('2026-11-21T16:25:00.000Z');
    clock.stop();
    const before = ticks.length;
    clock.follow('2026-11-21T19:25:43.000Z');
    document.dispatchEvent(new Event('visibilitychange'));
    vi.advanceTimersByTime(5000);
    expect(ticks).toHaveLength(before);
  });

  it('the length of a call is not another time', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-21T14:25:42.300Z') });
    const clock = new Clock(() => undefined);
    clock.follow('2026-11-21T14:25:42.100Z');
    expect(new Date(clock.now).toISOString()).toBe('2026-11-21T14:25:42.300Z');
    clock.stop();
  });
});
