import { describe, expect, it } from 'vitest';
import { evening, receipt } from '../../host/answers';
import { click, openDraft, openIncident, press, screen, type, waitFor, write } from '../../host/window';

const incident = '0193-checkout';
const text = () => screen.getByLabelText('Text') as HTMLTextAreaElement;

describe('I sent it', () => {
  it('shows the promise that the text makes, asks for the reason of a late one, and records all of it', async () => {
    const host = await openIncident();
    await press('s');
    await screen.findByRole('dialog', { name: 'I sent it' });
    await type(text(), 'Next update by 14:50 UTC.');
    expect((await screen.findByRole('region', { name: 'The promise' })).textContent).toBeTruthy();
    await screen.findByText('14:50 UTC, 15:50 Berlin');
    expect(screen.getByText('by 14:50 UTC')).toBeTruthy();
    await type(await screen.findByLabelText('Why so late?'), 'the vendor needs it');
    await press('Enter', { ctrlKey: true });
    await waitFor(() =>
      expect(host.asked('send')).toEqual([
        {
          incident,
          text: 'Next update by 14:50 UTC.',
          deliveries: [{ stakeholder: 'customers', channel: 'status-page' }],
          promise: { at: '2026-11-21T14:50:00Z', reason: 'the vendor needs it', not_for: [] },
        },
      ]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('a promise that is not to be recorded is unticked, and stays to be seen', async () => {
    const host = await openIncident();
    await press('s');
    await type((await screen.findByLabelText('Text')) as HTMLTextAreaElement, 'Next update by 14:50 UTC.');
    await screen.findByText(/^Promises the next word by/);
    await click('It promises the next word', 'checkbox');
    await screen.findByText(/^The text promises 14:50 UTC.*not recorded as a promise/);
    await press('Enter', { ctrlKey: true });
    await waitFor(() => expect(host.asked('send')).toHaveLength(1));
    expect(host.asked('send')[0]).not.toHaveProperty('promise');
  });

  it('a text without a promise leaves the box unticked, and one whose promise is over says so', async () => {
    const host = await openIncident();
    await press('s');
    const box = (await screen.findByLabelText('It promises the next word')) as HTMLInputElement;
    await screen.findByText(/^Promises no next word/);
    expect(box.checked).toBe(false);
    await type(text(), 'Cards fail. Next update by 13:30 UTC.');
    await screen.findByText('The text promises 13:30 UTC, which is already over: no promise is recorded.');
    expect(box.checked).toBe(false);
    await click('It promises the next word', 'checkbox');
    await screen.findByText(/^By when\?/);
    expect(screen.queryByText(/Promises no next word/)).toBeNull();
    await press('Enter', { ctrlKey: true });
    await waitFor(() => expect(host.asked('send')).toHaveLength(1));
    expect(host.asked('send')[0]).not.toHaveProperty('promise');
  });

  it('tells the app’s notes, with a way back', async () => {
    const host = evening();
    host.answer({ send: receipt(['Support hears with customers and was left out: due now.']) });
    await openIncident(host);
    await press('s');
    await click(/^Record as sent/);
    const notes = await screen.findByRole('status', { name: 'Notes' });
    await waitFor(() => expect(notes.textContent).toContain('Support hears with customers and was left out: due now.'));
    expect(notes.textContent).toContain('Undo');
  });

  it('a refusal stands in the dialog, which stays as it was', async () => {
    const host = evening();
    host.answer({
      send: () => {
        throw { code: 'future', message: 'A posting time in the future cannot be recorded.' };
      },
    });
    await openIncident(host);
    await press('s');
    await type(await screen.findByLabelText('Posted at'), 'tomorrow');
    await click(/^Record as sent/);
    expect((await screen.findByRole('alert')).textContent).toContain('in the future');
    expect((screen.getByLabelText('Posted at') as HTMLInputElement).value).toBe('tomorrow');
  });

  it('changing the status and telling of it is one act', async () => {
    const host = await openIncident();
    await click('monitoring');
    await click('Change, and I told them');
    await screen.findByRole('dialog', { name: 'I sent it' });
    await click(/^Record as sent/);
    await waitFor(() =>
      expect(host.asked('send')[0]).toMatchObject({ tells_status: 'monitoring', change_status: 'monitoring' }),
    );
  });

  it('a text without review or approval is recorded all the same, with a reason where there is one', async () => {
    const host = evening();
    const asked = { incident, text: '', stakeholders: [] };
    const read = await host.call('read-word', asked);
    const overruled = [{ rule: 'jargon', words: 'LB', reason: 'they know it' }];
    const proof = { errors: 2, overruled, approval_missing: 'SEV1, Customers', approved_by: null };
    host.answer({ 'read-word': { ...read, proof } });
    await openDraft(host);
    write('Still failing.');
    await press('Enter', { ctrlKey: true });
    await screen.findByText('As it stands, 2 errors are open, and nobody approved this very text (SEV1, Customers).');
    await type(screen.getByLabelText('Posted all the same, because …'), 'the approver is on a plane');
    await press('Enter', { ctrlKey: true });
    await waitFor(() =>
      expect(host.asked('send')[0]).toMatchObject({
        text: 'Still failing.',
        draft: 'd-customers',
        without: 'the approver is on a plane (2 errors are open, and nobody approved this very text (SEV1, Customers))',
        overruled,
      }),
    );
    expect(host.asked('read-word').at(-1)).toMatchObject({ draft: 'd-customers' });
    await screen.findByRole('region', { name: 'Timeline' });
  });
});
