import { describe, expect, it } from 'vitest';
import { evening } from '../../host/answers';
import { desk } from '../../host/fixtures';
import { playbookDifference } from '../../host/playbooks';
import { click, fireEvent, openIncident, openWindow, press, screen, type, waitFor, within } from '../../host/window';
import { listLine, reportLine, rhythms } from './playbook';

const incident = '0193-checkout';
const playbooks = [
  { name: 'default', about: 'For most organisations. More.', origin: 'built in' },
  { name: 'finance', about: 'For finance. More.', origin: 'built in' },
];

async function openDialog(host = evening()) {
  host.answer({ desk: desk({ playbooks }) });
  await openIncident(host);
  await click('More acts');
  await click('Apply another playbook …', 'menuitem');
  return { host, dialog: within(await screen.findByRole('dialog', { name: 'Apply another playbook' })) };
}

const choose = async (name: string) => fireEvent.change(screen.getByLabelText('Playbook'), { target: { value: name } });

describe('another playbook', () => {
  it('is applied only after what it would change stands there', async () => {
    const { host, dialog } = await openDialog();
    expect((dialog.getByRole('button', { name: 'Apply it' }) as HTMLButtonElement).disabled).toBe(true);
    await choose('finance');
    const change = await dialog.findByRole('region', { name: 'What it would change' });
    expect(host.asked('apply-playbook')).toEqual([]);
    const said = change.textContent?.replace(/\s+/g, ' ') ?? '';
    for (const words of [
      'comes Risk and compliance',
      'goes Partners was told, so still hears of the end',
      'Customers: 14:30 → 14:25 at once',
      'Partners: 14:40 → no word',
      'Customers: first word 15 min → 10 min, investigating 30 min → none',
      'At other severities also Board',
      'Money on its way comes: 2 things to do',
      'Recovery 1 thing more, 1 thing less, 2 settled already',
      'comes Reconcile accounts',
      'DORA, initial notice comes: waits for its event',
      'at SEV1 words to Press → at SEV1, SEV2 words to Press',
    ]) {
      expect(said).toContain(words);
    }
    await click('Apply it');
    await waitFor(() => expect(host.asked('apply-playbook')).toEqual([{ incident, playbook: 'finance' }]));
  });

  it('that is in force as its file says cannot be applied again', async () => {
    const { host, dialog } = await openDialog();
    await choose('default');
    expect(await dialog.findByText('This is what is in force, as its file says now.')).toBeTruthy();
    await press('Enter', { ctrlKey: true });
    expect(host.asked('apply-playbook')).toEqual([]);
  });

  it('shows what was chosen last, however quickly one chooses', async () => {
    const { dialog } = await openDialog();
    await choose('default');
    await choose('finance');
    expect(await dialog.findByText('Risk and compliance')).toBeTruthy();
    expect(dialog.queryByText('This is what is in force, as its file says now.')).toBeNull();
  });

  it('says why it cannot be read', async () => {
    const host = evening();
    host.answer({
      'playbook-difference': () => {
        throw { code: 'no-playbook', message: 'There is no playbook “finance”; there are default.' };
      },
    });
    const { dialog } = await openDialog(host);
    await choose('finance');
    expect(await dialog.findByText('There is no playbook “finance”; there are default.')).toBeTruthy();
  });
});

describe('choosing a playbook when declaring', () => {
  it('says for whom it is, and declares with it', async () => {
    const host = evening();
    host.answer({ desk: desk({ playbooks }) });
    await openWindow(host);
    await type(screen.getByLabelText('What is broken?'), 'SEV1 Transfers fail');
    await click('With details …');
    const dialog = within(await screen.findByRole('dialog', { name: 'Declare an incident' }));
    expect(dialog.getByText('For most organisations')).toBeTruthy();
    await fireEvent.change(dialog.getByLabelText('Playbook'), { target: { value: 'finance' } });
    expect(await dialog.findByText('For finance')).toBeTruthy();
    await fireEvent.click(dialog.getByRole('button', { name: 'Declare' }));
    await waitFor(() =>
      expect(host.asked('declare')).toEqual([
        { title: 'Transfers fail', kind: 'real', severity: 'SEV1', playbook: 'finance' },
      ]),
    );
  });
});

describe('compensation', () => {
  it('is filled from what the playbook suggests, and approved by somebody named', async () => {
    const host = evening();
    host.answer({
      compensations: [{ id: 'fees', name: 'Fees waived', offer: 'every fee waived', fits: 'Customers paid fees.' }],
    });
    await openIncident(host);
    await click('More acts');
    await click('Approve compensation …', 'menuitem');
    const dialog = within(await screen.findByRole('dialog', { name: 'Approve compensation' }));
    await fireEvent.change(await dialog.findByLabelText('From the playbook'), { target: { value: 'fees' } });
    expect(await dialog.findByText('Customers paid fees.')).toBeTruthy();
    await type(dialog.getByLabelText('Approved by'), 'Mara');
    await click('Approve it');
    await waitFor(() =>
      expect(host.asked('approve-compensation')).toEqual([{ incident, what: 'every fee waived', by: 'Mara' }]),
    );
  });
});

describe('in words', () => {
  it('cadences at the severity in force come a line a stakeholder', () => {
    const { now, elsewhere } = rhythms(playbookDifference());
    expect(now).toEqual([{ name: 'Customers', beats: ['first word 15 min → 10 min', 'investigating 30 min → none'] }]);
    expect(elsewhere).toEqual(['Board']);
  });

  it('lists and reports are told in few words', () => {
    const [comes, changes, goes] = playbookDifference().lists;
    expect(comes && listLine(comes)).toBe('comes: 2 things to do');
    expect(changes && listLine(changes)).toBe('1 thing more, 1 thing less, 2 settled already');
    expect(goes && listLine(goes)).toBe('goes; the timeline keeps the 1 settled');
    const [dora, gdpr] = playbookDifference().deadlines;
    expect(dora && reportLine(dora, (at) => at)).toBe('comes: waits for its event');
    expect(gdpr && reportLine(gdpr, (at) => at.slice(8, 10))).toBe('due 24 → due 23');
  });
});
