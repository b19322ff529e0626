// Snapshots for component tests and for looking at screens: one evening with three incidents, at 14:25:42 UTC.

import type {
  AskView,
  Board,
  Card,
  ClockView,
  ContactsView,
  ContactView,
  CustomerRow,
  CustomersView,
  DeadlineView,
  Desk,
  FactView,
  Grid,
  GridRow,
  IncidentView,
  RoleView,
  TimelineItem,
  Todo,
  TodoThing,
  UpdateView,
} from '../wire';

export const NOW = '2026-11-21T14:25:42Z';
const at = (time: string): string => `2026-11-21T${time.length === 5 ? `${time}:00` : time}Z`;

export function clock(part: Partial<ClockView> = {}): ClockView {
  return {
    stakeholder: 'customers',
    name: 'Customers',
    due_at: at('14:30'),
    set_at: at('14:10'),
    because: 'promise',
    stage: 'heads-up',
    next_stage_at: at('14:30'),
    promised_at: at('14:30'),
    snoozed_until: null,
    snooze_needs_reason: false,
    hold: null,
    told_at: at('14:10'),
    incomplete: [],
    behind: 0,
    words: 3,
    words_on_time: 3,
    words_judged: 3,
    with: null,
    channels: [
      { channel: 'status-page', name: 'Status page', required: true },
      { channel: 'email', name: 'Email', required: false },
    ],
    ...part,
  };
}

const chat = [{ channel: 'chat', name: 'Chat', required: true }];
const email = [{ channel: 'email', name: 'Email', required: true }];
const calm = { stage: 'calm', because: 'interval', promised_at: null } as const;

export function card(part: Partial<Card> = {}): Card {
  return {
    incident: '0193-checkout',
    reference: 'INC-7',
    title: 'Checkout fails for card payments',
    kind: 'real',
    severity: 'SEV1',
    severity_confirmed: true,
    status: 'identified',
    started_at: at('13:13'),
    declared_at: at('13:25'),
    resolved_at: null,
    commander: 'Ines',
    impact: 'Card payments fail for 12 % of checkouts',
    scope: 'EU, web and app',
    clocks: [
      clock({ behind: 2 }),
      clock({
        stakeholder: 'support',
        name: 'Support',
        because: 'with',
        with: 'Customers',
        channels: chat,
        words: 2,
        words_on_time: 2,
        words_judged: 2,
      }),
      clock({
        stakeholder: 'employees',
        name: 'Employees',
        due_at: at('14:47'),
        told_at: at('13:47'),
        channels: email,
        words: 1,
        words_on_time: 0,
        words_judged: 1,
        ...calm,
      }),
      clock({
        stakeholder: 'executives',
        name: 'Executives',
        due_at: at('14:58'),
        told_at: at('14:00'),
        incomplete: ['chat'],
        channels: [...email, ...chat],
        ...calm,
      }),
      clock({
        stakeholder: 'acme-bank',
        name: 'Acme Bank',
        due_at: at('15:05'),
        told_at: at('14:05'),
        channels: email,
        ...calm,
      }),
      clock({
        stakeholder: 'board',
        name: 'Board',
        due_at: at('15:25'),
        told_at: null,
        words: 0,
        words_on_time: 0,
        words_judged: 0,
        channels: email,
        ...calm,
        because: 'first-word',
      }),
      clock({
        stakeholder: 'investors',
        name: 'Investors',
        due_at: at('17:15'),
        told_at: null,
        words: 0,
        words_on_time: 0,
        words_judged: 0,
        channels: email,
        ...calm,
        because: 'first-word',
      }),
    ],
    promises: { made: 4, kept: 3, late: 1, late_minutes: 5, standing: 1 },
    updates: 6,
    live: true,
    watching: null,
    links: [],
    late: { asks: 0, reports: 0, things: 0, next_at: null },
    ...part,
  };
}

