// A page to look at screens without an app behind them (`npm run look`, then /look.html?case=incident&theme=dark).
// No part of the product: the bundle is made from index.html only.

import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '../style/tokens.css';
import '../style/base.css';
import { mount } from 'svelte';
import App from '../App.svelte';
import { evening } from '../host/answers';
import { draft, draftCard, TEXT } from '../host/drafts';
import { board, card, clock, desk, incidentView, longCard, overdueCard, resolvedCard } from '../host/fixtures';
import type { Changed, Reminder, WordRead } from '../wire';

const query = new URLSearchParams(location.search);
const shown = query.get('case') ?? 'board';
const theme = query.get('theme') ?? 'dark';
const host = evening();
const mine = desk();
host.answer({ desk: { ...mine, settings: { ...mine.settings, theme } } });
mount(App, { target: document.body, props: { host } });

const open = (incident: string, what: Extract<Changed, { type: 'open' }>['what'] = 'incident', stakeholder?: string) =>
  host.say({ type: 'open', what, incident, stakeholder: stakeholder ?? null });
const press = (key: string, more: KeyboardEventInit = {}) =>
  window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
const later = (act: () => void) => setTimeout(act, 900);
const button = (name: string) =>
  [...document.querySelectorAll('button')]
    .find((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().startsWith(name))
    ?.click();
const row = (title: string) =>
  [...document.querySelectorAll<HTMLElement>('main [data-stop]')]
    .find((one) => one.textContent?.includes(title))
    ?.click();

const held = {
  stage: 'held',
  because: 'hold',
  hold: { until: '2026-11-21T16:00:00Z', reason: 'the vendor answers by then', told: false },
  due_at: '2026-11-21T16:00:00Z',
} as const;
const cases: Record<string, () => void> = {
  board: () => undefined,
  empty: () => {
    host.answer({ board: board({ incidents: [] }), desk: { ...mine, settings: { ...mine.settings, theme, me: '' } } });
    host.say({ type: 'changed', streams: [], up_to: null });
  },
  many: () => {
    const incidents = Array.from({ length: 12 }, (_, i) => ({
      ...card(),
      incident: `i${i}`,
      reference: `INC-${i + 10}`,
    }));
    host.answer({ board: board({ incidents }) });
    host.say({ type: 'changed', streams: [], up_to: null });
  },
  alarm: () => {
    host.answer({
      desk: {
        ...mine,
        settings: { ...mine.settings, theme },
        problems: [
          {
            code: 'no-notifications',
            message: 'No notification service answers on this desktop. Foghorn alarms in this window: keep it open.',
          },
        ],
      },
    });
    host.say({ type: 'changed', streams: [], up_to: null });
    const due_at = '2026-11-21T14:23:37Z';
    const alarm: Reminder = {
      key: '0193-search',
      incident: '0193-search',
      reference: 'INC-9',
      summary: 'Customers, Support: overdue by 2 min',
      body: 'INC-9 Search takes 8 seconds, since 14:23 UTC',
      urgency: 'critical',
      step: 'nag',
      handover: false,
      clocks: [{ incident: '0193-search', stakeholder: 'customers', due_at, step_at: due_at }],
      matters: [],
    };
    later(() => host.say({ type: 'alarm', reminders: [alarm], sound: false }));
  },
  long: () => {
    host.answer({ board: board({ incidents: [longCard(), card()] }) });
    host.say({ type: 'changed', streams: [], up_to: null });
  },
  'long-incident': () => {
    host.answer({ incident: incidentView({ card: longCard() }) });
    open('0193-long');
  },
  twelve: () => {
    const names = ['Customers and partners', 'Support', 'Employees', 'Executives', 'Acme Bank', 'Board of directors'];
    names.push('Investors', 'Regulator', 'Press', 'Frontline, night shift', 'Vendors', 'Payment processors’ on-call');
    const clocks = names
      .map((name, i) =>
        clock({ ...card().clocks[i % 7], stakeholder: `s${i}`, name, ...(i === 0 ? overdueCard().clocks[0] : {}) }),
      )
      .map((one, i) => ({ ...one, stakeholder: `s${i}`, name: names[i] ?? '' }));
    const title =
      'Checkout, invoices and refunds fail for card payments in the EU and the UK, mostly on the web and in part in the app, since the release of this noon, and some customers report that they were charged twice';
    const crowded = card({ clocks, title });
    host.answer({ incident: incidentView({ card: crowded }), board: board({ incidents: [crowded, resolvedCard()] }) });
    if (query.has('board')) host.say({ type: 'changed', streams: [], up_to: null });
    else open('0193-checkout');
  },
  incident: () => open('0193-checkout'),
  overdue: () => {
    host.answer({ incident: incidentView({ card: overdueCard(), offers: ['confirm-severity', 'suggest-handover'] }) });
    open('0193-search');
  },
  held: () => {
    host.answer({ incident: incidentView({ card: card({ clocks: [clock(held), ...card().clocks.slice(2)] }) }) });
    open('0193-checkout');
  },
  back: () => {
    host.answer({ incident: incidentView({ looking_back: true }) });
    open('0193-checkout');
  },
  menu: () => {
    open('0193-checkout');
    later(() => button('More acts'));
  },
  draft: () => {
    host.answer({ 'open-draft': () => draft() });
    open('0193-checkout', 'write', 'customers');
  },
  'draft-stale': () => {
    host.answer({
      'open-draft': () => draft({ text: TEXT.replace('12 % of checkouts are', '30 % of checkouts are') }),
    });
    open('0193-checkout', 'write', 'customers');
    later(() => press('F8'));
  },
  'draft-approved': () => {
    const given = { by: 'Tom', at: '2026-11-21T14:24:00Z', this_text: true };
    const legal_hold = { reason: 'Card numbers may have been read', since: '2026-11-21T14:00:00Z' };
    const compensation = { what: 'the fee of the failed booking', by: 'Lea', at: '2026-11-21T14:20:00Z' };
    const text = 'Some card payments still fail. The next update comes by 14:50 UTC.';
    host.answer({
      'open-draft': () => draft({ text, legal_hold, compensation, approval: { needed: 'SEV1, customers', given } }),
    });
    open('0193-checkout', 'write', 'customers');
  },
  'draft-blank': () => open('0193-checkout', 'write', 'customers'),
  'draft-empty': () => {
    host.answer({ 'open-draft': () => draft({ text: '', told_at: null, changed: [], moved: [], lines: [] }) });
    open('0193-checkout', 'write', 'customers');
  },
  'draft-long': () => {
    const text = `${`<img src=x onerror=alert(1)> \u202egnorw si siht ${'x'.repeat(200)} `.repeat(3)}\n\n${`${TEXT}\n\n`.repeat(6)}`;
    host.answer({
      'open-draft': () =>
        draft({ text, name: 'Customers of the north-eastern region with long names and no patience' }),
      incident: incidentView({ card: overdueCard() }),
    });
    open('0193-search', 'write', 'customers');
  },
  'draft-unsaved': () => {
    host.answer({
      'open-draft': () => draft(),
      'save-draft': () => {
        throw { code: 'disk-full', message: 'The disk is full: nothing can be written until some of it is free.' };
      },
    });
    open('0193-checkout', 'write', 'customers');
    later(() => {
      document.querySelector<HTMLElement>('.cm-content')?.focus();
      document.execCommand('insertText', false, 'More. ');
    });
  },
  'draft-finding': () => {
    host.answer({ 'open-draft': () => draft() });
    open('0193-checkout', 'write', 'customers');
    later(() => button('Overrule …'));
  },
  'draft-approve': () => {
    host.answer({ 'open-draft': () => draft() });
    open('0193-checkout', 'write', 'customers');
    later(() => button('Approve …'));
  },
  'draft-copy': () => {
    host.answer({ 'open-draft': () => draft() });
    open('0193-checkout', 'write', 'customers');
    later(() => button('Copy as …'));
  },
  'draft-preview': () => {
    host.answer({ 'open-draft': () => draft() });
    open('0193-checkout', 'write', 'customers');
    later(() => button('Email'));
  },
  'draft-sms': () => {
    host.answer({ 'open-draft': () => draft() });
    open('0193-checkout', 'write', 'customers');
    later(() => button('SMS'));
  },
  drafts: () => {
    host.answer({
      drafts: [draftCard(), draftCard({ draft: 'd2', stakeholder: 'support', name: 'Support', approved: true })],
    });
    open('0193-checkout');
  },
  send: () => {
    const proof = { errors: 2, overruled: [], approval_missing: 'SEV1, Customers', approved_by: null };
    const read = {
      promise_at: '2026-11-21T14:50:00Z',
      promise_words: 'by 14:50 UTC',
      zone_assumed: false,
      promise_missed: null,
      promise_fault: null,
      cadence_at: '2026-11-21T14:45:00Z',
      needs_reason: true,
      status: 'identified',
      severity: 'SEV1',
      proof,
    } satisfies WordRead;
    host.answer({ 'open-draft': () => draft(), 'read-word': read });
    open('0193-checkout', 'write', 'customers');
    later(() => press('Enter', { ctrlKey: true }));
  },
  'send-over': () => {
    const text = 'Some card payments still fail. The next update comes by 13:30 UTC.';
    host.answer({ 'open-draft': () => draft({ text }) });
    open('0193-checkout', 'write', 'customers');
    later(() => press('Enter', { ctrlKey: true }));
  },
  'undo-sent': () => {
    const undo = { act: 'act 14:10 Update to Customers', label: 'the update to Customers', sent: true };
    host.answer({
      incident: incidentView({ undo }),
      undo: () => {
        throw { code: 'sent-undo', message: 'Say which.' };
      },
    });
    open('0193-checkout');
    later(() => press('z', { ctrlKey: true }));
  },
  severity: () => {
    open('0193-checkout');
    later(() => button('Severity'));
  },
  status: () => {
    open('0193-checkout');
    later(() => button('monitoring'));
  },
  hold: () => {
    open('0193-checkout', 'incident');
    later(() => {
      button('More acts');
      later(() => button('Hold updates'));
    });
  },
  history: () => {
    open('0193-checkout');
    later(() => button('History of Impact'));
  },
  declare: () => button('With details'),
  archive: () => press('2', { ctrlKey: true }),
  search: () => {
    press('2', { ctrlKey: true });
    later(() => {
      const field = document.querySelector<HTMLInputElement>('input[type=search]');
      if (!field) return;
      field.value = 'expired';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  },
  library: () => press('4', { ctrlKey: true }),
  'library-page': () => {
    press('4', { ctrlKey: true });
    later(() => row('Minimising'));
  },
  'library-edit': () => {
    press('4', { ctrlKey: true });
    later(() => {
      row('Minimising');
      later(() => {
        button('Customise');
        later(() => {
          const area = document.querySelector('textarea');
          if (!area) return;
          area.value += '(';
          area.dispatchEvent(new Event('input', { bubbles: true }));
          later(() => press('s', { ctrlKey: true }));
        });
      });
    });
  },
  'library-template': () => {
    press('4', { ctrlKey: true });
    later(() => {
      button('Templates');
      later(() => row('Text message'));
    });
  },
  'library-playbook': () => {
    press('4', { ctrlKey: true });
    later(() => {
      button('Playbooks');
      later(() => row('default'));
    });
  },
  settings: () => press('3', { ctrlKey: true }),
  keys: () => press('?'),
  palette: () => press('k', { ctrlKey: true }),
  quit: () => host.say({ type: 'open', what: 'quit', incident: null, stakeholder: null }),
  unread: () => {
    host.answer({
      incident: () => {
        throw {
          code: 'not-found',
          message: 'There is no incident INC-99 here. Its reference stands on the board or in the archive.',
        };
      },
    });
    open('INC-99');
  },
};
later(() => cases[shown]?.());

// With &axe: what axe finds on this screen, as the page's last element.
if (query.has('axe')) {
  setTimeout(async () => {
    const { default: axe } = await import('axe-core');
    const found = await axe.run(document);
    const report = document.createElement('pre');
    report.id = 'axe';
    report.textContent = JSON.stringify(
      found.violations.map(({ id, nodes }) => [id, nodes.map((node) => [node.target.join(' '), node.failureSummary])]),
      null,
      1,
    );
    document.body.append(report);
  }, 1500);
}
