// What comes after the incident on the screen, read anew with each change.

import { untrack } from 'svelte';
import type { Foghorn } from '../../state/foghorn.svelte';
import { Reading } from '../../state/reading.svelte';
import type { AftermathView } from '../../wire';

export class After {
  view = $state.raw<AftermathView | null>(null);
  readonly reading = new Reading();

  /** `incident` says which one is on the screen. */
  constructor(app: Foghorn, incident: () => string) {
    $effect(() => {
      app.changes;
      const asked = incident();
      untrack(
        () =>
          void this.reading.run(
            () => app.host.call('aftermath', { incident: asked }),
            (view) => (this.view = view),
          ),
      );
    });
  }
}
