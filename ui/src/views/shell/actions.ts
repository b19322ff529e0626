// Everything that can be done from the keyboard or the palette, once: its name, its key, when it makes sense.
// The keys' page, the palette and the key presses all read this one list.

import { quietened } from '../../labels';
import type { Foghorn } from '../../state/foghorn.svelte';
import type { Asked } from '../../state/places';
import type { Status } from '../../wire';
import type { Workshop } from '../draft/workshop.svelte';
import { done, focused } from '../todo/acts';
import { zoom } from './zoom';

export type Group = 'Anywhere' | 'Lists' | 'Incident' | 'Draft';
export type Action = {
  name: string;
  group: Group;
  /** As `chord` spells it. */
  keys?: string;
  /** True: works while a text field has the focus. */
  whileTyping?: boolean;
  /** False: a key only; the palette leaves it out. */
  listed?: boolean;
  when?: (app: Foghorn) => boolean;
  run: (app: Foghorn) => void;
};

const onIncident = (app: Foghorn): boolean => app.place.at === 'incident' && app.incident !== null;
/** True where something can be done to the incident: it is there, and this is no look back. */
export const acting = (app: Foghorn): boolean => onIncident(app) && app.incident?.looking_back === false;
const status = (app: Foghorn): Status | undefined => app.incident?.card.status;
const isOpen = (app: Foghorn): boolean =>
  acting(app) && !['resolved', 'closed', 'withdrawn'].includes(status(app) ?? '');
/** True until it is closed or withdrawn. */
const isLive = (app: Foghorn): boolean => acting(app) && !['closed', 'withdrawn'].includes(status(app) ?? '');
/** True where a text is written. */
const writing = (app: Foghorn): boolean => app.place.at === 'draft' && app.workshop?.view != null;
const onEither = (app: Foghorn): boolean => acting(app) || (writing(app) && app.incident !== null);
const undoing = (app: Foghorn): boolean => app.place.at !== 'incident' || acting(app);
const withClock = (app: Foghorn): boolean => acting(app) && app.clockInHand !== null;
const asks = (asked: Asked) => (app: Foghorn) => app.ask(asked);

const DRAFT_ACTIONS: readonly Action[] = [
  onDraft('I posted it …', 'Ctrl+Enter', (workshop) => void workshop.posted()),
  onDraft('Next finding', 'F8', (workshop) => void workshop.walk(+1)),
  onDraft('Previous finding', 'Shift+F8', (workshop) => void workshop.walk(-1)),
  onDraft('Fix the finding at the cursor, or its options', 'Ctrl+.', (workshop) => void workshop.fix()),
  onDraft('Copy in the form of its channel', 'Ctrl+Shift+C', (workshop) => workshop.copy()),
  onDraft('From the text to the review, and back', 'F6', (workshop) => workshop.across()),
  onDraft('Approve this text …', undefined, ({ app }) => app.ask({ ask: 'approve' })),
  onDraft('Start anew from the facts', undefined, (workshop) => void workshop.rewrite()),
  onDraft('Save as a mail (.eml) …', undefined, ({ app }) => app.ask({ ask: 'save-eml' })),
  onDraft('Discard this draft …', undefined, ({ app }) => app.ask({ ask: 'discard-draft' })),
];

function onDraft(name: string, keys: string | undefined, act: (workshop: Workshop) => void): Action {
  const run = (app: Foghorn) => app.workshop && act(app.workshop);
  return { name, group: 'Draft', keys, whileTyping: true, when: writing, run };
}

