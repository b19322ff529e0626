// How long a suggested text is where it goes. Not here: counting; each channel counts in its own way, and the app does.

import type { LengthUnit, WordLength } from '../../wire';
import { plural } from '../../words';

const UNITS: Record<LengthUnit, string> = {
  characters: 'characters',
  septets: 'letters',
  utf16: 'units',
  weighted: 'characters',
};

/** `69 of 160 letters`, `201 of 160 letters: 2 messages`, `300 of 280 characters: too long`; empty without a limit. */
export function lengthLine({ used, limit, unit, parts }: WordLength): string {
  if (limit === null) return '';
  const line = `${used} of ${limit} ${UNITS[unit]}`;
  if (used <= limit) return line;
  return `${line}: ${parts > 1 ? plural(parts, 'message') : 'too long'}`;
}

/** The same on a tab: `214/160`; empty without a limit. */
export function lengthMark({ used, limit }: Pick<WordLength, 'used' | 'limit'>): string {
  return limit === null ? '' : `${used}/${limit}`;
}
