// What can be left out of a brief before it is shared, in words. Which texts that takes is the app's.

import type { Payload } from '../../host/host';

export type LeftOut = NonNullable<Payload<'brief'>['without']>[number];

export const LEFT_OUT: readonly { what: LeftOut; name: string; hint: string }[] = [
  { what: 'contacts', name: 'Contacts', hint: 'stakeholders that were added here' },
  { what: 'names', name: 'Names', hint: 'every text that names a person, its writer too: nearly all of them' },
  { what: 'notes', name: 'Internal notes', hint: 'notes, decisions, observations, and the note below' },
  { what: 'drafts', name: 'Drafts', hint: 'messages that are being written' },
];

/** `INC-7` as the name of a file. */
export function fileName(reference: string, ending: string): string {
  return `${reference.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-')}.${ending}`;
}

/** The page that belongs to a brief's file: `inc-7.foghorn` is `inc-7.html`. */
export function pageBeside(path: string): string {
  return path
    .trim()
    .replace(/\.foghorn$/i, '')
    .concat('.html');
}
