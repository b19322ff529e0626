import { describe, expect, it } from 'vitest';
import { evening } from '../../host/answers';
import { card, clock, grid, incidentView } from '../../host/fixtures';
import { click, fireEvent, openIncident, press, screen, waitFor, within } from '../../host/window';
import type { GridRow } from '../../wire';
import { cellWords, columns, legend, split, step, untoldLine } from './grid';

const table = () => screen.getByRole('table', { name: 'Who knows what' });
const row = (name: RegExp) => within(table()).getByRole('row', { name });
const cell = (name: RegExp) => within(table()).getByRole('button', { name });

describe('who knows what', () => {
  it('each cell says when they were told there and how many facts are newer', async () => {
    await openIncident();
    expect(cell(/^Customers, Status page: told 14:10 2 behind, identified: “We roll back/).textContent).toMatch(
      /14:10\s*2 behind/,
    );
    expect(cell(/^Board, Email: not told, required$/).textContent).toContain('not told');
    expect(row(/^Customers/).textContent).toContain('due soon');
  });

  it('acting on a cell opens their draft', async () => {
    const host = await openIncident();
    cell(/^Employees, Email/).click();
    await waitFor(() => expect(host.asked('open-draft')[0]).toMatchObject({ stakeholder: 'employees' }));
  });

  it('a cell of text messages opens one of their own', async () => {
    const host = evening();
    const sms = [{ channel: 'sms', name: 'SMS', required: false }];
    host.answer({ incident: incidentView({ card: card({ clocks: [clock({ channels: sms })] }) }) });
    await openIncident(host);
    cell(/^Customers, SMS/).click();
    await waitFor(() => expect(host.asked('open-draft')[0]).toMatchObject({ occasion: 'sms' }));
  });

  it('is one stop of Tab; arrow keys walk it', async () => {
    await openIncident();
    const stops = within(table())
      .getAllByRole('button')
      .filter((one) => one.hasAttribute('data-cell') && one.tabIndex === 0);
    expect(stops).toHaveLength(1);
    stops[0]?.focus();
    await press('ArrowRight');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Customers, Email/);
    await press('ArrowDown');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Support, Chat/);
  });

  it('the name at the top, or that there is none, is a way to change it', async () => {
    await openIncident();
    await click(/commands. Change$/);
    expect(await screen.findByRole('textbox', { name: 'Commander' })).toBeTruthy();
  });

  it('explains the marks that can be seen, and no other', async () => {
    await openIncident();
    const text = () => document.querySelector('.grid')?.textContent ?? '';
    expect(text()).toContain('behind”: so many facts');
    expect(text()).toContain('·: no channel of theirs.');
    expect(text()).not.toContain('–:');
    expect(legend([], 0)).toEqual([]);
  });

  it('who is quiet folds into a line that says why; a filter brings them', async () => {
    await openIncident();
    expect(screen.getByText('Press').closest('p')?.textContent).toBe('Press: no clock until added');
    const filter = screen.getByRole('combobox', { name: 'Whom the grid shows' }) as HTMLSelectElement;
    await fireEvent.change(filter, { target: { value: 'all' } });
    expect(
      (await screen.findByRole('button', { name: /^Press, Phone: not told/ })).closest('tr')?.textContent,
    ).toContain('no clock until added');
  });
});

describe('the grid by itself', () => {
  const whole = grid(card());
  const all = split(whole, 'all').shown;
  const of = (stakeholder: string) => all.find((row) => row.stakeholder === stakeholder) as GridRow;

  it('shows channels of its rows only', () => {
    expect(columns(whole, [of('support')]).map(({ name }) => name)).toEqual(['Chat']);
  });

  it('a severity shows who would hear at it, but not who has no clock until added', () => {
    const board = { ...of('board'), quiet: 'below-severity' as const, hears_at: ['SEV1' as const] };
    const some = { ...whole, rows: [of('customers'), board, of('press')] };
    const names = (filter: 'now' | 'SEV1' | 'SEV2') => split(some, filter).shown.map((row) => row.stakeholder);
    expect(names('now')).toEqual(['customers']);
    expect(names('SEV1')).toEqual(['customers', 'board']);
    expect(names('SEV2')).toEqual(['customers']);
  });

  it('names what they were not told since', () => {
    expect(untoldLine(of('customers'))).toBe('not told since: Doing');
    expect(untoldLine(of('employees'))).toBe('');
  });

  it('goes nowhere at its edges', () => {
    const from = { stakeholder: 'customers', channel: 'status-page' };
    expect(step(all, from, 'ArrowUp')).toBeNull();
    expect(step(all, from, 'ArrowLeft')).toBeNull();
    expect(step(all, from, 'x')).toBeNull();
    expect(step(all, from, 'End')).toEqual({ stakeholder: 'customers', channel: 'email' });
  });

  it('says all of a cell in words', () => {
    const [, email] = of('customers').cells;
    if (!email) throw new Error('no cell');
    expect(cellWords(of('customers'), { ...email, behind: 1, said: null }, 'Email', '14:10')).toBe(
      'Customers, Email: told 14:10 1 behind, identified',
    );
  });
});
