import { describe, expect, it } from 'vitest';
import { evening } from '../../host/answers';
import type { FakeHost } from '../../host/fake';
import { click, fireEvent, openIncident, press, screen, type, waitFor, within } from '../../host/window';

const asked = { incident: '0193-checkout', stakeholder: 'customers' };
const message = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Message' });
const text = () => screen.getByLabelText<HTMLTextAreaElement>('Text for Customers');

async function openWrite(host: FakeHost = evening()): Promise<FakeHost> {
  await openIncident(host);
  await press('Enter');
  await screen.findByRole('combobox', { name: 'Message' });
  return host;
}

const choose = (template: string) => fireEvent.change(message(), { target: { value: template } });

describe('which message is written', () => {
  it('is the one that the incident calls for, and another one is a choice away', async () => {
    const host = await openWrite();
    expect(message().value).toBe('any/progress');
    expect(
      within(message())
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['First word', 'Progress', 'Text message']);
    await choose('any/sms');
    await waitFor(() => expect(text().value).toMatch(/^12 % of card payments fail/));
    expect(message().value).toBe('any/sms');
    expect(screen.getByText('75 of 160 letters')).toBeTruthy();
    expect(host.asked('suggest-word')).toEqual([asked, { ...asked, template: 'any/sms' }]);
  });

  it('replaces a text that was edited only when its writer says so', async () => {
    const host = await openWrite();
    await type(text(), 'Half a sentence of my own');
    await choose('any/sms');
    await screen.findByText('“Text message” replaces the text that you changed.');
    expect(host.asked('suggest-word')).toEqual([asked]);
    await click('Keep mine');
    await waitFor(() => expect(message().value).toBe('any/progress'));
    expect(text().value).toBe('Half a sentence of my own');
    expect(screen.queryByRole('button', { name: 'Replace it' })).toBeNull();
    await choose('any/sms');
    await click('Replace it');
    await waitFor(() => expect(text().value).toMatch(/^12 % of card payments fail/));
    expect(screen.queryByRole('button', { name: 'Replace it' })).toBeNull();
  });

  it('stays chosen while the dialog is closed', async () => {
    const host = await openWrite();
    await choose('any/sms');
    await waitFor(() => expect(text().value).toMatch(/^12 %/));
    await press('Escape');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await press('Enter');
    await screen.findByRole('combobox', { name: 'Message' });
    expect(message().value).toBe('any/sms');
    expect(host.asked('suggest-word').at(-1)).toEqual({ ...asked, template: 'any/sms' });
  });

  it('says why a template of one’s own was not used', async () => {
    const host = evening();
    const word = await host.call('suggest-word', asked);
    const fault = 'The template any/progress.md cannot be used (line 6: the text is far too long).';
    host.answer({ 'suggest-word': { ...word, fault } });
    await openWrite(host);
    expect(screen.getByText(fault)).toBeTruthy();
  });
});

describe('what changed since their last word', () => {
  it('stands beside the text: status, facts old and new, and the lines of the timeline folded in', async () => {
    await openWrite();
    const changed = screen.getByRole('complementary', { name: 'What changed' });
    expect(within(changed).getByText(/^New since your last word at 14:10 UTC/)).toBeTruthy();
    expect(within(changed).getByText('investigating').closest('div')?.textContent).toMatch(/Status.*identified/s);
    expect(within(changed).getByText('30 % of checkouts').closest('div')?.textContent).toContain('12 % of checkouts');
    const lines = within(changed).getByText('2 lines of the timeline since').closest('details');
    expect(lines?.open).toBe(false);
    expect(lines?.textContent).toMatch(/14:12.*Decision:.*Roll back the 13:05 release/s);
  });

  it('is nothing to those who were told nothing yet', async () => {
    const host = evening();
    const word = await host.call('suggest-word', asked);
    host.answer({ 'suggest-word': { ...word, told_at: null, changed: [], moved: [], lines: [] } });
    await openWrite(host);
    expect(screen.getByText('They were told nothing yet.')).toBeTruthy();
    expect(screen.queryByText(/of the timeline since/)).toBeNull();
  });
});
