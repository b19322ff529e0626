// Acts on what is to be done, and the keys of its list: X does, S skips, G gives, R opens again, J and K walk.

import { tick } from 'svelte';
import type { Foghorn } from '../../state/foghorn.svelte';
import type { TodoThing } from '../../wire';
import { isOpen, neighbour } from './todo';

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-thing]')];

/** The thing that has the focus, or whose row has it. */
export function focused(app: Foghorn): TodoThing | undefined {
  const row = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-thing]');
  const things = app.incident?.todo.lists.flatMap((list) => list.things);
  return row ? things?.find((thing) => thing.item === row.dataset.thing) : undefined;
}

/** Puts the focus on a thing of the lists. */
export function focusThing(item: string | undefined): void {
  rows()
    .find((row) => row.dataset.thing === item)
    ?.focus();
}

/** Done; the next open thing has the focus then. */
export async function done(app: Foghorn, thing: TodoThing): Promise<void> {
  const view = app.incident;
  if (!view || view.looking_back || !isOpen(thing)) return;
  const held = document.activeElement?.closest('[data-todo]') !== null;
  const next = neighbour(view.todo, thing.item);
  try {
    await app.act('do-item', { incident: view.card.incident, item: thing.item });
  } catch (thrown) {
    app.toasts.say(app.refused(thrown).message);
    return;
  }
  await tick();
  if (held) focusThing(next);
}

/** A key press within the lists; true where it meant something there. */
export function listKey(app: Foghorn, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || app.asked) return false;
  if ((event.target as HTMLElement).closest('input, textarea, select')) return false;
  if (event.key === 'j' || event.key === 'k') return walk(event.key === 'j' ? +1 : -1);
  const thing = focused(app);
  if (!thing || app.incident?.looking_back) return false;
  const open = isOpen(thing);
  if (event.key === 'x' && open) void done(app, thing);
  else if (event.key === 's' && open) app.ask({ ask: 'todo', about: { act: 'skip', thing } });
  else if (event.key === 'g' && open) app.ask({ ask: 'todo', about: { act: 'give', thing } });
  else if (event.key === 'r' && !open) app.ask({ ask: 'todo', about: { act: 'reopen', thing } });
  else return false;
  return true;
}

function walk(by: number): boolean {
  const all = rows();
  const row = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-thing]');
  const here = row ? all.indexOf(row) : -1;
  all[Math.min(Math.max(here + by, 0), all.length - 1)]?.focus();
  return true;
}
