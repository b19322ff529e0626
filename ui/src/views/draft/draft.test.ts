import { describe, expect, it } from 'vitest';
import { evening } from '../../host/answers';
import { draft, draftCard, TEXT } from '../../host/drafts';
import type { FakeHost } from '../../host/fake';
import {
  click,
  cursorTo,
  draftText,
  fireEvent,
  openDraft,
  openIncident,
  press,
  screen,
  selected,
  type,
  waitFor,
  within,
  write,
} from '../../host/window';

const whom = { incident: '0193-checkout', stakeholder: 'customers' };
const message = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Message' });
const findings = () => screen.getByRole('region', { name: 'Findings' });
const rows = () => within(findings()).queryAllByRole('listitem');
const row = (words: string | RegExp) => within(findings()).getByText(words).closest('li') as HTMLElement;

/** A draft with the planted text of the picture. */
function planted(): FakeHost {
  const host = evening();
  host.answer({ 'open-draft': () => draft() });
  return host;
}

describe('the draft', () => {
  it('opens filled, on a screen of its own, and Escape leads back to the incident', async () => {
    const host = await openDraft();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Update for Customers');
    expect(draftText()).toContain('⟦impact⟧');
    expect(host.asked('open-draft')[0]).toEqual(whom);
    await press('Escape');
    await screen.findByRole('region', { name: 'Timeline' });
  });

  it('has what changed since the last word beside it, with the lines of the timeline folded in', async () => {
    await openDraft();
    const changed = screen.getByRole('region', { name: 'What changed' });
    expect(within(changed).getByText(/^New since your last word at 14:10 UTC/)).toBeTruthy();
    expect(within(changed).getByText('investigating').closest('div')?.textContent).toMatch(/Status.*identified/s);
    expect(within(changed).getByText('30 % of checkouts').closest('div')?.textContent).toContain('12 % of checkouts');
    const lines = within(changed).getByText('2 lines of the timeline since').closest('details');
    expect(lines?.open).toBe(false);
    expect(lines?.textContent).toMatch(/14:12.*Decision:.*Roll back the 13:05 release/s);
  });

  it('is another message where somebody chooses one; a text that was edited only when they say so', async () => {
    const host = await openDraft();
    await fireEvent.change(message(), { target: { value: 'any/sms' } });
    await waitFor(() => expect(draftText()).toMatch(/^12 % of card payments fail/));
    expect(host.asked('rewrite-draft')).toEqual([{ draft: 'd-customers', template: 'any/sms' }]);
    write('Half a sentence of my own');
    await fireEvent.change(message(), { target: { value: 'any/progress' } });
    await screen.findByText('“Progress” replaces the text that you changed, which stays a version.');
    await click('Keep mine');
    expect(draftText()).toBe('Half a sentence of my own');
    await fireEvent.change(message(), { target: { value: 'any/progress' } });
    await click('Replace it');
    await waitFor(() => expect(draftText()).toContain('⟦impact⟧'));
    expect(host.asked('save-draft').at(-1)).toMatchObject({ text: 'Half a sentence of my own' });
  });

  it('quietens its clock while keys are pressed, and not at every one', async () => {
    const host = await openDraft();
    write('a');
    write('ab');
    expect(host.asked('editing')).toEqual([whom]);
  });

  it('is one of several: the others are a press away, here, on the incident and in the rail', async () => {
    const host = planted();
    host.answer({ drafts: [draftCard({ draft: 'd-search', incident: '0193-search', reference: 'INC-9' })] });
    await openDraft(host);
    await click('2 other open drafts');
    await click(/^INC-7, Support/, 'menuitem');
    await waitFor(() =>
      expect(host.asked('open-draft').at(-1)).toMatchObject({ draft: 'd-support', stakeholder: 'support' }),
    );
    expect(screen.getByRole('navigation').textContent).toContain('1 draft');
  });
});