export const ACTIONS: readonly Action[] = [
  { name: 'Declare an incident', group: 'Anywhere', keys: 'Ctrl+N', whileTyping: true, run: (app) => app.declare() },
  {
    name: 'Do anything, find anything',
    group: 'Anywhere',
    keys: 'Ctrl+K',
    whileTyping: true,
    listed: false,
    run: asks({ ask: 'palette' }),
  },
  { name: 'Board', group: 'Anywhere', keys: 'Ctrl+1', whileTyping: true, run: (app) => void app.go({ at: 'board' }) },
  {
    name: 'Archive',
    group: 'Anywhere',
    keys: 'Ctrl+2',
    whileTyping: true,
    run: (app) => void app.go({ at: 'archive' }),
  },
  {
    name: 'Library: rules, templates, playbooks',
    group: 'Anywhere',
    keys: 'Ctrl+4',
    whileTyping: true,
    run: (app) => void app.go({ at: 'library' }),
  },
  {
    name: 'Figures of all incidents',
    group: 'Anywhere',
    keys: 'Ctrl+5',
    whileTyping: true,
    run: (app) => void app.go({ at: 'figures' }),
  },
  {
    name: 'Contacts: who can be reached',
    group: 'Anywhere',
    keys: 'Ctrl+6',
    whileTyping: true,
    run: (app) => void app.go({ at: 'contacts' }),
  },
  {
    name: 'Follow-ups of all incidents',
    group: 'Anywhere',
    keys: 'Ctrl+7',
    whileTyping: true,
    run: (app) => void app.go({ at: 'follow-ups' }),
  },
  {
    name: 'Take in a brief (.foghorn) …',
    group: 'Anywhere',
    keys: 'Ctrl+O',
    whileTyping: true,
    run: asks({ ask: 'take-in' }),
  },
  {
    name: 'Settings',
    group: 'Anywhere',
    keys: 'Ctrl+3',
    whileTyping: true,
    run: (app) => void app.go({ at: 'settings' }),
  },
  {
    name: 'Wallboard: the whole screen',
    group: 'Anywhere',
    keys: 'F11',
    whileTyping: true,
    run: wallboard,
  },
  {
    name: 'Strip: a small window on top, beside a call',
    group: 'Anywhere',
    keys: 'F9',
    whileTyping: true,
    run: (app) => void app.host.call('strip', {}),
  },
  { name: 'Undo my last act', group: 'Anywhere', keys: 'Ctrl+Z', when: undoing, run: (app) => walk(app, 'undo') },
  { name: 'Redo', group: 'Anywhere', keys: 'Ctrl+Shift+Z', when: undoing, run: (app) => walk(app, 'redo') },
  { name: 'Larger', group: 'Anywhere', keys: 'Ctrl++', whileTyping: true, run: () => zoom(+1) },
  { name: 'Smaller', group: 'Anywhere', keys: 'Ctrl+-', whileTyping: true, run: () => zoom(-1) },
  { name: 'Normal size', group: 'Anywhere', keys: 'Ctrl+0', whileTyping: true, run: () => zoom(0) },
  { name: 'Keys', group: 'Anywhere', keys: '?', run: asks({ ask: 'keys' }) },
  {
    name: 'Back: from a draft to its incident, else to the board',
    group: 'Anywhere',
    keys: 'Escape',
    listed: false,
    run: (app) => app.back(),
  },

  { name: 'Next in the list', group: 'Lists', keys: 'j', listed: false, run: () => step(+1) },
  { name: 'Previous in the list', group: 'Lists', keys: 'k', listed: false, run: () => step(-1) },

  {
    name: 'Done, in the list of what is to do (S there: skip, G: give, R: open again)',
    group: 'Lists',
    keys: 'x',
    listed: false,
    when: (app) => acting(app) && focused(app) !== undefined,
    run: (app) => {
      const thing = focused(app);
      if (thing) void done(app, thing);
    },
  },

  { name: 'Write the word that is due', group: 'Incident', keys: 'Enter', when: withClock, run: (app) => write(app) },
  { name: 'I sent it', group: 'Incident', keys: 's', when: acting, run: (app) => send(app) },
  { name: 'Snooze 5 min', group: 'Incident', keys: 'z', when: withClock, run: (app) => void quieten(app, false) },
  { name: 'I am on it', group: 'Incident', keys: 'o', when: withClock, run: (app) => void quieten(app, true) },
  {
    name: 'Next clock',
    group: 'Incident',
    keys: 'ArrowRight',
    listed: false,
    when: withClock,
    run: (app) => choose(app, +1),
  },
  {
    name: 'Previous clock',
    group: 'Incident',
    keys: 'ArrowLeft',
    listed: false,
    when: withClock,
    run: (app) => choose(app, -1),
  },
  { name: 'Write a line into the timeline', group: 'Incident', keys: '/', when: acting, run: () => startLine() },
  { name: 'Change the severity', group: 'Incident', when: acting, run: asks({ ask: 'severity' }) },
  {
    name: 'Change status to identified',
    group: 'Incident',
    when: isOpen,
    run: asks({ ask: 'status', status: 'identified' }),
  },
  {
    name: 'Change status to monitoring',
    group: 'Incident',
    when: isOpen,
    run: asks({ ask: 'status', status: 'monitoring' }),
  },
  { name: 'Resolve', group: 'Incident', when: isOpen, run: asks({ ask: 'status', status: 'resolved' }) },
  { name: 'State when the impact began', group: 'Incident', when: acting, run: asks({ ask: 'start' }) },
  { name: 'Hold updates until …', group: 'Incident', when: isOpen, run: asks({ ask: 'hold' }) },
  { name: 'Hand over …', group: 'Incident', keys: 'h', when: isLive, run: asks({ ask: 'hand-over' }) },
  {
    name: 'Take command',
    group: 'Incident',
    when: (app) => isLive(app) && app.incident?.card.commander !== (app.desk?.settings.me || null),
    run: (app) => void command(app, 'accept-command'),
  },
  {
    name: 'Confirm: the other has command',
    group: 'Incident',
    when: (app) => acting(app) && app.incident?.command.unconfirmed != null,
    run: (app) => void command(app, 'confirm-handover'),
  },
  {
    name: 'Add something to do …',
    group: 'Incident',
    when: acting,
    run: asks({ ask: 'todo', about: { act: 'add' } }),
  },
  { name: 'Add a stakeholder', group: 'Incident', when: acting, run: asks({ ask: 'add-stakeholder' }) },
  { name: 'Ring people, one after the other …', group: 'Incident', when: acting, run: asks({ ask: 'ring' }) },
  { name: 'Link to another incident …', group: 'Incident', when: acting, run: asks({ ask: 'link' }) },
  { name: 'Apply another playbook …', group: 'Incident', when: isLive, run: asks({ ask: 'playbook' }) },
  {
    name: 'Withdraw (false alarm, duplicate)',
    group: 'Incident',
    when: isOpen,
    run: asks({ ask: 'over', how: 'withdraw' }),
  },
  {
    name: 'Reopen',
    group: 'Incident',
    when: (app) => acting(app) && !isOpen(app),
    run: asks({ ask: 'over', how: 'reopen' }),
  },
  {
    name: 'Afterwards: what is left until it can be closed',
    group: 'Incident',
    keys: 'a',
    when: onIncident,
    run: (app) =>
      app.incident && void app.go({ at: 'afterwards', incident: app.incident.card.incident, tab: 'closing' }),
  },
  {
    name: 'Close',
    group: 'Incident',
    when: (app) => acting(app) && status(app) === 'resolved',
    run: asks({ ask: 'over', how: 'close' }),
  },
  { name: 'Place a legal hold …', group: 'Incident', when: onEither, run: asks({ ask: 'legal-hold', lift: false }) },
  { name: 'Lift the legal hold …', group: 'Incident', when: onEither, run: asks({ ask: 'legal-hold', lift: true }) },
  { name: 'Approve compensation …', group: 'Incident', when: onEither, run: asks({ ask: 'compensation' }) },
  {
    name: 'Export this incident',
    group: 'Incident',
    when: onIncident,
    run: (app) => app.ask({ ask: 'export', incident: app.incident?.card.reference }),
  },

  ...DRAFT_ACTIONS,
];

