// What the window needs from the app around it: one call, one stream of events, the clipboard. Screens know only this.

import type { Changed, Commands, Failure } from '../wire';

/** Commands that the window's shell answers itself: they concern the window, not the log. */
export type ShellCommands = {
  quit: { payload: { sure: boolean }; answer: unknown };
  window: { payload: { action: 'ready' | 'hide' | 'show' | 'fill-screen' | 'leave-full-screen' }; answer: unknown };
  /** Brings the strip, or puts it away. */
  strip: { payload: Record<string, never>; answer: unknown };
  /** Brings the main window forward with a screen. */
  open: { payload: Opened; answer: unknown };
  'alarm-test': { payload: Record<string, never>; answer: unknown };
  /** What this desktop lets the shell do. */
  desktop: { payload: Record<string, never>; answer: { shortcut: boolean; file_dialog: boolean } };
  /** Hands a `mailto:` address to the desktop's mail program. */
  'open-mail': { payload: { url: string }; answer: unknown };
  /** The desktop's own dialog: a path, or nothing where the user thought better of it. */
  'choose-file': {
    payload: { purpose: 'open' | 'save' | 'folder'; title: string; name?: string };
    answer: string | null;
  };
};

/** What another window asks the main one to open. */
export type Opened =
  | { what: 'board' }
  | { what: 'incident' | 'send'; incident: string; stakeholder?: string }
  | { what: 'write'; incident: string; stakeholder: string };

type All = Commands & ShellCommands;
export type Name = keyof All;
export type Payload<N extends Name> = All[N]['payload'];
export type Answer<N extends Name> = All[N]['answer'];

export type Call<N extends Name> = { name: N; payload: Payload<N> };

export interface Host {
  /** Asks or acts; rejects with a `Failure`. */
  call<N extends Name>(name: N, payload: Payload<N>): Promise<Answer<N>>;
  /** Acts, and reads what is on the screen right behind it, in one trip; `shown` is null where that could not be read. */
  actAndShow<N extends Name, S extends Name>(
    act: Call<N>,
    show: Call<S>,
  ): Promise<{ answer: Answer<N>; shown: Answer<S> | null }>;
  /** Hears every event from now on. */
  on(hear: (event: Changed) => void): void;
  /** Puts a text on the clipboard. */
  copy(text: string): Promise<void>;
}

/** Whatever was thrown, as a sentence to show and a code to branch on. */
export function failure(thrown: unknown): Failure {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    return { code: String(thrown.code), message: String(thrown.message) };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'window', message: `The window could not do that: ${message}` };
}
