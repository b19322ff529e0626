// How far an offer came, in words, and what comes next. Pure.

import type { OfferStep } from '../../wire';

export const STEP_WORDS: Record<OfferStep, string> = {
  proposed: 'Proposed',
  approved: 'Approved',
  told: 'Told',
  given: 'Given',
  dropped: 'Dropped',
};

const NEXT: Record<OfferStep, OfferStep[]> = {
  proposed: ['approved'],
  approved: ['told', 'given'],
  told: ['given'],
  given: [],
  dropped: ['proposed'],
};

const ACTS: Record<OfferStep, string> = {
  proposed: 'Propose again',
  approved: 'Approve …',
  told: 'They were told',
  given: 'They have it',
  dropped: 'Drop',
};

/** What can be done next with an offer that came so far. */
export const nextSteps = (state: OfferStep): { step: OfferStep; name: string }[] =>
  NEXT[state].map((step) => ({ step, name: ACTS[step] }));