/** An incident whose customers are overdue. */
export function overdueCard(): Card {
  const late = { due_at: at('14:23:37'), stage: 'overdue', because: 'interval', promised_at: null } as const;
  return card({
    incident: '0193-search',
    reference: 'INC-9',
    title: 'Search takes 8 seconds',
    severity: 'SEV2',
    severity_confirmed: false,
    status: 'investigating',
    started_at: null,
    declared_at: at('13:39'),
    commander: 'Lea',
    impact: 'Everybody, all regions',
    scope: null,
    clocks: [
      clock({ ...late }),
      clock({ ...late, stakeholder: 'support', name: 'Support', because: 'with', with: 'Customers' }),
      clock({ stakeholder: 'executives', name: 'Executives', due_at: at('15:03'), ...calm }),
      clock({
        stakeholder: 'employees',
        name: 'Employees',
        due_at: at('15:39'),
        ...calm,
        told_at: null,
        because: 'first-word',
      }),
    ],
  });
}

/** An incident that is resolved, with a last word still owed, and somebody on hold. */
export function resolvedCard(): Card {
  return card({
    incident: '0193-mail',
    reference: 'INC-8',
    title: 'Mail arrives late',
    severity: 'SEV3',
    status: 'resolved',
    resolved_at: at('14:20'),
    started_at: at('12:16'),
    impact: null,
    scope: null,
    clocks: [
      clock({ due_at: at('15:19:42'), stage: 'last-word', because: 'last-word', promised_at: null }),
      clock({ stakeholder: 'support', name: 'Support', due_at: null, because: null, stage: null }),
    ],
  });
}

/** A title, an impact and names of absurd length, with a bidi override and markup in them. */
export function longCard(): Card {
  const long = '<img src=x onerror=alert(1)> \u202Egnorw si siht '.concat(
    'Everything is broken everywhere and nobody knows why '.repeat(40),
  );
  return card({
    incident: '0193-long',
    reference: 'INC-10-k3',
    title: long,
    commander: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(3),
    impact: long,
    scope: 'a'.repeat(600),
    clocks: [
      clock({ name: 'Customers of the north-eastern region with long names and no patience' }),
      ...card().clocks.slice(1),
    ],
  });
}

export function board(part: Partial<Board> = {}): Board {
  return { now: NOW, incidents: [overdueCard(), card(), resolvedCard()], archived: 819, up_to: 900, ...part };
}

export function desk(part: Partial<Desk> = {}): Desk {
  return {
    version: '0.1.0',
    settings: {
      me: 'Ines',
      zone: '',
      second_zone: 'Europe/Berlin',
      theme: 'system',
      sound: true,
      heads_up: true,
      quiet_from: '',
      quiet_until: '',
      quiet_severities: ['SEV3', 'SEV4'],
      autostart: false,
      keep_awake: true,
      keep_copies_days: 71,
      global_shortcut: false,
      shortcut_keys: 'ctrl+alt+n',
      playbook: 'default',
      team: '',
    },
    zone: 'UTC',
    quiet_until: null,
    data_dir: '~/.local/share/foghorn',
    problems: [],
    playbooks: [{ name: 'default', about: 'For most organisations.', origin: 'built in' }],
    stale_contacts: 0,
    faults: [],
    ...part,
  };
}

export function update(part: Partial<UpdateView> = {}): UpdateView {
  return {
    text: 'Card payments still fail for 12 % of checkouts in the EU. We are rolling back. Next update by 14:30 UTC.',
    deliveries: [
      { stakeholder: 'customers', channel: 'status-page', posted_at: at('14:10') },
      { stakeholder: 'customers', channel: 'email', posted_at: at('14:11') },
    ],
    status: 'identified',
    severity: 'SEV1',
    promise: { at: at('14:30'), reason: null, not_for: [] },
    verdicts: [
      { stakeholder: 'customers', name: 'Customers', promised_at: at('14:30'), state: 'standing', late_minutes: 0 },
    ],
    text_sha256: null,
    ...part,
  };
}