export function write(app: Foghorn): void {
  const clock = app.clockInHand;
  if (clock && app.incident) void app.write({ incident: app.incident.card.incident, stakeholder: clock.stakeholder });
}

export function send(app: Foghorn): void {
  app.ask({ ask: 'send', stakeholder: app.clockInHand?.stakeholder });
}

/** Snoozes the clock in hand; the second time in a row the window asks for a reason. */
export async function quieten(app: Foghorn, onIt: boolean): Promise<void> {
  const clock = app.clockInHand;
  if (!clock || !app.incident) return;
  const { stakeholder, name } = clock;
  if (clock.snooze_needs_reason && !onIt) return app.ask({ ask: 'snooze-reason', stakeholder, onIt });
  try {
    await app.act(
      'snooze',
      { incident: app.incident.card.incident, stakeholder, on_it: onIt },
      onIt ? `You are on it: ${name} stays quiet for 5 minutes; the due time stays.` : quietened(name),
    );
  } catch (thrown) {
    const refusal = app.refused(thrown);
    if (refusal.code === 'needs-reason') app.ask({ ask: 'snooze-reason', stakeholder, onIt });
    else app.toasts.say(refusal.message);
  }
}

/** Takes command, or says that the other has it. */
async function command(app: Foghorn, act: 'accept-command' | 'confirm-handover'): Promise<void> {
  try {
    if (app.incident) await app.act(act, { incident: app.incident.card.incident });
  } catch (thrown) {
    app.toasts.say(app.refused(thrown).message);
  }
}

/** On an incident its own last act; elsewhere that of the incident acted on last. */
function walk(app: Foghorn, way: 'undo' | 'redo'): void {
  // Where a text is written, it is the text that somebody means.
  if (app.place.at === 'draft') return void app.workshop?.editor?.[way]();
  void app[way](onIncident(app) ? app.incident?.card.incident : undefined);
}

/** Fills the screen, or goes back to what it covered. */
function wallboard(app: Foghorn): void {
  if (app.place.at === 'wall') return void app.go(app.beforeWall);
  app.beforeWall = app.place;
  void app.go({ at: 'wall' });
}

function choose(app: Foghorn, by: number): void {
  const clocks = app.incident?.card.clocks ?? [];
  const here = clocks.findIndex((clock) => clock.stakeholder === app.clockInHand?.stakeholder);
  app.chosen = clocks.at((here + by) % clocks.length)?.stakeholder ?? null;
}

/** Goes to the quick line; `begun` is what was typed before anybody knew that it was a line. */
export function startLine(begun = ''): void {
  const line = document.querySelector<HTMLInputElement>('[data-quick-line]');
  line?.focus();
  if (line && begun) {
    line.value += begun;
    line.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function step(by: number): void {
  const stops = [...document.querySelectorAll<HTMLElement>('main [data-stop]')];
  const here = stops.indexOf(document.activeElement as HTMLElement);
  const next = here < 0 ? (by > 0 ? 0 : stops.length - 1) : Math.min(Math.max(here + by, 0), stops.length - 1);
  stops[next]?.focus();
}
