// One act that may be refused: while it runs a second click does nothing; a refusal stays beside what caused it.

import { untrack } from 'svelte';
import { failure } from '../host/host';
import type { Failure } from '../wire';

export class Attempt {
  busy = $state(false);
  refusal = $state.raw<Failure | null>(null);

  /** Runs the act; true where it was done. */
  async run(act: () => Promise<unknown>): Promise<boolean> {
    // Also run from effects: whether it is busy is no reason for one of them to run again.
    if (untrack(() => this.busy)) return false;
    this.busy = true;
    try {
      await act();
      this.refusal = null;
      return true;
    } catch (thrown) {
      this.refusal = failure(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
