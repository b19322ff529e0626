// A draft and its review on the fixtures' evening, for component tests and for looking at screens.

import type { DraftCard, DraftFinding, DraftReview, DraftView, PartLight, WordChoice } from '../wire';
import { NOW } from './fixtures';
import type { Answer } from './host';

const at = (time: string): string => `2026-11-21T${time.length === 5 ? `${time}:00` : time}Z`;

export const TEXT = `# Card payments: 12 % of checkouts in the EU still fail, fix under way

Since 13:12 UTC some card payments in the EU have failed. Right now 12 % of checkouts are affected, down from 30 %. PayPal and bank transfer work.

Our 13:05 release sent expired tokens to the payment network. We are rolling it back, and 3 of 8 regions, starting with 10.2.14.7, are done.

We do not know yet whether a retried payment was charged twice. Your data is ⟦data safety⟧.

We are sorry for any inconvenience this may have caused. This was our mistake, and you could not pay when you needed to.

The next update comes by 14:15 UTC.`;

const choice = (template: string, title: string, occasion: string, offered: string): WordChoice => ({
  template,
  title,
  occasion,
  offered,
});

export function draft(part: Partial<DraftView> = {}): DraftView {
  return {
    draft: 'd-customers',
    incident: '0193-checkout',
    reference: 'INC-7',
    stakeholder: 'customers',
    name: 'Customers',
    version: 4,
    saved_at: NOW,
    text: TEXT,
    edited: true,
    occasion: 'progress',
    template: 'any/progress',
    title: 'Progress',
    fault: null,
    channel: 'status-page',
    channels: ['status-page', 'email'],
    promise_at: at('14:50'),
    told_at: at('14:10'),
    changed: [
      { fact: 'impact', before: '30 % of checkouts', now: '12 % of checkouts' },
      { fact: 'doing', before: null, now: 'Rolling back, 3 of 8 regions done' },
      { fact: 'unknown', before: null, now: 'Double charges' },
    ],
    moved: [{ what: 'status', before: 'investigating', now: 'identified' }],
    lines: [
      { happened_at: at('14:12'), note: 'decision', text: 'Roll back the 13:05 release' },
      { happened_at: at('14:18'), note: 'note', text: 'Errors fall in the first region' },
    ],
    choices: [
      choice('any/first-word', 'First word', 'first-word', 'They have not heard anything from us yet.'),
      choice('any/progress', 'Progress', 'progress', 'Something changed since their last word.'),
      choice('any/sms', 'Text message', 'sms', 'They should hear on the phone, in 160 letters.'),
    ],
    versions: [
      { version: 4, saved_at: NOW, words: 98, what: null },
      { version: 2, saved_at: at('14:22:10'), words: 80, what: 'from any/no-change' },
      { version: 1, saved_at: at('14:20'), words: 64, what: 'written' },
    ],
    approval: { needed: 'SEV1, customers', given: null },
    legal_hold: null,
    document: null,
    compensation: null,
    others: [draftCard({ draft: 'd-support', stakeholder: 'support', name: 'Support', title: 'Support brief' })],
    me: 'Ines',
    ...part,
  };
}

export function draftCard(part: Partial<DraftCard> = {}): DraftCard {
  return {
    draft: 'd-customers',
    incident: '0193-checkout',
    reference: 'INC-7',
    stakeholder: 'customers',
    name: 'Customers',
    occasion: 'progress',
    title: 'Progress',
    saved_at: NOW,
    first_words: 'Card payments: 12 % of checkouts in the EU still fail',
    approved: false,
    ...part,
  };
}

export function finding(part: Partial<DraftFinding> = {}): DraftFinding {
  return {
    rule: 'ip-address',
    severity: 'error',
    start: 0,
    end: 1,
    message: 'This must not stand there.',
    fix: null,
    overruled: null,
    ...part,
  };
}

const NO_PARTS: PartLight[] = (['regret', 'explanation', 'ownership', 'promise', 'repair', 'forgiveness'] as const).map(
  (part) => ({ part, places: [], required: false }),
);

export function review(part: Partial<DraftReview> = {}): DraftReview {
  return {
    findings: [],
    parts: NO_PARTS,
    apologises: false,
    grade: 6.8,
    grade_aim: 8,
    words: 98,
    sentences: 9,
    english: true,
    blanks: 0,
    lengths: [],
    stale: [],
    promise_at: null,
    promise_words: null,
    ...part,
  };
}