describe('blanks', () => {
  it('are walked by Tab, each selected so that typing fills it; without one Tab leaves the text', async () => {
    await openDraft();
    await press('Tab');
    expect(selected()).toBe('⟦impact⟧');
    await press('Tab');
    expect(selected()).toBe('⟦data safety⟧');
    write('Nothing is missing.');
    const tab = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true });
    screen.getByLabelText('Text for Customers').dispatchEvent(tab);
    expect(tab.defaultPrevented).toBe(false);
  });
});

describe('the review', () => {
  it('is asked at every key, counted, and marked in the text by more than colour', async () => {
    const host = await openDraft(planted());
    expect(within(findings()).getByText('2 errors, 1 warning, 1 hint, 1 blank')).toBeTruthy();
    const marks = [...document.querySelectorAll('.finding')].map((mark) => mark.className.split(' ').at(1));
    expect(new Set(marks)).toEqual(new Set(['is-error', 'is-blank', 'is-warning', 'is-hint']));
    write('Cards fail at 10.0.0.1. Next update by 14:50 UTC.');
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(host.asked('review-draft').at(-1)).toEqual({ draft: 'd-customers', text: draftText() });
  });

  it('F8 goes from finding to finding, and says each', async () => {
    await openDraft(planted());
    const said = () => document.querySelector('[aria-live=assertive]')?.textContent ?? '';
    await press('F8');
    await waitFor(() => expect(said()).toMatch(/^Hint 1 of 5: “We are rolling it back/));
    await press('F8');
    await waitFor(() => expect(selected()).toBe(', starting with 10.2.14.7,'));
    expect(said()).toContain('Control full stop fixes it.');
    expect(row(/An IP address means nothing/).className).toContain('chosen');
    await press('F8', { shiftKey: true });
    await waitFor(() => expect(said()).toMatch(/^Hint 1 of 5/));
  });

  it('Ctrl+. fixes the finding at the cursor, as one step that Ctrl+Z takes back', async () => {
    await openDraft(planted());
    cursorTo(TEXT.indexOf('14:15') + 2);
    await press('.', { ctrlKey: true });
    await waitFor(() => expect(draftText()).toContain('by 14:50 UTC.'));
    await press('z', { ctrlKey: true });
    expect(draftText()).toBe(TEXT);
  });

  it('a finding without a certain fix opens its options; overruled with a reason, and taken back', async () => {
    const host = await openDraft(planted());
    cursorTo(TEXT.indexOf('inconvenience'));
    await press('.', { ctrlKey: true });
    const dialog = await screen.findByRole('dialog', { name: 'About this finding' });
    expect(dialog.textContent).toContain('any inconvenience this may have caused');
    await type(screen.getByLabelText('Why it stands as it is'), 'a quotation');
    await click('Overrule');
    await within(findings()).findByText('a quotation');
    expect(host.asked('overrule')).toEqual([
      {
        draft: 'd-customers',
        rule: 'conditional-apology',
        words: 'any inconvenience this may have caused',
        reason: 'a quotation',
      },
    ]);
    expect(findings().textContent).toContain('1 overruled');
    await click('Take back');
    await waitFor(() => expect(within(findings()).queryByText('a quotation')).toBeNull());
    expect(host.asked('overrule').at(-1)).toMatchObject({ reason: '' });
  });

  it('F6 goes from the text to the review, and back', async () => {
    await openDraft(planted());
    const text = screen.getByLabelText('Text for Customers');
    await press('F6');
    expect(screen.getByRole('complementary', { name: 'Review' }).contains(document.activeElement)).toBe(true);
    await press('F6');
    expect(document.activeElement).toBe(text);
  });

  it('how many errors are left is said after a pause, and only where that changed', async () => {
    const host = await openDraft(planted());
    const said = () => document.querySelector('[aria-live=assertive]')?.textContent ?? '';
    write('Cards fail at 10.0.0.1. Next update by 14:50 UTC.');
    expect(said()).toBe('');
    await waitFor(() => expect(said()).toBe('1 error left.'), { timeout: 3000 });
    expect(host.asked('review-draft').length).toBeGreaterThan(1);
  });

  it('the app’s Ctrl+Z never acts while a text is written', async () => {
    const host = await openDraft();
    await press('z', { ctrlKey: true });
    screen.getByRole('button', { name: /^Approve/ }).focus();
    await press('z', { ctrlKey: true });
    expect(host.asked('undo')).toEqual([]);
  });

  it('shows the six parts of an apology, and where they stand', async () => {
    await openDraft(planted());
    const lights = screen.getByRole('region', { name: 'The parts of an apology' });
    expect(within(lights).getAllByRole('listitem')).toHaveLength(6);
    expect(within(lights).getByText(/Repair/).textContent).toContain('required');
    await click(/^Ownership/);
    expect(selected()).toBe('This was our mistake');
  });

  it('says which rules were asked of a text that is not English', async () => {
    const host = planted();
    const review = await host.call('review-draft', { draft: '', text: TEXT });
    host.answer({ 'review-draft': { ...review, english: false } });
    await openDraft(host);
    expect(screen.getByText(/not in English: only the rules on time/)).toBeTruthy();
  });
});

