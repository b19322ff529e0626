// A small library for component tests and for looking at its screen: it is switched, saved and reset as the app's is.

import type { LibraryFault, LibraryItem, LibraryKind, LibraryPage, LibraryView } from '../wire';
import type { Answer, Name, Payload } from './host';

const FOLDER = '~/.local/share/foghorn/library';
const RULE = `+++
kind = "existence"
severity = "warning"
message = "Say how many, instead of “{match}”."
patterns = ["some users"]
+++
# Minimising

Words that make it small, and no figure.
`;

const item = (kind: LibraryKind, name: string, title: string, about: string, tag: string): LibraryItem => ({
  kind,
  name,
  title,
  about,
  tag,
  origin: 'built in',
  on: true,
  customised: false,
  beneath: 'built in',
  faults: 0,
});

export const fault = (part: Partial<LibraryFault> = {}): LibraryFault => ({
  kind: 'rule',
  name: 'minimising',
  file: `${FOLDER}/rules/minimising.md`,
  line: 5,
  reason: 'the pattern is not a regular expression: unclosed group',
  in_force: false,
  ...part,
});

export function libraryView(): LibraryView {
  return {
    rules: [
      item('rule', 'blame', 'Blame', 'Whoever reads it wants to know what you do, not who did it.', 'error'),
      item('rule', 'minimising', 'Minimising', '“Some users”, “briefly”: words that make it small.', 'warning'),
      { ...item('rule', 'our-words', 'Our words', 'Names that only we know.', 'hint'), origin: 'team' },
      item('rule', 'part-regret', 'Regret', 'The first part of an apology.', 'part'),
      item('rule', 'words', 'Words that rules share', 'Lists that patterns name in braces.', 'words'),
    ],
    templates: [
      item('template', 'any/first-word', 'First word', 'They have not heard anything from us yet.', 'first-word'),
      item('template', 'any/sms', 'Text message', 'They should hear on the phone, in 160 letters.', 'sms'),
    ],
    playbooks: [item('playbook', 'default', 'default', 'A cadence for most organisations.', '')],
    faults: [],
    yours: FOLDER,
    team: null,
  };
}

function pageOf(item: LibraryItem, text: string): LibraryPage {
  const file = `${FOLDER}/${item.kind}s/${item.name}.${item.kind === 'playbook' ? 'toml' : 'md'}`;
  return {
    item,
    file: item.customised ? file : null,
    own_file: file,
    text,
    changes: item.customised && item.beneath ? [] : null,
    faults: [],
    aside: [],
    html: '<p>Words that make it small, and no figure.</p><ul><li>Bad: Some users see errors.</li></ul>',
    rule: item.kind === 'rule' ? rule(item) : null,
    template: item.kind === 'template' ? template(item) : null,
    playbook: item.kind === 'playbook' ? playbook : null,
  };
}

const rule = (item: LibraryItem): LibraryPage['rule'] => ({
  check: item.tag === 'words' ? 'words' : 'existence',
  severity: ['error', 'warning', 'hint'].includes(item.tag) ? item.tag : null,
  message: 'Say how many, instead of “{match}”.',
  yields_to: ['blame'],
  examples: [
    {
      shows: 'flags',
      occasion: 'resolved',
      facts: null,
      pieces: [
        { text: 'Some users', hit: true },
        { text: ' cannot sign in.', hit: false },
      ],
      line: 12,
      fault: null,
    },
    { shows: 'allows', occasion: '', facts: null, pieces: [{ text: '4 % fail.', hit: false }], line: 16, fault: null },
  ],
});

const template = (item: LibraryItem): LibraryPage['template'] => ({
  occasion: item.tag,
  stands_for: [],
  stakeholders: [],
  channel: item.tag === 'sms' ? 'sms' : null,
  limit: item.tag === 'sms' ? 160 : null,
  offered: item.about,
  previews: [
    {
      turn: 'Just declared: nothing is known but the title',
      html: item.tag === 'sms' ? null : '<p>Card payments fail: <strong>⟦impact⟧</strong>.</p>',
      text: 'Card payments fail: ⟦impact⟧.',
      used: 29,
      limit: item.tag === 'sms' ? 160 : null,
      remarks: [],
    },
    {
      turn: 'It is resolved',
      html: item.tag === 'sms' ? null : '<p>Card payments work again.</p>',
      text: 'Card payments work again.',
      used: 25,
      limit: item.tag === 'sms' ? 160 : null,
      remarks: ['The promise cannot be read from these words.'],
    },
  ],
});

