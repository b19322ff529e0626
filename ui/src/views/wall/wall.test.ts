import { describe, expect, it } from 'vitest';
import { board, card } from '../../host/fixtures';
import { openWindow, press, screen, waitFor } from '../../host/window';
import { walls } from './wall';

describe('the wallboard', () => {
  it('F11 fills the screen with what is due next in each incident; Escape goes back', async () => {
    const host = await openWindow();
    await press('F11');
    expect((await screen.findByRole('region', { name: 'INC-9' })).textContent).toMatch(/Customers\s*overdue/);
    expect(screen.queryByRole('navigation', { name: 'Foghorn' })).toBeNull();
    expect(host.asked('window')).toEqual([{ action: 'fill-screen' }]);
    await press('Escape');
    await screen.findByRole('navigation', { name: 'Foghorn' });
    await waitFor(() => expect(host.asked('window').at(-1)).toEqual({ action: 'leave-full-screen' }));
  });

  it('has room for three incidents; history without clocks is not among them', () => {
    const open = (incident: string, live = true) => card({ incident, live });
    const many = board({ incidents: [open('a'), open('b', false), open('c'), open('d'), open('e')] });
    expect(walls(many).cards.map((one) => one.incident)).toEqual(['a', 'c', 'd']);
    expect(walls(many)).toMatchObject({ more: 1, others: 3 });
    expect(walls(board({ incidents: [] }))).toMatchObject({ cards: [], more: 0 });
  });
});
