import { expect, test } from 'vitest';
import { evening, receipt } from '../../host/answers';
import { NOW } from '../../host/fixtures';
import { click, openWindow, screen, type, waitFor, within } from '../../host/window';
import type { FollowUpsView, FollowUpView } from '../../wire';
import './AllFollowUps.svelte';
import { aged, grouped, NOBODYS, owners, sought } from './followups';

const DAY = 24 * 60 * 60 * 1000;
const now = Date.parse(NOW);
const inDays = (days: number) => new Date(now + days * DAY).toISOString();

const one = (part: Partial<FollowUpView>): FollowUpView => ({
  follow_up: `act-${part.text}`,
  incident: '0193-checkout',
  reference: 'INC-7',
  title: 'Card payments fail',
  text: 'Alert on the age of the queue',
  kind: 'detect',
  owner: 'Mia',
  due_at: inDays(3),
  cause: 'queue',
  added_at: inDays(-12),
  state: 'open',
  note: null,
  late: false,
  ...part,
});

const late = one({ text: 'Late', due_at: inDays(-2), late: true });
const soon = one({ text: 'Soon', owner: 'Bob', kind: 'prevent' });
const later = one({ text: 'Later', due_at: inDays(40), cause: null });
const undated = one({ text: 'Undated', due_at: null, owner: null });
const all = [late, soon, later, undated];

const view = (): FollowUpsView => ({
  now: NOW,
  open: all,
  settled: 3,
  done: 2,
  median_days: 5,
  ages: [
    { age: 'under a week', open: 0, late: 0 },
    { age: 'under a month', open: 4, late: 1 },
    { age: 'under three months', open: 0, late: 0 },
    { age: 'older', open: 0, late: 0 },
  ],
  repeated: [{ cause: 'Expired certificate', incidents: ['INC-7', 'INC-3'] }],
});

const names = (found: readonly FollowUpView[]) => found.map((follow) => follow.text);

test('they stand in groups by what presses', () => {
  const groups = grouped(all, now).map((group) => [group.name.split(':')[0], names(group.all)]);
  expect(groups).toEqual([
    ['Overdue', ['Late']],
    ['Due within a week', ['Soon']],
    ['Later', ['Later']],
    ['Without a date', ['Undated']],
  ]);
  expect(grouped([later], now).map((group) => group.name)).toEqual(['Later']);
});

test('words, kind and owner find them, nobody’s too', () => {
  const found = (part: Partial<Parameters<typeof sought>[1]>) =>
    names(sought(all, { typed: '', kind: '', owner: '', ...part }));
  expect(found({})).toEqual(names(all));
  expect(found({ typed: 'QUEUE inc-7' })).toEqual(['Late', 'Soon', 'Undated']);
  expect(found({ kind: 'prevent' })).toEqual(['Soon']);
  expect(found({ owner: NOBODYS })).toEqual(['Undated']);
  expect(owners(all)).toEqual(['Bob', 'Mia', NOBODYS]);
  expect(owners([soon])).toEqual(['Bob']);
});

test('an age is said in days', () => {
  expect([aged(inDays(-12), now), aged(inDays(-1), now), aged(inDays(-0.5), now)]).toEqual([
    'added 12 days ago',
    'added 1 day ago',
    'added today',
  ]);
});

test('the screen tells what is overdue and what comes again, and settles one', async () => {
  const host = evening();
  host.answer({ 'follow-ups': view(), 'do-follow-up': receipt() });
  await openWindow(host);
  await click('Follow-ups');
  const overdue = await screen.findByRole('region', { name: 'Overdue' });
  expect(within(overdue).getByText('Late')).toBeTruthy();
  expect(screen.getByText('▲ 1 overdue')).toBeTruthy();
  expect(screen.getByText('Expired certificate')).toBeTruthy();
  await type(screen.getByRole('searchbox', { name: 'Find a follow-up' }), 'soon');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Overdue' })).toBeNull());
  await click('Done: Soon');
  expect(host.asked('do-follow-up')).toEqual([{ incident: '0193-checkout', follow_up: 'act-Soon' }]);
});

test('a tracker’s file says what it holds, or why there is none', async () => {
  const host = evening();
  host.answer({
    'follow-ups': view(),
    desktop: { shortcut: false, file_dialog: false },
    'export-follow-ups': () => {
      throw { code: 'exists', message: '/tmp/it.csv is there already and stays as it is; give another name.' };
    },
  });
  await openWindow(host);
  await click('Follow-ups');
  await click('For an issue tracker …');
  await type(screen.getByRole('textbox', { name: /File to write/ }), '/tmp/it.csv');
  await click('Write it');
  expect(await screen.findByText(/stays as it is/)).toBeTruthy();
  host.answer({ 'export-follow-ups': { path: '/tmp/it.csv', follow_ups: 4 } });
  await click('Write it');
  expect(await screen.findByText('4 follow-ups written into /tmp/it.csv.')).toBeTruthy();
  expect(host.asked('export-follow-ups').at(-1)).toEqual({ path: '/tmp/it.csv', tracker: 'github' });
});
