// Where the window can be, and what can lie over it.

import type {
  ActId,
  AskView,
  Audience,
  DeadlineView,
  DraftFinding,
  DraftId,
  Fact,
  Reassurance,
  StakeholderId,
  Status,
  TimelineItem,
  TodoThing,
  UpdateView,
} from '../wire';

/** Looking back: what had happened by then with today's knowledge, or what had been written down by then. */
export type LookBack = { by: 'as_of' | 'known_at'; when: string };

/** The workshop: the named draft, or the newest open one to them, or one written from the facts. */
export type DraftPlace = {
  at: 'draft';
  incident: string;
  stakeholder: StakeholderId;
  draft?: DraftId;
  occasion?: string;
  template?: string;
  /** The status becomes this with the record that it was posted. */
  changeStatus?: Status;
};

/** The parts of what comes after an incident. */
export type AfterTab = 'closing' | 'good' | 'customers' | 'postmortem' | 'figures';

export type Place =
  | { at: 'board' }
  | { at: 'incident'; incident: string; back?: LookBack }
  | DraftPlace
  | { at: 'afterwards'; incident: string; tab: AfterTab }
  | { at: 'archive' }
  | { at: 'figures' }
  | { at: 'follow-ups' }
  | { at: 'contacts' }
  | { at: 'library' }
  | { at: 'settings' }
  | { at: 'wall' };

/** What is to be done about a thing of the lists, an ask, or a report. */
export type TodoAbout =
  | { act: 'done' | 'skip' | 'give' | 'reopen'; thing: TodoThing }
  | { act: 'add'; list?: string }
  | { act: 'answer' | 'drop'; ask: AskView }
  | { act: 'trigger' | 'met'; report: DeadlineView };

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
  | { ask: 'todo'; about: TodoAbout }
  | { ask: 'fact-history'; fact: Fact }
  | { ask: 'send'; stakeholder?: StakeholderId; text?: string; draft?: DraftId; changeStatus?: Status }
  | { ask: 'finding'; finding: DraftFinding }
  | { ask: 'approve' }
  | { ask: 'discard-draft' }
  | { ask: 'save-eml' }
  | { ask: 'legal-hold'; lift: boolean }
  | { ask: 'compensation'; what?: string }
  | { ask: 'drop-offer'; what: string }
  | { ask: 'playbook' }
  | { ask: 'link' }
  | { ask: 'ring' }
  | { ask: 'publish-postmortem'; audience: Audience; text: string }
  | { ask: 'save-postmortem'; audience: Audience }
  | { ask: 'move-postmortem' }
  | { ask: 'settle-reassurance'; round: Reassurance }
  | { ask: 'correct-update'; of: ActId; update: UpdateView }
  | { ask: 'undo-sent' }
  | { ask: 'correct-note'; item: TimelineItem }
  | { ask: 'retract'; item: TimelineItem }
  | { ask: 'expunge'; item: TimelineItem }
  | { ask: 'hand-over' }
  | { ask: 'take-in'; path?: string }
  | { ask: 'export'; incident?: string };