type Rule = Pick<DraftFinding, 'rule' | 'severity' | 'message'> & { words: RegExp; instead?: string };

const RULES: Rule[] = [
  {
    rule: 'ip-address',
    severity: 'error',
    message: 'An IP address means nothing to customers and helps attackers.',
    words: /, starting with \d+\.\d+\.\d+\.\d+,|\d+\.\d+\.\d+\.\d+/g,
    instead: '',
  },
  {
    rule: 'unfilled-blank',
    severity: 'error',
    message: 'The facts do not say this yet: write what is known, or that it is not known yet.',
    words: /⟦[^⟦⟧]*⟧/g,
  },
  {
    rule: 'conditional-apology',
    severity: 'warning',
    message: '“May have” makes the apology conditional. Say what they could not do.',
    words: /any inconvenience this may have caused/g,
  },
  {
    rule: 'long-sentence',
    severity: 'hint',
    message: 'This sentence has 24 words. Two short ones are read faster.',
    words: /We are rolling it back, and 3 of 8 regions[^.]*\.[^.]*\.[^.]*\.[^.]*\./g,
  },
  {
    rule: 'promise-in-the-past',
    severity: 'error',
    message: '14:15 UTC has passed. Your cadence says 14:50.',
    words: /14:15 UTC/g,
    instead: '14:50 UTC',
  },
];

const PARTS: [PartLight['part'], RegExp, boolean][] = [
  ['regret', /We are sorry/g, true],
  ['explanation', /sent expired tokens/g, false],
  ['ownership', /This was our mistake/g, true],
  ['promise', /will not happen/g, false],
  ['repair', /We (?:refund|rebook)/g, true],
  ['forgiveness', /forgive/g, false],
];

const spans = (text: string, words: RegExp) =>
  [...text.matchAll(words)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** What a review might say of a text of the fixtures' evening; a few rules only, with the real ones' shape. */
export function reviewed(text: string, overruled: ReadonlyMap<string, string> = new Map()): DraftReview {
  const findings = RULES.flatMap((rule) =>
    spans(text, rule.words).map((span) =>
      finding({
        rule: rule.rule,
        severity: rule.severity,
        message: rule.message,
        ...span,
        fix: rule.instead === undefined ? null : { ...span, text: rule.instead },
        overruled: overruled.get(`${rule.rule} ${text.slice(span.start, span.end)}`) ?? null,
      }),
    ),
  ).sort((a, b) => a.start - b.start);
  if (!/\bby \d\d:\d\d/.test(text)) {
    const message = 'Say when the next update comes: a time with its zone.';
    const rule = 'missing-next-update';
    findings.unshift(
      finding({ rule, severity: 'error', message, start: 0, end: 0, overruled: overruled.get(`${rule} `) ?? null }),
    );
  }
  const length = (channel: string, limit: number | null) => ({
    channel,
    used: text.length,
    limit,
    unit: 'characters' as const,
    parts: 1,
    fits: limit === null || text.length <= limit,
  });
  const stale = spans(text, /[^.]*30 % of checkouts[^.]*\./g).map((span) => ({
    ...span,
    suggestion: text.slice(span.start, span.end).replace('30 %', '12 %'),
  }));
  return review({
    findings,
    parts: PARTS.map(([part, words, required]) => ({ part, places: spans(text, words), required })),
    apologises: /sorry/.test(text),
    words: text.split(/\s+/).filter(Boolean).length,
    sentences: text.split(/[.!?]/).length,
    blanks: spans(text, /⟦[^⟦⟧]*⟧/g).length,
    lengths: [
      length('status-page', null),
      length('email', null),
      length('sms', 160),
      { ...length('mail-subject', 78), used: 62, fits: true },
    ],
    stale: stale.length
      ? [
          {
            line: 'impact',
            name: 'Impact',
            old: '30 % of checkouts',
            new: '12 % of checkouts',
            stated_at: at('14:18'),
            sentences: stale,
          },
        ]
      : [],
  });
}

/** What the channel's readers see, roughly. */
export function previewed(text: string, channel: string): Answer<'preview-draft'> {
  const [first = '', ...rest] = text.split('\n\n');
  const title = first.replace(/^# /, '');
  if (channel === 'sms' || channel === 'social') return { html: null, plain: text.replace(/^# /, ''), subject: null };
  const safe = (raw: string) => raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const html = `<h1>${safe(title)}</h1>${rest.map((one) => `<p>${safe(one)}</p>`).join('')}`;
  return { html, plain: null, subject: channel === 'email' ? title : null };
}
