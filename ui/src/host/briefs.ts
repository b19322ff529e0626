// What the app says of briefs: as they read, as a file holds them, and what handing over answers.

import type { BriefAbout } from '../wire';
import { NOW } from './fixtures';
import type { Answer, Payload } from './host';

/** A brief from another laptop, as it says of itself. */
export const about = (part: Partial<BriefAbout> = {}): BriefAbout => ({
  made_at: NOW,
  made_by: 'Ada',
  state_as_of: '2026-11-21T14:24:00Z',
  left_out: [],
  incidents: [
    {
      incident: '0193-checkout',
      reference: 'INC-7',
      title: 'Checkout fails for card payments',
      entries: 340,
      new_entries: 12,
      new_drafts: 2,
    },
  ],
  ...part,
});

const html = (without: readonly string[]): string =>
  [
    '<h1>Brief of INC-7</h1><p><strong>Checkout fails for card payments</strong></p>',
    '<p>State as of 14:24 UTC. Made 14:25 UTC by Ines.</p>',
    without.length ? `<p>Left out of this copy: ${without.join(', ')}.</p>` : '',
    '<h2>Situation</h2><ul><li><strong>Severity:</strong> SEV1 (critical)</li>',
    '<li><strong>Status:</strong> identified since 13:50 UTC</li></ul>',
    '<h2>Impact</h2><ul><li><strong>Impact:</strong> 12 % of card payments fail (14:02 UTC)</li></ul>',
    '<h2>Clocks running</h2><ul><li><strong>Customers:</strong> due 14:30 UTC, last told 14:00 UTC</li></ul>',
  ].join('');

type Answers = { [N in 'brief' | 'save-brief' | 'look-into-brief' | 'hand-over']: (payload: Payload<N>) => Answer<N> };

/** Its commands, as the evening of the fixtures answers them. */
export function briefs(): Answers {
  const saved = (path: string, passphrase?: string) => ({
    path,
    entries: path.endsWith('.foghorn') ? 340 : 0,
    without_text: 0,
    drafts: 2,
    encrypted: passphrase !== undefined,
  });
  return {
    brief: ({ without = [] }) => ({
      incident: '0193-checkout',
      reference: 'INC-7',
      markdown: '# Brief of INC-7',
      html: html(without),
      page: '<!doctype html>',
    }),
    'save-brief': ({ path, passphrase }) => saved(path, passphrase),
    'look-into-brief': () => about(),
    'hand-over': ({ path, passphrase }) => ({
      incident: '0193-checkout',
      reference: 'INC-7',
      act: 'act-1',
      notes: [],
      file: path === undefined ? null : saved(path, passphrase),
    }),
  };
}
