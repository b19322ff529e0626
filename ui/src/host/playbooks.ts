// What another playbook would change, for component tests and for looking at the dialog.

import type { PlaybookDifference } from '../wire';

export function playbookDifference(part: Partial<PlaybookDifference> = {}): PlaybookDifference {
  const customers = { stakeholder: 'customers', name: 'Customers' };
  return {
    reference: 'INC-7',
    from: 'default',
    to: 'finance',
    about: 'For finance.',
    in_force: false,
    nothing: false,
    severity: 'SEV1',
    stakeholders: [
      { stakeholder: 'risk', name: 'Risk and compliance', way: 'comes', told: false },
      { stakeholder: 'partners', name: 'Partners', way: 'goes', told: true },
    ],
    cadences: [
      { ...customers, severity: 'SEV1', beat: 'first word', before: '15 min', after: '10 min' },
      { ...customers, severity: 'SEV1', beat: 'investigating', before: '30 min', after: null },
      { stakeholder: 'board', name: 'Board', severity: 'SEV2', beat: 'first word', before: null, after: '1 h' },
    ],
    dues: [
      { ...customers, before: '2026-11-21T14:30:00Z', after: '2026-11-21T14:25:42Z', at_once: true },
      { stakeholder: 'partners', name: 'Partners', before: '2026-11-21T14:40:00Z', after: null, at_once: false },
    ],
    lists: [
      {
        id: 'payments',
        title: 'Money on its way',
        way: 'comes',
        come: ['Check cut-off times', 'Call schemes'],
        go: [],
        kept: 0,
      },
      {
        id: 'recovery',
        title: 'Recovery',
        way: 'changes',
        come: ['Reconcile accounts'],
        go: ['Thank everybody'],
        kept: 2,
      },
      { id: 'orders', title: 'Orders', way: 'goes', come: [], go: ['Keep baskets'], kept: 1 },
    ],
    deadlines: [
      { id: 'dora-initial', name: 'DORA, initial notice', way: 'comes', before: null, after: null },
      { id: 'gdpr-33', name: 'GDPR', way: 'changes', before: '2026-11-24T14:00:00Z', after: '2026-11-23T14:00:00Z' },
    ],
    approval: { before: 'at SEV1 words to Press', after: 'at SEV1, SEV2 words to Press' },
    ...part,
  };
}
