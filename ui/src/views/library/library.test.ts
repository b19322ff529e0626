import { describe, expect, it } from 'vitest';
import { evening } from '../../host/answers';
import type { FakeHost } from '../../host/fake';
import { fault, library, libraryView } from '../../host/library';
import { click, openWindow, press, screen, type, waitFor, within } from '../../host/window';

async function openLibrary(host: FakeHost = evening()): Promise<FakeHost> {
  await openWindow(host);
  await press('4', { ctrlKey: true });
  await screen.findByRole('heading', { name: 'Library' });
  await screen.findByRole('button', { name: /^Minimising/ });
  return host;
}

const titles = () => screen.getAllByRole('listitem').map((row) => row.querySelector('.title')?.textContent);
const text = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Text of/ });
const page = () => screen.findByRole('article');
const standing = async () => within(await page()).getByRole('status').textContent;

describe('the list', () => {
  it('has a tab a kind, reached by arrow keys, and a filter', async () => {
    await openLibrary();
    expect(titles()).toEqual(['Blame', 'Minimising', 'Our words', 'Regret', 'Words that rules share']);
    await type(screen.getByRole('searchbox'), 'team');
    expect(titles()).toEqual(['Our words']);
    await type(screen.getByRole('searchbox'), 'nothing like it');
    expect(screen.getByText('No rule is called that. Empty the field to see all 5.')).toBeTruthy();
    await type(screen.getByRole('searchbox'), '');
    screen.getByRole('tab', { name: /^Rules/ }).focus();
    await press('ArrowRight');
    await waitFor(() => expect(titles()).toEqual(['First word', 'Text message']));
    expect(document.activeElement?.textContent).toContain('Templates');
    await press('ArrowRight');
    await waitFor(() => expect(titles()).toEqual(['default']));
  });

  it('switches off and on, and says why not where that is refused', async () => {
    const host = await openLibrary();
    const turn = () => screen.getByRole('switch', { name: 'Minimising, in force' });
    expect(turn().getAttribute('aria-checked')).toBe('true');
    await click('Minimising, in force', 'switch');
    await waitFor(() => expect(turn().getAttribute('aria-checked')).toBe('false'));
    expect(host.asked('library-switch')).toEqual([{ kind: 'rule', name: 'minimising', on: false }]);
    expect(screen.getByText('switched off')).toBeTruthy();
    expect(screen.queryByRole('switch', { name: /^Words that rules share/ }), 'others name its lists').toBeNull();
    host.answer({
      'library-switch': () => {
        throw { code: 'in-use', message: 'New incidents start with the playbook “default”.' };
      },
    });
    await click(/^Playbooks/, 'tab');
    await click('default, in force', 'switch');
    await screen.findByText('New incidents start with the playbook “default”.');
    expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('true');
  });

  it('teaches while nothing is chosen', async () => {
    await openLibrary();
    expect(screen.getByText(/^A rule is what the review holds your words against/)).toBeTruthy();
    expect(screen.getByText(/your own over both/)).toBeTruthy();
    expect(screen.getByText('~/.local/share/foghorn/library')).toBeTruthy();
  });
});

