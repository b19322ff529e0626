// The parts of what comes after an incident, once: their names and what draws them. A part comes when somebody goes there.

import type { Component } from 'svelte';
import type { AfterTab } from '../../state/places';
import type { IncidentView } from '../../wire';

type Part = Component<{ view: IncidentView }>;

export const TABS: readonly { tab: AfterTab; name: string; load: () => Promise<{ default: Part }> }[] = [
  { tab: 'closing', name: 'Closing', load: () => import('./Closing.svelte') },
  { tab: 'good', name: 'Making good', load: () => import('../making-good/MakingGood.svelte') },
  { tab: 'customers', name: 'One by one', load: () => import('../customers/Customers.svelte') },
  { tab: 'postmortem', name: 'Postmortem', load: () => import('./Postmortem.svelte') },
  { tab: 'figures', name: 'Figures', load: () => import('../figures/IncidentFigures.svelte') },
];

/** The tab that an arrow key on this one goes to. */
export function beside(tab: AfterTab, by: number): AfterTab {
  const here = TABS.findIndex((one) => one.tab === tab);
  return TABS.at((here + by) % TABS.length)?.tab ?? tab;
}
