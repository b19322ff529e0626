import { expect, it } from 'vitest';
import { evening, receipt } from '../../host/answers';
import { NOW } from '../../host/fixtures';
import { click, openIncident, press, screen, type, waitFor, within } from '../../host/window';
import type { AftermathView, ReassuranceView, RoundView } from '../../wire';
import './Closing.svelte';

const incident = '0193-checkout';

const round = (part: Partial<RoundView>): RoundView => ({
  round: 'changed',
  name: 'what we changed',
  due_at: '2026-11-22T14:10:00Z',
  since: NOW,
  state: 'open',
  unaware: [{ stakeholder: 'customers', name: 'Customers' }],
  settled_at: null,
  note: null,
  ...part,
});

const aftermath = (reassurance: ReassuranceView): AftermathView => ({
  incident,
  reference: 'INC-7',
  words: [],
  things: [],
  asks: [],
  reports: [],
  offers: [],
  letters: 0,
  next_steps: 0,
  can_close: true,
  postmortem_due: null,
  postmortem_moved: null,
  published: [],
  postmortem_is_out: true,
  lessons: [],
  follow_ups: [],
  reassurance,
});

async function opened(...rounds: RoundView[]) {
  const host = evening();
  const changed = [{ text: 'Renew certificates', done_at: NOW, note: null }];
  host.answer({ aftermath: aftermath({ changed, rounds }), 'settle-reassurance': receipt() });
  await openIncident(host);
  await press('a');
  await click('Closing', 'tab');
  return host;
}

const region = () => screen.findByRole('region', { name: 'Reassurance' });
const rounds = async () => {
  const list = within(await region()).getByRole('list', { name: 'Rounds' });
  return within(list)
    .getAllByRole('listitem')
    .map((item) => item.querySelector('span')?.textContent?.replace(/\s+/g, ' ').trim());
};

it('is not spoken of where no round is', async () => {
  await opened();
  expect(await screen.findByText('Nothing is left.')).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Reassurance' })).toBeNull();
});

it('says of each round how it stands', async () => {
  await opened(
    round({ state: 'late' }),
    round({ round: '30-days', state: 'told', note: 'by mail', unaware: [] }),
    round({ round: '90-days', state: 'to-come', due_at: '2027-02-19T14:10:00Z' }),
  );
  const said = await rounds();
  expect(said[0]).toMatch(/^What we changed: was due .*; no word since to Customers$/);
  expect(said[1]).toBe('30 days after: they heard: by mail');
  expect(said[2]).toMatch(/^90 days after: due /);
  expect(within(await region()).getAllByRole('button', { name: /^Write to/ })).toHaveLength(1);
});

it('opens the message to those who have not heard', async () => {
  const host = await opened(round({}));
  await click('Write to Customers');
  await waitFor(() =>
    expect(host.asked('open-draft').at(-1)).toMatchObject({
      incident,
      stakeholder: 'customers',
      occasion: 'reassurance',
    }),
  );
});

it('is settled without a reason where they heard, and with one where they need not', async () => {
  const host = await opened(round({}));
  await click('Settle it …');
  await click('Settle it');
  await waitFor(() => expect(host.asked('settle-reassurance')).toEqual([{ incident, round: 'changed', told: true }]));
  await click('Settle it …');
  await click('Nobody needs to hear', 'radio');
  const settle = await screen.findByRole('button', { name: 'Settle it' });
  expect((settle as HTMLButtonElement).disabled).toBe(true);
  await type(screen.getByLabelText('Why'), 'only we noticed it');
  await click('Settle it');
  await waitFor(() =>
    expect(host.asked('settle-reassurance').at(-1)).toEqual({
      incident,
      round: 'changed',
      told: false,
      note: 'only we noticed it',
    }),
  );
});