describe('a page', () => {
  it('of a rule shows why, what it says, and its examples with their marks', async () => {
    await openLibrary();
    await click(/^Minimising/);
    const shown = within(await page());
    expect(shown.getByText('Words that make it small, and no figure.')).toBeTruthy();
    expect(shown.getByText('Some users').tagName).toBe('MARK');
    expect(shown.getByText('As resolved.')).toBeTruthy();
    expect(shown.getByText(/^It is built in\. A copy of your own would lie in/)).toBeTruthy();
  });

  it('of a template shows how it reads, as it is where its channel shows it as it is', async () => {
    await openLibrary();
    await click(/^Templates/, 'tab');
    await click(/^First word/);
    expect(within(await page()).getByText('⟦impact⟧').tagName).toBe('STRONG');
    await click(/^Text message/);
    const shown = within(await page());
    expect(await shown.findByText('29 of 160')).toBeTruthy();
    expect(shown.getByText('The promise cannot be read from these words.')).toBeTruthy();
  });

  it('of a playbook shows its cadence as a table', async () => {
    await openLibrary();
    await click(/^Playbooks/, 'tab');
    await click(/^default/);
    const rows = within(await screen.findByRole('table')).getAllByRole('row');
    expect(rows[1]?.textContent).toMatch(
      /Customers.*status-page, email.*first 5m.*15m \/ 20m \/ 30m.*1h after a change/s,
    );
    expect(rows[2]?.textContent).toMatch(/Support.*with customers/s);
    expect(screen.getByText(/^Words to press need somebody’s approval at\s+SEV1\.$/)).toBeTruthy();
    expect(screen.getByText('status-page').tagName).toBe('STRONG');
  });

  it('of a playbook shows what must be done and reported, what words start from and what may be offered', async () => {
    await openLibrary();
    await click(/^Playbooks/, 'tab');
    await click(/^default/);
    const part = async (name: string) =>
      (await screen.findByRole('region', { name })).textContent?.replace(/\s+/g, ' ');
    const lists = await part('What must not be forgotten');
    expect(lists).toContain('First minutes from declaring on, at SEV1, 1 to do');
    expect(lists).toMatch(/Brief support before customers ask Communications.*, within 15m They are asked first\./);
    expect(lists).toContain('Data involved while it lasts, where data is stated, 1 to do');
    expect(await part('What must be reported')).toContain('72h from “we became aware of a personal-data breach”');
    expect(await part('What words start from')).toContain('Customers, first word Text message any/sms');
    expect(await part('What may be offered')).toContain('Credit a credit of 10 % of this month’s fee');
  });

  it('that was still being read when another tab was chosen does not come after all', async () => {
    const host = await openLibrary();
    const { 'library-page': pageOf } = library();
    let answer: () => void = () => {};
    host.answer({
      'library-page': (asked) =>
        new Promise((done) => (answer = () => done((pageOf as (ask: typeof asked) => never)(asked)))) as never,
    });
    await click(/^Minimising/);
    await click(/^Playbooks/, 'tab');
    answer();
    await waitFor(() => expect(titles()).toEqual(['default']));
    await new Promise((done) => setTimeout(done, 20));
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('copies where the file lies', async () => {
    const host = await openLibrary();
    await click(/^Minimising/);
    await click('Copy the path');
    await waitFor(() => expect(host.copied).toBe('~/.local/share/foghorn/library/rules/minimising.md'));
  });

  it('shows hostile words as words', async () => {
    const view = libraryView();
    const host = evening();
    const [first, ...others] = view.rules;
    host.answer(library({ ...view, rules: [{ ...first, title: '<img src=x onerror=alert(1)>' } as never, ...others] }));
    await openLibrary(host);
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('the editor', () => {
  it('customises, saves with Ctrl S, and goes back to what is built in', async () => {
    const host = await openLibrary();
    await click(/^Minimising/);
    await click('Customise');
    const was = (await text()).value;
    expect(await standing()).toBe('Saved; in force');
    await type(await text(), was.replace('warning', 'error'));
    expect(await standing()).toBe('Not saved yet');
    await press('s', { ctrlKey: true });
    await waitFor(async () => expect(await standing()).toBe('Saved; in force'));
    expect(host.asked('library-save')).toEqual([
      { kind: 'rule', name: 'minimising', text: was.replace('warning', 'error'), was },
    ]);
    await click('Back to the built-in one');
    await screen.findByRole('button', { name: 'Customise' });
    const notes = screen.getByRole('status', { name: 'Notes' });
    await waitFor(() => expect(notes.textContent).toContain('Your file was set aside'));
  });

  it('keeps a faulty text, names its line and goes there', async () => {
    await openLibrary();
    await click(/^Minimising/);
    await click('Customise');
    const lines = ['one', 'two', 'three', 'four', 'patterns = ["("]', 'six'];
    await type(await text(), lines.join('\n'));
    await press('s', { ctrlKey: true });
    await click('Line 5');
    const field = await text();
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('patterns = ["("]');
    expect(document.activeElement).toBe(field);
    expect(await standing()).toBe('Saved; the built-in one stays in force');
  });

  it('keeps what is not saved while one looks elsewhere, and drops it when asked', async () => {
    await openLibrary();
    await click(/^Minimising/);
    await click('Customise');
    const was = (await text()).value;
    await type(await text(), 'half a rule');
    await press('1', { ctrlKey: true });
    await screen.findAllByRole('article');
    await press('4', { ctrlKey: true });
    await waitFor(async () => expect((await text()).value).toBe('half a rule'));
    await click('Drop what is not saved');
    await click('Edit');
    expect((await text()).value).toBe(was);
  });

  it('says that another program saved the file meanwhile', async () => {
    const host = await openLibrary();
    await click(/^Minimising/);
    await click('Customise');
    const mine = host.asked('library-page').at(-1);
    const there = await host.call('library-page', mine as never);
    await type(await text(), 'half a rule');
    host.answer({ 'library-page': { ...there, text: 'theirs' } });
    host.say({ type: 'changed', streams: [], up_to: null });
    await screen.findByText(/Another program saved this file meanwhile/);
    expect((await text()).value).toBe('half a rule');
  });

  it('makes a new one, and a copy under another name', async () => {
    const host = evening();
    const answers = library();
    host.answer({
      ...answers,
      'library-reset': (ask) => {
        // As the app does: whoever shows the library hears of the change before the act is answered.
        const view = answers['library-reset'](ask);
        host.say({ type: 'changed', streams: [], up_to: null });
        return view;
      },
    });
    await openLibrary(host);
    await click('New …');
    await type(screen.getByRole('textbox', { name: 'Name of the new rule' }), 'blame');
    await click('Make it');
    await screen.findByText('There is a rule “blame” already; customise that one.');
    await type(screen.getByRole('textbox', { name: 'Name of the new rule' }), 'ours');
    await click('Make it');
    expect((await text()).value).toContain('# Inner names');
    expect(titles()).toContain('ours');
    await click('Copy under another name …');
    await type(screen.getByRole('textbox', { name: 'Name of the new rule' }), 'ours-too');
    await click('Copy');
    await waitFor(() => expect(titles()).toContain('ours-too'));
    expect(host.asked('library-customise')).toEqual([{ kind: 'rule', name: 'ours', under: 'ours-too' }]);
    await click('Remove');
    await waitFor(() => expect(titles()).not.toContain('ours-too'));
    const notes = screen.getByRole('status', { name: 'Notes' });
    await waitFor(() => expect(notes.textContent).toContain('ours-too is no longer in the library.'));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('faults', () => {
  it('stand on top with file, line and reason, and lead into the text', async () => {
    const view = libraryView();
    const host = evening();
    const rules = view.rules.map((rule) =>
      rule.name === 'minimising' ? { ...rule, customised: true, faults: 1 } : rule,
    );
    const gone = fault({ name: '', file: '/srv/team', line: null, reason: 'the team’s folder is not there' });
    host.answer(library({ ...view, rules, faults: [fault(), gone] }));
    await openLibrary(host);
    const faults = within(screen.getByRole('region', { name: 'Faults' }));
    expect(faults.getByRole('heading').textContent).toContain('2 faults; everything else is in force');
    expect(faults.getByText('the team’s folder is not there')).toBeTruthy();
    await click(/^minimising\.md.*line 5/);
    const field = await text();
    await waitFor(() =>
      expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('patterns = ["some users"]'),
    );
    expect(screen.getAllByText(/the pattern is not a regular expression/)).toHaveLength(2);
  });

  it('of the open page that is gone meanwhile are said', async () => {
    const host = await openLibrary();
    await click(/^Minimising/);
    await page();
    host.answer({
      'library-page': () => {
        throw { code: 'no-file', message: 'The library has no rule “minimising” any more.' };
      },
    });
    host.say({ type: 'changed', streams: [], up_to: null });
    await screen.findByText('The library has no rule “minimising” any more.');
  });
});
