// Where the window can be, and what can lie over it.

import type { ActId, Fact, StakeholderId, Status, TimelineItem, UpdateView } from '../wire';

/** Looking back: what had happened by then with today's knowledge, or what had been written down by then. */
export type LookBack = { by: 'as_of' | 'known_at'; when: string };

export type Place =
  | { at: 'board' }
  | { at: 'incident'; incident: string; back?: LookBack }
  | { at: 'archive' }
  | { at: 'library' }
  | { at: 'settings' };

/** What the window asks; at most one at a time. */
export type Asked =
  | { ask: 'keys' }
  | { ask: 'palette' }
  | { ask: 'quit' }
  | { ask: 'declare'; title: string }
  | { ask: 'severity' }
  | { ask: 'status'; status: Status }
  | { ask: 'over'; how: 'withdraw' | 'reopen' | 'close' }
  | { ask: 'start' }
  | { ask: 'hold'; stakeholder?: StakeholderId }
  | { ask: 'snooze-reason'; stakeholder: StakeholderId; onIt: boolean }
  | { ask: 'add-stakeholder' }
  | { ask: 'drop-stakeholder'; stakeholder: StakeholderId; name: string }
  | { ask: 'fact-history'; fact: Fact }
  | { ask: 'write'; stakeholder: StakeholderId; changeStatus?: Status }
  | { ask: 'send'; stakeholder?: StakeholderId; text?: string; changeStatus?: Status }
  | { ask: 'correct-update'; of: ActId; update: UpdateView }
  | { ask: 'undo-sent' }
  | { ask: 'correct-note'; item: TimelineItem }
  | { ask: 'retract'; item: TimelineItem }
  | { ask: 'expunge'; item: TimelineItem }
  | { ask: 'export'; incident?: string };
