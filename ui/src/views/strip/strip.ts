// What the strip shows of the board. Pure, but for the host that it listens through.

import type { Host } from '../../host/host';
import type { Board, Card, ClockView } from '../../wire';

export type DueNext = { card: Card; clock: ClockView; others: number };

/** The clock that is due first, of all incidents, and how many others are due or overdue; `null` where none runs. */
export function dueNext(board: Board | null): DueNext | null {
  const mine = (board?.incidents ?? []).filter((card) => !card.watching);
  const all = mine.flatMap((card) => card.clocks.map((clock) => ({ card, clock })));
  const running = all.filter(({ clock }) => clock.due_at !== null);
  running.sort((a, b) => Date.parse(a.clock.due_at ?? '') - Date.parse(b.clock.due_at ?? ''));
  const [first] = running;
  if (!first) return null;
  const pressing = running.filter(({ clock }) => clock.stage === 'due' || clock.stage === 'overdue');
  return { ...first, others: pressing.filter(({ clock }) => clock !== first.clock).length };
}

/** The same host, heard only where something changed: alarms, and what is to be opened, are for the main window. */
export function whileOnly(host: Host): Host {
  return {
    call: (name, payload) => host.call(name, payload),
    actAndShow: (act, show) => host.actAndShow(act, show),
    on: (hear) => host.on((event) => event.type === 'changed' && hear(event)),
    copy: (text) => host.copy(text),
  };
}