export function line(time: string, text: string, part: Partial<TimelineItem> = {}): TimelineItem {
  const entry = `${time} ${text}`;
  return {
    act: `act ${entry}`,
    entry,
    kind: 'note',
    happened_at: at(time),
    recorded_at: at(time),
    backdated: false,
    ahead: false,
    author: 'Ines',
    text,
    corrected: false,
    note: 'note',
    about: null,
    update: null,
    expunged: false,
    ...part,
  };
}

const LINES: TimelineItem[] = [
  line('14:21', 'Rollback done in 3 of 8 regions', { author: 'Bob', kind: 'observation', note: 'observation' }),
  line('14:12', 'Some customers report two charges', { author: 'Support' }),
  line('14:10', 'Update to Customers', { kind: 'update-sent', note: null, update: update() }),
  line('14:05', 'Roll back, do not fix forward', {
    kind: 'decision',
    note: 'decision',
    about: 'Why: a fix takes 2 h. To be looked at again 14:45 UTC',
  }),
  line('14:02', 'Cause found: expired tokens since the 13:05 release'),
  line('14:00', 'Update to Executives', {
    kind: 'update-sent',
    note: null,
    update: update({
      text: null,
      deliveries: [{ stakeholder: 'executives', channel: 'email', posted_at: at('14:00') }],
      promise: null,
      verdicts: [],
    }),
  }),
  line('13:40', 'Impact began at 13:13', {
    kind: 'start-stated',
    note: null,
    backdated: true,
    recorded_at: at('13:52'),
  }),
  line('13:25', 'Declared SEV1', { kind: 'declared', note: null }),
  { ...line('13:20', 'On call was paged'), happened_at: '2026-11-20T23:50:00Z', entry: 'yesterday' },
];

const FACTS: FactView[] = [
  {
    fact: 'impact',
    text: 'Card payments fail for 12 % of checkouts',
    stated_at: at('14:18'),
    before: '30 % of checkouts',
    evidence: null,
    times: 3,
  },
  {
    fact: 'scope',
    text: 'EU, web and app; PayPal and bank transfer work',
    stated_at: at('13:31'),
    before: null,
    evidence: null,
    times: 1,
  },
  {
    fact: 'known',
    text: 'Our 13:05 release sends expired tokens',
    stated_at: at('14:02'),
    before: null,
    evidence: null,
    times: 1,
  },
  {
    fact: 'unknown',
    text: 'Whether retried payments were charged twice',
    stated_at: at('14:12'),
    before: null,
    evidence: null,
    times: 1,
  },
  {
    fact: 'doing',
    text: 'Rolling back, 3 of 8 regions done',
    stated_at: at('14:21'),
    before: null,
    evidence: null,
    times: 2,
  },
  {
    fact: 'workaround',
    text: 'Pay by PayPal or bank transfer',
    stated_at: at('13:33'),
    before: null,
    evidence: null,
    times: 1,
  },
  { fact: 'data-safety', text: null, stated_at: null, before: null, evidence: null, times: 0 },
  { fact: 'estimate', text: null, stated_at: null, before: null, evidence: null, times: 0 },
];

/** The grid of a card: each told on all of their channels when their clock says, and the press, who has no clock until added. */
export function grid({ clocks }: Card): Grid {
  const rows: GridRow[] = clocks.map((clock) => ({
    stakeholder: clock.stakeholder,
    name: clock.name,
    quiet: null,
    hears_at: ['SEV1', 'SEV2'],
    untold: clock.behind ? [{ fact: 'doing', text: 'Rolling back, 3 of 8 regions done', stated_at: at('14:21') }] : [],
    told_status: null,
    cells: clock.channels.map(({ channel, required }) => {
      const told_at = clock.incomplete.includes(channel) ? null : clock.told_at;
      const untold = { told_at: null, said: null, update: null, status: null, behind: 0 };
      const said = 'We roll back the release that broke card payments.';
      const told = { told_at, said, update: 'act 14:10', status: 'identified', behind: clock.behind } as const;
      return { channel, required, ...(told_at ? told : untold) };
    }),
  }));
  const press: GridRow = {
    stakeholder: 'press',
    name: 'Press',
    quiet: 'when-added',
    hears_at: ['SEV1', 'SEV2'],
    untold: [],
    told_status: null,
    cells: [{ channel: 'phone', required: false, told_at: null, update: null, said: null, status: null, behind: 0 }],
  };
  const names = new Map(clocks.flatMap((clock) => clock.channels).map(({ channel, name }) => [channel, name]));
  names.set('phone', 'Phone');
  return { channels: [...names].map(([channel, name]) => ({ channel, name })), rows: [...rows, press] };
}

