// What a whole app would answer on the evening of the fixtures; each test changes only what it is about.

import { named } from '../labels';
import type { ArchiveRow, DraftView, Receipt } from '../wire';
import { briefs } from './briefs';
import { draft, previewed, reviewed } from './drafts';
import { FakeHost } from './fake';
import { board, card, desk, incidentView, NOW, overdueCard, resolvedCard } from './fixtures';
import { library } from './library';
import { playbookDifference } from './playbooks';

export const receipt = (notes: string[] = []): Receipt => ({
  incident: '0193-checkout',
  reference: 'INC-7',
  act: 'act-1',
  notes,
});

const row = (index: number): ArchiveRow => ({
  incident: `archived-${index}`,
  reference: `INC-${300 - index}`,
  title: ['Webhooks delayed', 'Pages builds fail', 'Login slow in Asia', 'Planned database work'][index % 4] ?? '',
  severity: 'SEV3',
  status: 'closed',
  kind: index % 4 === 3 ? 'maintenance' : 'imported',
  started_at: '2026-10-01T10:00:00Z',
  declared_at: '2026-10-01T10:05:00Z',
  resolved_at: '2026-10-01T12:00:00Z',
  updates: 4 + index,
});

const FACTS = [
  'Since 13:13 UTC some card payments have failed: ⟦impact⟧.',
  'We are sorry that you could not pay. We are rolling back a release; 3 of 8 regions are done.',
  'Your data is ⟦data safety⟧.',
  'The next update comes by 14:50 UTC.',
].join('\n\n');
const SHORT = '12 % of card payments fail. We are working on it. Next update by 14:50 UTC.';

