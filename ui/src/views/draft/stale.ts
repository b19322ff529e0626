// What a text that was written from the facts lacks of them by now. Pure; which fact changed, and which sentence says
// the old, the app finds.

import type { StaleLine } from '../../wire';

/** Facts whose old value a sentence still says. */
export const outOfDate = (stale: readonly StaleLine[]): StaleLine[] =>
  stale.filter((line) => line.sentences.length > 0);

/** Facts that were stated since and that the text does not tell, in their words at least. */
export function untold(stale: readonly StaleLine[], text: string): StaleLine[] {
  const told = plain(text);
  return stale.filter((line) => line.sentences.length === 0 && line.new && !told.includes(plain(line.new)));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\\*_`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