const rhythm = { investigating: '15m', identified: '20m', monitoring: '30m', after_change: null };
const playbook: LibraryPage['playbook'] = {
  approval_at: ['SEV1'],
  approval_for: ['press'],
  severities: [{ severity: 'SEV1', meaning: 'Customers cannot do what they came for' }],
  checklists: [
    {
      id: 'first-minutes',
      title: 'First minutes',
      phase: 'first-minutes',
      stakeholder: null,
      severities: ['SEV1'],
      when: [],
      items: [
        {
          id: 'support',
          text: 'Brief support before customers ask',
          why: 'They are asked first.',
          owner: 'communications',
          due: '15m',
          link: null,
        },
      ],
    },
    {
      id: 'data',
      title: 'Data involved',
      phase: 'during',
      stakeholder: null,
      severities: [],
      when: ['data'],
      items: [{ id: 'counsel', text: 'Call counsel', why: null, owner: null, due: null, link: null }],
    },
  ],
  deadlines: [
    {
      id: 'gdpr-33',
      name: 'GDPR, notice to the authority',
      trigger: 'we became aware of a personal-data breach',
      after: '72h',
      stakeholder: 'regulators',
      source: 'Regulation (EU) 2016/679, art. 33. A preset: check with counsel.',
    },
  ],
  preferred: [{ stakeholder: 'Customers', occasion: 'first-word', template: 'any/sms', title: 'Text message' }],
  contracts: [{ id: 'gold', name: 'Gold', says: 'below 99.9 %: 10 % of the monthly fee' }],
  compensations: [
    { id: 'credit', name: 'Credit', offer: 'a credit of 10 % of this month’s fee', fits: 'Customers paid for it.' },
  ],
  stakeholders: [
    {
      id: 'customers',
      name: 'Customers',
      channels: ['status-page', 'email'],
      required: ['status-page'],
      with: null,
      when_added: false,
      cadence: [
        { severity: 'SEV1', first: '5m', ...rhythm },
        { severity: 'SEV4', first: null, investigating: null, identified: null, monitoring: null, after_change: '1h' },
      ],
    },
    {
      id: 'support',
      name: 'Support',
      channels: ['chat'],
      required: ['chat'],
      with: 'customers',
      when_added: false,
      cadence: [
        { severity: 'SEV1', first: '5m', investigating: null, identified: null, monitoring: null, after_change: null },
      ],
    },
  ],
};

type Answers = { [N in Name & `library${string}`]: (payload: Payload<N>) => Answer<N> };

/** What the app answers; it remembers what was done. A text with “(” is faulty. */
export function library(view: LibraryView = libraryView()): Answers {
  const texts = new Map<string, string>();
  const all = () => [...view.rules, ...view.templates, ...view.playbooks];
  const find = (kind: LibraryKind, name: string) => {
    const found = all().find((item) => item.kind === kind && item.name === name);
    if (!found) throw { code: 'no-file', message: `The library has no ${kind} “${name}” any more.` };
    return found;
  };
  const put = (item: LibraryItem) => {
    const list = { rule: 'rules', template: 'templates', playbook: 'playbooks' }[item.kind] as 'rules';
    const others = view[list].filter((one) => one.name !== item.name);
    view = { ...view, [list]: [...others, item].sort((a, b) => (a.name < b.name ? -1 : 1)) };
  };
  const page = (kind: LibraryKind, name: string) => {
    const item = find(kind, name);
    const faults = view.faults.filter((one) => one.kind === kind && one.name === name);
    return { ...pageOf(item, texts.get(`${kind} ${name}`) ?? RULE), faults };
  };
  const save = (kind: LibraryKind, name: string, text: string, old?: LibraryItem) => {
    const faulty = text.includes('(');
    const origin = faulty ? (old?.beneath ?? 'yours') : 'yours';
    const beneath = old?.beneath ?? null;
    texts.set(`${kind} ${name}`, text);
    view = { ...view, faults: view.faults.filter((one) => one.name !== name) };
    if (faulty) view = { ...view, faults: [...view.faults, fault({ kind, name })] };
    put({
      ...(old ?? item(kind, name, name, '', '')),
      origin,
      beneath,
      customised: true,
      on: true,
      faults: faulty ? 1 : 0,
    });
    return page(kind, name);
  };
  return {
    library: () => view,
    'library-page': ({ kind, name }) => page(kind, name),
    'library-switch': ({ kind, name, on }) => {
      put({ ...find(kind, name), on });
      return view;
    },
    'library-customise': ({ kind, name, under }) =>
      save(kind, under ?? name, texts.get(`${kind} ${name}`) ?? RULE, under ? undefined : find(kind, name)),
    'library-save': ({ kind, name, text }) =>
      save(
        kind,
        name,
        text,
        all().find((item) => item.kind === kind && item.name === name),
      ),
    'library-reset': ({ kind, name }) => {
      const old = find(kind, name);
      texts.delete(`${kind} ${name}`);
      view = { ...view, faults: view.faults.filter((one) => one.name !== name) };
      if (old.beneath) put({ ...old, origin: old.beneath, customised: false, on: true, faults: 0 });
      else view = { ...view, rules: view.rules.filter((one) => one.name !== name) };
      return view;
    },
  };
}