describe('a fact that changed', () => {
  it('is shown with old and new, and its sentence is updated by a press', async () => {
    const host = evening();
    host.answer({ 'open-draft': () => draft({ text: 'Right now 30 % of checkouts fail. Next update by 14:50 UTC.' }) });
    await openDraft(host);
    const stale = await screen.findByRole('region', { name: 'Out of date' });
    expect(stale.textContent).toMatch(/Impact.*was 30 % of checkouts.*now 12 % of checkouts/s);
    await click('Update the sentence');
    await waitFor(() => expect(draftText()).toBe('Right now 12 % of checkouts fail. Next update by 14:50 UTC.'));
    expect(screen.queryByRole('region', { name: 'Out of date' })).toBeNull();
  });

  it('is asked for again when something changes somewhere', async () => {
    const host = await openDraft();
    const before = host.asked('review-draft').length;
    host.say({ type: 'changed', streams: ['0193-checkout'], up_to: 950 });
    await waitFor(() => expect(host.asked('review-draft').length).toBeGreaterThan(before));
  });
});

describe('keeping it', () => {
  it('a failure is said loudly, and all of it can be copied', async () => {
    const host = await openDraft();
    host.answer({
      'save-draft': () => {
        throw { code: 'disk-full', message: 'The disk is full.' };
      },
    });
    write('Half a sentence');
    await fireEvent.blur(window);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('This text is not saved. The disk is full.');
    await click('Copy all');
    await waitFor(() => expect(host.copied).toBe('Half a sentence'));
    // Left and opened again, it is still there.
    await press('Escape');
    await screen.findByRole('region', { name: 'Timeline' });
    await press('Enter');
    await screen.findByLabelText('Text for Customers');
    expect(draftText()).toBe('Half a sentence');
  });

  it('a text that was changed elsewhere is offered, and never put over what is typed', async () => {
    const host = await openDraft();
    write('Mine');
    await fireEvent.blur(window);
    await waitFor(() => expect(host.asked('save-draft')).toHaveLength(1));
    host.answer({ 'open-draft': () => draft({ text: 'Theirs', version: 9 }) });
    host.say({ type: 'changed', streams: [], up_to: null });
    await screen.findByText(/This draft was changed elsewhere at 14:25:42/);
    expect(draftText()).toBe('Mine');
    await click('Take that text');
    await waitFor(() => expect(draftText()).toBe('Theirs'));
  });

  it('any version can be gone back to; what stands there is kept first', async () => {
    const host = await openDraft(planted());
    host.answer({ 'draft-version': { version: 1, saved_at: '2026-11-21T14:20:00Z', text: 'The first of all' } });
    write('Nearly done');
    await click('3 versions of this text');
    await click(/^Version 1, 14:20:00, 64 words, written/, 'menuitem');
    await waitFor(() => expect(draftText()).toBe('The first of all'));
    expect(host.asked('save-draft').map(({ text }) => text)).toEqual(['Nearly done', 'The first of all']);
  });

  it('thrown away only when its writer says so', async () => {
    const host = await openDraft();
    await click('More for this draft');
    await click('Discard this draft …', 'menuitem');
    await screen.findByRole('dialog', { name: 'Discard this draft?' });
    expect(host.asked('discard-draft')).toEqual([]);
    await click('Discard it');
    await waitFor(() => expect(host.asked('discard-draft')).toEqual([{ draft: 'd-customers' }]));
    await screen.findByRole('region', { name: 'Timeline' });
  });
});