/** A host that knows the fixtures' evening. */
export function evening(): FakeHost {
  const overruled = new Map<string, string>();
  const versions = ['', FACTS];
  const opened = (part: Partial<DraftView> = {}): DraftView =>
    draft({ version: versions.length - 1, text: versions.at(-1), edited: versions.length > 2, ...part });
  return new FakeHost({
    board: board(),
    desk: desk(),
    incident: ({ incident }) => {
      const known = [card(), overdueCard(), resolvedCard()].find((one) =>
        [one.incident, one.reference].includes(incident),
      );
      return incidentView({ card: known ?? card() });
    },
    timeline: { items: [], total: 9, next: null },
    'fact-history': [
      {
        text: 'Card payments fail for 12 % of checkouts',
        evidence: null,
        happened_at: NOW,
        recorded_at: NOW,
        author: 'Ines',
      },
      {
        text: '30 % of checkouts',
        evidence: null,
        happened_at: '2026-11-21T13:31:00Z',
        recorded_at: NOW,
        author: 'Bob',
      },
    ],
    drafts: [],
    report: ({ month = '2026-10' }) => ({
      month,
      name: month === '2026-10' ? 'October 2026' : 'November 2026',
      months: ['2026-11', '2026-10'],
      markdown: `# Incidents, ${month}`,
      html: `<h1>Incidents, ${month}</h1>`,
    }),
    compensations: [],
    'playbook-difference': ({ playbook }) => playbookDifference({ to: playbook, in_force: playbook === 'default' }),
    'open-draft': ({ stakeholder, draft = `d-${stakeholder}` }) =>
      opened({ draft, stakeholder, name: named(stakeholder) }),
    'rewrite-draft': ({ template }) => {
      versions.push(template === 'any/sms' ? SHORT : FACTS);
      const title = template === 'any/sms' ? 'Text message' : 'Progress';
      return opened({ template: template ?? 'any/progress', title, edited: false });
    },
    'save-draft': ({ text }) => {
      versions.push(text);
      return { version: versions.length - 1, saved_at: NOW, diverged: false };
    },
    'draft-version': ({ version }) => ({ version, saved_at: NOW, text: versions[version] ?? '' }),
    'review-draft': ({ text }) => reviewed(text, overruled),
    overrule: ({ rule, words, reason }) => {
      if (reason) overruled.set(`${rule} ${words}`, reason);
      else overruled.delete(`${rule} ${words}`);
      return { version: versions.length - 1, saved_at: NOW, diverged: false };
    },
    'preview-draft': ({ text, channel }) => previewed(text, channel),
    'copy-draft': ({ text, as }) => ({ text: as === 'mailto' ? 'mailto:?body=' : text, subject: null }),
    'save-eml': ({ path }) => ({ path }),
    'discard-draft': {},
    'open-mail': null,
    open: null,
    strip: null,
    'read-line': ({ line }) => {
      const asks = /^@(\S+) (.+)$/.exec(line);
      const kind = asks ? 'ask' : line.startsWith('!') ? 'decision' : line.startsWith('?') ? 'observation' : 'note';
      return { kind, said: asks ? `Asks ${asks[1]}: ${asks[2]}, by 14:28 UTC (3 min)` : null, fault: null };
    },
    'read-word': ({ text, promise }) => ({
      promise_at: promise || /14:50/.test(text) ? '2026-11-21T14:50:00Z' : null,
      promise_words: promise ? null : 'by 14:50 UTC',
      zone_assumed: false,
      promise_missed: /13:30/.test(text)
        ? 'The text promises 13:30 UTC, which is already over: no promise is recorded.'
        : null,
      promise_fault: null,
      cadence_at: '2026-11-21T14:45:00Z',
      needs_reason: /14:50/.test(text) || promise !== undefined,
      status: 'identified',
      severity: 'SEV1',
      proof: { errors: 0, overruled: [], approval_missing: null, approved_by: null },
    }),
    archive: ({ text }) => {
      const rows = Array.from({ length: 24 }, (_, index) => row(index)).filter(
        ({ title }) => !text || title.toLowerCase().includes(text.toLowerCase()),
      );
      return { rows, total: rows.length, next: null };
    },
    search: ({ query }) => ({
      hits: [
        {
          incident: '0193-checkout',
          reference: 'INC-7',
          title: 'Checkout fails for card payments',
          kind: 'noted',
          happened_at: '2026-11-21T14:02:00Z',
          pieces: [
            { text: 'Cause found: ', hit: false },
            { text: query, hit: true },
            { text: ' since the 13:05 release', hit: false },
          ],
        },
      ],
      next: null,
      behind: 0,
      titles_only: false,
    }),
    ...library(),
    'set-settings': (settings) => settings,
    editing: {},
    'wave-offer': {},
    'alarm-test': null,
    desktop: { shortcut: true, file_dialog: true },
    'choose-file': null,
    quit: null,
    import: {
      format: 'statuspage-jsonl',
      incidents: 819,
      added: 5389,
      already: 0,
      faults: ['line 412: it is not JSON'],
      marked: 8,
      cancelled: false,
      filled: 0,
      drafts: 0,
      diverged: 0,
      brief: null,
    },
    ...briefs(),
    export: { path: '/tmp/export.jsonl', incidents: 1, entries: 42 },
    backup: { path: '/tmp/backup' },
    cancel: {},
    verify: { entries: 5431, streams: 822, without_body: 0, defects: [], next_steps: [], clean: true },
    ...Object.fromEntries(
      [
        ...[
          'declare',
          'retitle',
          'state-start',
          'state-fact',
          'change-status',
          'change-severity',
          'assign-role',
          'note',
          'log-line',
          'do-item',
          'skip-item',
          'reopen-item',
          'give-item',
          'add-item',
          'state-aspect',
          'trigger-deadline',
          'meet-deadline',
          'answer-ask',
          'extend-ask',
          'drop-ask',
        ],
        ...['correct-note', 'send', 'correct-update', 'add-stakeholder', 'drop-stakeholder', 'hold', 'release-hold'],
        ...[
          'snooze',
          'stretch-cadence',
          'withdraw',
          'reopen',
          'close',
          'retract',
          'undo',
          'redo',
          'take-over',
          'expunge',
          'approve-draft',
          'place-legal-hold',
          'lift-legal-hold',
          'approve-compensation',
          'accept-command',
          'confirm-handover',
        ],
      ].map((name) => [name, receipt()]),
    ),
  });
}
