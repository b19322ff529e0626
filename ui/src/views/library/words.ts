// What the library's screen says of kinds, tags and files, and what its filter finds. Pure.

import type { LibraryFault, LibraryItem, LibraryKind, LibraryView } from '../../wire';

export const KINDS: readonly LibraryKind[] = ['rule', 'template', 'playbook'];

/** Stands for a number that is still being read, two digits wide: the tabs must not move under the pointer. */
export const UNCOUNTED = '\u2007\u2007';

const TABS: Record<LibraryKind, string> = { rule: 'Rules', template: 'Templates', playbook: 'Playbooks' };
const TEACH: Record<LibraryKind, string> = {
  rule: 'A rule is what the review holds your words against: a Markdown file that says what it looks for, why, and what it flags and allows.',
  template:
    'A template is a message before its facts: a Markdown file with names in braces, chosen by stakeholder and occasion.',
  playbook:
    'A playbook says who must hear, how often and where, and what must be done and reported: a TOML file that incidents start with.',
};
const SHOWS: Record<string, string> = {
  flags: 'It flags what is marked',
  allows: 'It allows',
  misses: 'It misses, and knows it',
};

export const tabName = (kind: LibraryKind): string => TABS[kind];
export const teaches = (kind: LibraryKind): string => TEACH[kind];
export const showsName = (shows: string): string => SHOWS[shows] ?? shows;

export function itemsOf(view: LibraryView, kind: LibraryKind): readonly LibraryItem[] {
  if (kind === 'rule') return view.rules;
  return kind === 'template' ? view.templates : view.playbooks;
}

/** Those in which every word that was typed stands somewhere. */
export function found(items: readonly LibraryItem[], typed: string): readonly LibraryItem[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter((item) => {
    const state = item.on ? 'on' : 'off switched off';
    const all = `${item.name} ${item.title} ${item.about} ${item.tag} ${item.origin} ${state}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** Whose it is, as it stands on a chip. */
export function originName(origin: string): string {
  return { 'built in': 'Built in', team: 'Team', yours: 'Yours' }[origin] ?? origin;
}

/** That which lies under one's own, in a sentence. */
export function theOne(origin: string): string {
  return origin === 'team' ? 'your team’s' : 'the built-in one';
}

/** What a file is for: a severity, an occasion, or what the review uses it for. */
export function tagName(tag: string): string {
  return { part: 'part of an apology', words: 'lists of words' }[tag] ?? tag;
}

/** When a list is for. */
export function phaseName(phase: string): string {
  const names: Record<string, string> = {
    'first-minutes': 'from declaring on',
    during: 'while it lasts',
    recovery: 'once a repair is watched',
    aftermath: 'once it is resolved',
    'before-next': 'for planned work',
  };
  return names[phase] ?? phase;
}

/** The file's own name, without its folders. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** What a fault costs, in a word. */
export const harm = (fault: LibraryFault): string => (fault.in_force ? 'in force all the same' : 'not in force');

/** What a new file begins with; a playbook begins as a copy of the one that ships. */
export const SKELETONS: Record<'rule' | 'template', string> = {
  rule: `+++
kind = "existence"
severity = "warning"
message = "Say what it does for readers, not “{match}”."
patterns = ["our inner name"]
+++
# Inner names

Why it is bad for whoever reads it.

- Bad: our inner name is down.
- Better: Sign-in is down.

\`\`\`flags
«Our inner name» is down.
\`\`\`

\`\`\`allows
Sign-in is down.
\`\`\`
`,
  template: `+++
title = "Progress"
occasion = "progress"
offered = "Something changed since their last word."
+++
# {{ title }}: where we stand

{{ impact | sentence }} {{ doing | sentence }}

{% if next_update %}The next update comes by {{ next_update }}.{% endif %}
`,
};