const role = (part: Partial<RoleView> = {}): RoleView => ({
  role: 'commander',
  person: null,
  since: null,
  wanted: true,
  card: 'Decides.',
  ...part,
});

export function thing(part: Partial<TodoThing> = {}): TodoThing {
  return {
    item: 'first/support',
    text: 'Brief support before customers ask',
    why: 'Customers ask them first',
    role: 'communications',
    owner: null,
    link: null,
    due_at: null,
    late: false,
    state: 'open',
    note: null,
    settled_at: null,
    settled_by: null,
    ...part,
  };
}

export function ask(part: Partial<AskView> = {}): AskView {
  return {
    ask: 'act-ask-1',
    who: 'Bob',
    what: 'check latency',
    asked_at: at('14:24'),
    due_at: at('14:27'),
    late: false,
    ...part,
  };
}

export function report(part: Partial<DeadlineView> = {}): DeadlineView {
  return {
    id: 'dora',
    name: 'DORA, initial notice',
    trigger: 'classified as major',
    runs: '4 h',
    stakeholder: 'regulators',
    source: 'Regulation (EU) 2022/2554, article 19',
    triggered_at: null,
    due_at: null,
    met_at: null,
    note: null,
    late: false,
    ...part,
  };
}

/** Two lists: one nearly done and late, one for what was stated; a report that waits, one that runs; two asks. */
export function todo(part: Partial<Todo> = {}): Todo {
  const done = (item: string, text: string, time: string): TodoThing =>
    thing({ item, text, state: 'done', settled_at: at(time), settled_by: 'Ines' });
  return {
    reference: 'INC-7',
    lists: [
      {
        id: 'first',
        title: 'First minutes',
        phase: 'first-minutes',
        stakeholder: null,
        since: at('13:25'),
        things: [
          done('first/roles', 'Name commander, scribe and deputy', '13:27'),
          done('first/support', 'Brief support before customers ask', '13:29'),
          thing({
            item: 'first/data',
            text: 'Say whether customer data is safe',
            role: 'commander',
            due_at: at('14:13'),
            late: true,
          }),
        ],
      },
      {
        id: 'during',
        title: 'During the incident',
        phase: 'during',
        stakeholder: null,
        since: at('13:25'),
        things: [
          thing({ item: 'during/vendor', text: 'Call Acme Bank, ring B', owner: 'Bob', due_at: at('14:28') }),
          thing({ item: 'during/double', text: 'Confirm double charges with finance', owner: 'Lea', role: null }),
          thing({ item: 'during/waiver', text: 'Decide on a fee waiver, legal approves', due_at: at('15:00') }),
          thing({
            item: 'during/press',
            text: 'Prepare a statement for the press',
            state: 'skipped',
            note: 'nobody asked',
            settled_at: at('14:02'),
            settled_by: 'Ines',
          }),
        ],
      },
    ],
    things: 7,
    settled: 3,
    late: 1,
    deadlines: [
      report({ triggered_at: at('13:40'), due_at: at('17:40') }),
      report({
        id: 'gdpr',
        name: 'GDPR, article 33',
        trigger: 'aware of a breach of personal data',
        runs: '3 d',
        source: 'Regulation (EU) 2016/679',
      }),
    ],
    rings: [],
    asks: [
      ask({ ask: 'act-ask-2', who: 'Lea', what: 'how many were charged twice', due_at: at('14:24'), late: true }),
      ask(),
    ],
    aspects: [
      { aspect: 'data', holds: false },
      { aspect: 'vendor', holds: true },
      { aspect: 'regulated', holds: true },
      { aspect: 'security', holds: false },
      { aspect: 'failover', holds: false },
    ],
    next_late_at: at('14:27:01'),
    ...part,
  };
}

