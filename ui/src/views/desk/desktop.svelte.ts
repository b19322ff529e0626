// What this desktop lets the window do; asked for by the few screens that depend on it, not at the start.

import type { Answer } from '../../host/host';
import type { Foghorn } from '../../state/foghorn.svelte';

/** Asks the shell; `null` until it answered, and where it does not. */
export function desktop(app: Foghorn): { readonly now: Answer<'desktop'> | null } {
  let now = $state.raw<Answer<'desktop'> | null>(null);
  app.host.call('desktop', {}).then(
    (answer) => (now = answer),
    // Whatever depends on it is then left out.
    () => undefined,
  );
  return {
    get now() {
      return now;
    },
  };
}
