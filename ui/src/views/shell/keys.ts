// From a key press to an action. Single letters work only outside text fields and dialogs.

import type { Foghorn } from '../../state/foghorn.svelte';
import { ACTIONS, type Action, acting, startLine } from './actions';

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** A key press as `ACTIONS` spells it: `Ctrl+Shift+Z`, `s`, `?`, `ArrowLeft`, `Shift+F8`. */
export function chord(press: Press): string {
  const shifted = press.shiftKey && /^F\d+$/.test(press.key) ? `Shift+${press.key}` : press.key;
  if (!press.ctrlKey && !press.metaKey) return press.altKey ? `Alt+${press.key}` : shifted;
  // On a keyboard with another script the letter stands in `code` only.
  const foreign = press.key.length === 1 && press.key > '\u007f' && /^Key[A-Z]$/.test(press.code);
  const key = foreign ? press.code.slice(3) : press.key.length === 1 ? press.key.toUpperCase() : press.key;
  if (key === '=' || key === '+') return 'Ctrl++';
  return `Ctrl+${press.shiftKey ? 'Shift+' : ''}${key}`;
}

/** A chord as it is printed: `Ctrl Shift Z`, `S`, `←`. */
export function printedKeys(keys: string): string {
  if (keys === 'Ctrl++') return 'Ctrl +';
  const names: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };
  const parts = keys.split('+');
  return parts.map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(' ');
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
// The chosen clock's card is already pressed: Enter on it writes, as everywhere else.
const PRESSABLE = 'button:not([data-clock][aria-pressed=true]), a, summary, [role=menu]';
const pressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest(PRESSABLE) !== null;

/** The action that this key press means here and now, if any. */
export function meant(app: Foghorn, event: KeyboardEvent): Action | undefined {
  const keys = chord(event);
  const action = ACTIONS.find((action) => action.keys === keys && (action.when?.(app) ?? true));
  if (!action || event.defaultPrevented || (event.repeat && keys === 'Enter')) return undefined;
  if (typing(event.target) && !action.whileTyping) return undefined;
  if (app.asked && (!action.whileTyping || action.group === 'Draft')) return undefined;
  if (keys === 'Enter' && pressable(event.target)) return undefined;
  return action;
}

/** So long after a single letter no further one may come, or the two are the beginning of a line. */
const ALONE_MS = 250;
let waiting: { letter: string; timer: ReturnType<typeof setTimeout> } | undefined;

/**
 * Acts on a key press; where a line of the timeline can be typed, a letter acts only when it stays alone: somebody who
 * types "old gateway removed" means the line, not the key O.
 */
export function press(app: Foghorn, event: KeyboardEvent): void {
  if (waiting && plain(event) && !typing(event.target)) {
    const { letter } = waiting;
    forget();
    startLine(letter);
    return;
  }
  forget();
  const action = meant(app, event);
  if (action && plain(event) && /^[a-z]$/.test(event.key) && acting(app)) {
    event.preventDefault();
    waiting = { letter: event.key, timer: setTimeout(() => alone(app, action), ALONE_MS) };
  } else if (action) {
    event.preventDefault();
    action.run(app);
  } else if (typing(event.target)) {
    if (event.key === 'Escape' && !app.asked && !event.defaultPrevented) (event.target as HTMLElement).blur();
  } else if (startsLine(app, event)) {
    startLine();
  }
}

function alone(app: Foghorn, action: Action): void {
  forget();
  action.run(app);
}

function forget(): void {
  clearTimeout(waiting?.timer);
  waiting = undefined;
}

function plain(event: KeyboardEvent): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

function startsLine(app: Foghorn, event: KeyboardEvent): boolean {
  const taken = ACTIONS.some((action) => action.keys === event.key);
  return plain(event) && event.key !== ' ' && !taken && !app.asked && acting(app) && !event.defaultPrevented;
}
