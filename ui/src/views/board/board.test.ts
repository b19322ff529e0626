import { describe, expect, it } from 'vitest';
import { evening } from '../../host/answers';
import { board, desk, longCard, NOW } from '../../host/fixtures';
import { click, openWindow, press, screen, type, waitFor, within } from '../../host/window';

describe('the board', () => {
  it('shows open incidents in the order in which the app says what is due next', async () => {
    await openWindow();
    const titles = (await screen.findAllByRole('article')).map((card) => within(card).getByRole('heading').textContent);
    expect(titles.map((title) => title?.match(/INC-\d+/)?.[0])).toEqual(['INC-9', 'INC-7', 'INC-8']);
  });

  it('says how late a word is, in figures and in words', async () => {
    await openWindow();
    const [late, soon, last] = await screen.findAllByRole('article');
    expect(within(late as HTMLElement).getByRole('timer').textContent).toMatch(/^\+2:0\d$/);
    expect(late?.textContent).toContain('Customers, overdue since 14:23 UTC');
    expect(within(soon as HTMLElement).getByRole('timer').textContent).toMatch(/^4:1\d$/);
    expect(last?.textContent).toContain('last word by 15:19 UTC');
  });

  it('teaches where it is empty, and asks for nothing but the name', async () => {
    const host = evening();
    host.answer({ board: board({ incidents: [] }), desk: desk({ settings: { ...desk().settings, me: '' } }) });
    await openWindow(host);
    expect(await screen.findByText(/Nothing is broken, as far as this laptop knows/)).toBeTruthy();
    await type(await screen.findByLabelText(/Your name/), 'Ines');
    await click('Save');
    await waitFor(() => expect(host.asked('set-settings')[0]?.me).toBe('Ines'));
  });

  it('the questions of the first start can wait, and Save without a name asks for it', async () => {
    const host = evening();
    host.answer({ board: board({ incidents: [] }), desk: desk({ settings: { ...desk().settings, me: '' } }) });
    await openWindow(host);
    await click('Save');
    expect(document.activeElement).toBe(await screen.findByLabelText(/Your name/));
    expect(host.asked('set-settings')).toHaveLength(0);
    await click('Later');
    await waitFor(() => expect(screen.queryByLabelText(/Your name/)).toBeNull());
  });

  it('never says that nothing is broken under a notice that data may be missing', async () => {
    const host = evening();
    const problems = [{ code: 'salvaged', message: 'The data file was damaged and is set aside.' }];
    host.answer({ board: board({ incidents: [] }), desk: desk({ problems }) });
    await openWindow(host);
    expect(await screen.findByText('No incident is open in this data.')).toBeTruthy();
    expect(screen.queryByText(/Nothing is broken/)).toBeNull();
    await click('Hide');
    expect(screen.queryByText(/Nothing is broken/)).toBeNull();
  });

  it('shows hostile text as text', async () => {
    const host = evening();
    host.answer({ board: board({ incidents: [longCard()] }) });
    await openWindow(host);
    expect((await screen.findByRole('article')).textContent).toContain('<img src=x onerror=alert(1)>');
    expect(document.querySelector('img')).toBeNull();
  });

  it('follows the app: a change is shown without asking', async () => {
    const host = await openWindow();
    host.answer({ board: board({ incidents: [] }) });
    host.say({ type: 'changed', streams: [], up_to: null });
    expect(await screen.findByText(/Nothing is broken/)).toBeTruthy();
  });

  it('says aloud what passed a threshold, and only that', async () => {
    const host = await openWindow();
    const said = () => document.querySelector('[aria-live=assertive]')?.textContent;
    host.say({ type: 'changed', streams: [], up_to: null });
    const cards = board().incidents.map((card) => ({
      ...card,
      clocks: card.clocks.map((clock) => (clock.stage === 'heads-up' ? { ...clock, stage: 'due' as const } : clock)),
    }));
    host.answer({ board: { now: NOW, incidents: cards, archived: 0, up_to: 900 } });
    host.say({ type: 'changed', streams: [], up_to: null });
    await waitFor(() =>
      expect(said()).toBe('INC-7: a word to Customers is due now. INC-7: a word to Support is due now.'),
    );
  });
});

describe('declaring', () => {
  it('takes one line and Enter, and opens the incident', async () => {
    const host = await openWindow();
    await press('n', { ctrlKey: true });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('What is broken?')));
    await type(screen.getByLabelText('What is broken?'), 'Checkout fails');
    await click(/^Declare/);
    await waitFor(() => expect(host.asked('declare')).toEqual([{ title: 'Checkout fails' }]));
    expect(await screen.findByRole('region', { name: 'Timeline' })).toBeTruthy();
  });

  it('reads the severity in front of the line, or from its buttons', async () => {
    const host = await openWindow();
    await type(screen.getByLabelText('What is broken?'), 'sev1: Checkout fails');
    expect(screen.getByRole('button', { name: /SEV1/ }).getAttribute('aria-pressed')).toBe('true');
    await click(/^Declare/);
    await waitFor(() => expect(host.asked('declare')).toEqual([{ title: 'Checkout fails', severity: 'SEV1' }]));
  });

  it('says beside the line why it was refused, and keeps what was typed', async () => {
    const host = evening();
    host.answer({
      declare: () => {
        throw { code: 'disk-full', message: 'The disk is full. Free some space, then declare again.' };
      },
    });
    await openWindow(host);
    await type(screen.getByLabelText('What is broken?'), 'Checkout fails');
    await click(/^Declare/);
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
    expect((screen.getByLabelText('What is broken?') as HTMLInputElement).value).toBe('Checkout fails');
  });
});
