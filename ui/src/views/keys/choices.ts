// What the palette offers for what was typed: acts that make sense here, incidents, stakeholders' clocks. Pure but for
// the acts themselves.

import { lookOf } from '../../labels';
import type { Foghorn } from '../../state/foghorn.svelte';
import type { ArchiveRow } from '../../wire';
import { clip } from '../../words';
import { ACTIONS, type Action, type Group } from '../shell/actions';

export type Choice = { key: string; name: string; beside: string; keys?: string; run: () => void };

/** Acts on what is on the screen come first. */
const BESIDE: readonly Group[] = ['Incident', 'Draft'];
const SHOWN = 60;
const TITLE = 120;

export function choices(app: Foghorn, typed: string, archived: readonly ArchiveRow[]): Choice[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const cards = app.board?.incidents ?? [];
  const open = new Set(cards.map((card) => card.incident));
  const all: Choice[] = [
    ...acts(app, (action) => BESIDE.includes(action.group) || action.keys === 'Ctrl+N'),
    ...app.drafts.map((draft) => ({
      key: draft.draft,
      name: `Open draft for ${draft.name}: ${clip(draft.title, TITLE)}`,
      beside: `${draft.reference}, ${clip(draft.first_words, 40)}`,
      run: () => void app.write({ incident: draft.incident, stakeholder: draft.stakeholder, draft: draft.draft }),
    })),
    ...cards.map((card) => ({
      key: card.incident,
      name: clip(card.title, TITLE),
      beside: `${card.reference}, ${card.status}`,
      run: () => void app.open(card.incident),
    })),
    ...cards.flatMap((card) =>
      card.clocks.map((clock) => ({
        key: `${card.incident} ${clock.stakeholder}`,
        name: `Write to ${clock.name}`,
        beside: `${card.reference}, ${lookOf(clock).word}`,
        run: () => void app.write({ incident: card.incident, stakeholder: clock.stakeholder }),
      })),
    ),
    ...acts(app, (action) => !BESIDE.includes(action.group) && action.keys !== 'Ctrl+N'),
  ];
  const named = cards.find((card) => fold(card.reference) === fold(typed.trim()))?.incident;
  const place = (choice: Choice) =>
    choice.key === named ? -1 : begins(`${choice.name} ${choice.beside}`, words) ? 0 : 1;
  const matching = all
    .filter((choice) => matches(`${choice.name} ${choice.beside}`, words))
    // A stable sort: within a place the order above stays.
    .sort((one, other) => place(one) - place(other));
  const past = archived
    .filter((row) => !open.has(row.incident))
    .map((row) => ({
      key: row.incident,
      name: clip(row.title, TITLE),
      beside: `${row.reference}, ${row.status}`,
      run: () => void app.open(row.incident),
    }));
  const said = typed.trim();
  const search = {
    key: 'search',
    name: `Search everything said for “${clip(said, 60)}”`,
    beside: 'Archive',
    run: () => {
      app.sought = said;
      void app.go({ at: 'archive' });
    },
  };
  return [...[...matching, ...past].slice(0, SHOWN), ...([...said].length >= 2 ? [search] : [])];
}

/** Acts that make sense here and now, of those that are wanted. */
function acts(app: Foghorn, wanted: (action: Action) => boolean): Choice[] {
  const here = ACTIONS.filter((action) => action.listed !== false && (action.when?.(app) ?? true) && wanted(action));
  return here.map((action) => ({
    key: action.name,
    name: action.name,
    beside: BESIDE.includes(action.group) ? (app.incident?.card.reference ?? '') : '',
    keys: action.keys,
    run: () => action.run(app),
  }));
}

/** True where every word that was typed stands in the text, whatever its case and accents. */
export function matches(text: string, words: readonly string[]): boolean {
  const folded = fold(text);
  return words.every((word) => folded.includes(word));
}

/** True where each word that was typed begins one of the text: who types “ring” means ringing, and not monitoring. */
function begins(text: string, words: readonly string[]): boolean {
  const theirs = fold(text).split(/[^\p{L}\p{N}-]+/u);
  return words.every((word) => theirs.some((their) => their.startsWith(word)));
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