export function incidentView(part: Partial<IncidentView> = {}): IncidentView {
  return {
    now: NOW,
    looking_back: false,
    newest_at: NOW,
    card: card(),
    grid: grid(part.card ?? card()),
    facts: FACTS,
    command: { unconfirmed: null, offered: null, objectives: null, exit_criteria: null },
    roles: [
      role({ role: 'commander', person: 'Ines', since: at('13:25') }),
      role({ role: 'deputy', card: 'Stands beside the commander: keeps the time.' }),
      role({ role: 'scribe', person: 'Bob', since: at('13:30') }),
      role({ role: 'communications' }),
      role({ role: 'expert', wanted: false }),
      role({ role: 'liaison', wanted: false }),
      role({ role: 'sponsor', wanted: false }),
    ],
    todo: todo(),
    timeline: { items: LINES, total: LINES.length, next: null },
    undo: { act: 'act 14:21', label: 'the observation “Rollback done in 3 of 8 regions”', sent: false },
    redo: null,
    offers: [],
    addable: [{ stakeholder: 'press', name: 'Press', channels: ['email', 'phone'] }],
    severities: { SEV1: 'Customers cannot do what they pay for', SEV2: 'A part fails, or all is slow' },
    playbook: 'default',
    stretched: 1,
    up_to: 900,
    source: null,
    unknown_events: 0,
    ...part,
  };
}

export function contact(part: Partial<ContactView> = {}): ContactView {
  return {
    name: 'Ada Byron',
    origin: 'yours',
    groups: 'payments:1; executives',
    role: 'Head of payments',
    organisation: '',
    phones: ['+44 (0)20 7946-0001'],
    emails: ['ada@shop.example'],
    zone: 'Asia/Tokyo',
    language: 'ja',
    wait: '',
    contract: '',
    support: '',
    reviewed_on: '2026-10-01',
    stale: false,
    note: '',
    ...part,
  };
}

/** Two people: one's own, and one of the team's whom nobody ever looked at. */
export function contactsView(part: Partial<ContactsView> = {}): ContactsView {
  const bob = contact({ name: 'Bob', origin: 'team', groups: 'payments:2', role: '', zone: '', language: 'de' });
  const contacts = [contact(), { ...bob, phones: [], emails: ['bob@shop.example'], reviewed_on: null, stale: true }];
  const scheme = [
    { who: 'Ada Byron', wait: '5m' },
    { who: 'Bob', wait: '2m' },
  ];
  return {
    contacts,
    found: contacts.length,
    total: 2,
    stale: 1,
    groups: [
      { group: 'executives', contacts: 1, scheme: [] },
      { group: 'payments', contacts: 2, scheme },
    ],
    faults: [],
    file: '~/.config/foghorn/contacts.csv',
    ...part,
  };
}

export function customerRow(part: Partial<CustomerRow> = {}): CustomerRow {
  return {
    row: 1,
    name: 'Ann',
    address: 'ann@shop.example',
    plan: 'Gold',
    happened: 'Charged twice',
    more: [],
    approved: false,
    written: false,
    answered_at: null,
    content: null,
    note: null,
    next: null,
    next_due_at: null,
    late: false,
    ...part,
  };
}

/** Twenty customers, of whom nobody got a letter yet. */
export function customersView(part: Partial<CustomersView> = {}): CustomersView {
  const customers = part.customers ?? [customerRow()];
  return {
    incident: '0193-checkout',
    reference: 'INC-7',
    title: 'Checkout fails for card payments',
    counts: { total: 20, approved: 0, written: 0, waiting: 0, answered: 0, content: 0, not_content: 0, next_steps: 0 },
    missing: null,
    columns: ['name', 'plan'],
    found: customers.length,
    customers,
    letters: [],
    me: 'Ines',
    ...part,
  };
}