describe('the channels', () => {
  it('each show the text as its readers see it, with its limit on the tab', async () => {
    const host = await openDraft(planted());
    const sms = screen.getByRole('tab', { name: /^SMS/ });
    expect(sms.textContent).toMatch(/\d+\/160, too long/);
    await click('Email', 'tab');
    expect((await screen.findByText('Subject')).parentElement?.textContent).toContain('Card payments: 12 %');
    await click(/^SMS/, 'tab');
    await waitFor(() => expect(host.asked('preview-draft').at(-1)?.channel).toBe('sms'));
    await click('Write', 'tab');
    expect(screen.queryByRole('tabpanel')).toBeNull();
  });

  it('nothing in a preview leads anywhere', async () => {
    const host = planted();
    const html = '<p><a href="https://elsewhere.example/">status</a></p>';
    host.answer({ 'preview-draft': { html, plain: null, subject: null } });
    await openDraft(host);
    await click('Email', 'tab');
    const link = await screen.findByText('status');
    const pressed = new MouseEvent('click', { bubbles: true, cancelable: true });
    link.dispatchEvent(pressed);
    expect(pressed.defaultPrevented).toBe(true);
  });
});

describe('leaving', () => {
  it('copies in the form that the channel reads, and says which', async () => {
    const host = await openDraft();
    host.answer({ 'copy-draft': ({ as }) => ({ text: `as ${as}`, subject: null }) });
    await press('C', { ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(host.copied).toBe('as markdown'));
    await screen.findByText('Copied as Markdown. Post it, then say “I posted it”.');
    await click('Copy as …');
    await click('Slack', 'menuitem');
    await waitFor(() => expect(host.copied).toBe('as slack'));
    await click('Copy as …');
    await click('Mail program …', 'menuitem');
    await waitFor(() => expect(host.asked('open-mail')).toEqual([{ url: 'as mailto' }]));
  });

  it('is saved as a mail', async () => {
    const host = await openDraft();
    await click('Copy as …');
    await click('Save as .eml …', 'menuitem');
    await type(await screen.findByLabelText('File to save to'), '/tmp/update.eml');
    await click('Save');
    await waitFor(() => expect(host.asked('save-eml')[0]).toMatchObject({ path: '/tmp/update.eml' }));
  });

  it('is not approved while errors are open; then by somebody named, as exactly this text', async () => {
    const host = await openDraft(planted());
    expect(screen.getByRole('region', { name: 'Approve, copy, post' }).textContent).toContain(
      'Approval needed for SEV1, customers.',
    );
    await click('Approve …');
    await screen.findByText('3 errors to mend or to overrule first:');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Approve' }).disabled).toBe(true);
    await press('Escape');
    write('Some card payments fail. The next update comes by 14:50 UTC.');
    await waitFor(() => expect(within(findings()).getByText('nothing found')).toBeTruthy());
    await click('Approve …');
    await type(await screen.findByLabelText('Approved by'), 'Tom');
    const given = { by: 'Tom', at: '2026-11-21T14:25:50Z', this_text: true };
    const text = draftText();
    host.answer({ 'open-draft': () => draft({ text, version: 2, approval: { needed: 'SEV1, customers', given } }) });
    await click('Approve');
    await waitFor(() =>
      expect(host.asked('approve-draft')).toEqual([
        { incident: '0193-checkout', draft: 'd-customers', version: 2, by: 'Tom' },
      ]),
    );
    const bar = screen.getByRole('region', { name: 'Approve, copy, post' });
    await waitFor(() => expect(bar.textContent).toMatch(/Approved by\s+Tom 14:25, this very text/));
    write('Other words. The next update comes by 14:50 UTC.');
    await waitFor(() => expect(bar.textContent).toContain('Tom approved another text.'));
  });

  it('posted, its text goes on into “I sent it”', async () => {
    const host = await openDraft();
    write('Still failing. Next update by 14:50 UTC.');
    await press('Enter', { ctrlKey: true });
    const text = await screen.findByLabelText<HTMLTextAreaElement>('Text');
    expect(text.value).toBe('Still failing. Next update by 14:50 UTC.');
    expect(host.asked('save-draft').at(-1)).toMatchObject({ text: text.value });
  });

  it('a status that is changed with it is changed by its record', async () => {
    const host = await openIncident();
    await click('monitoring');
    await click('Change, and write');
    await screen.findByLabelText('Text for Customers');
    expect(host.asked('open-draft')[0]).toEqual({ ...whom, occasion: 'monitoring' });
    await press('Enter', { ctrlKey: true });
    await screen.findByRole('dialog', { name: 'I sent it' });
    await press('Enter', { ctrlKey: true });
    await waitFor(() => expect(host.asked('send')[0]).toMatchObject({ change_status: 'monitoring' }));
  });
});

describe('holds', () => {
  it('a legal hold is placed with a reason, and lifted by somebody named', async () => {
    const host = planted();
    await openDraft(host);
    await click('More for this draft');
    await click('Place a legal hold …', 'menuitem');
    await type(await screen.findByLabelText('Why'), 'personal data');
    const legal_hold = { reason: 'personal data', since: '2026-11-21T14:25:00Z' };
    host.answer({ 'open-draft': () => draft({ legal_hold }) });
    await click('Place it');
    await waitFor(() => expect(host.asked('place-legal-hold')[0]).toMatchObject({ reason: 'personal data' }));
    await screen.findByText('personal data');
    await click('More for this draft');
    await click('Lift the legal hold …', 'menuitem');
    await type(await screen.findByLabelText('Lifted by'), 'Lea');
    await type(screen.getByLabelText('Why'), 'counsel read it');
    await click('Lift it');
    await waitFor(() =>
      expect(host.asked('lift-legal-hold')).toEqual([
        { incident: '0193-checkout', by: 'Lea', reason: 'counsel read it' },
      ]),
    );
  });
});

describe('the postmortem', () => {
  const document = { audience: 'internal' as const, renewed: ['Timeline'], kept: ['Impact'], published: false };
  const open = async () => {
    const host = evening();
    host.answer({
      'open-draft': () => draft({ text: '# Postmortem', choices: [], channels: [], document }),
      'rewrite-draft': () =>
        draft({ text: '# Postmortem, told anew', version: 9, document: { ...document, renewed: [] } }),
    });
    return openDraft(host);
  };

  it('says what the log tells otherwise, and takes that in when asked', async () => {
    const host = await open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Postmortem, for ourselves');
    expect(screen.queryByRole('combobox', { name: 'Message' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'What changed' })).toBeNull();
    const log = screen.getByRole('region', { name: 'The log' });
    expect(log.textContent).toMatch(/Told otherwise by now: Timeline.*Yours, though the log has more: Impact/s);
    await click('Take it from the log');
    await waitFor(() => expect(draftText()).toBe('# Postmortem, told anew'));
    expect(host.asked('rewrite-draft')).toEqual([{ draft: 'd-customers' }]);
  });

  it('is recorded as published word for word, and quietens no clock', async () => {
    const host = await open();
    write('# Postmortem, by hand');
    await press('Enter', { ctrlKey: true });
    const dialog = await screen.findByRole('dialog', { name: 'It is published' });
    expect(within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' }).value).toBe(
      '# Postmortem, by hand',
    );
    await click('Record it');
    await waitFor(() =>
      expect(host.asked('publish-postmortem')[0]).toMatchObject({
        audience: 'internal',
        text: '# Postmortem, by hand',
      }),
    );
    expect(host.asked('editing')).toEqual([]);
  });
});
