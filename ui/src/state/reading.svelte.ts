// A question that is asked anew as things change: the answer to the last one counts, whatever order they come in.

import { failure } from '../host/host';
import type { Failure } from '../wire';
import { latest } from './latest';

export class Reading {
  refusal = $state.raw<Failure | null>(null);
  readonly #newest = latest((ask: () => Promise<unknown>) => ask());

  /** Asks; `take` gets the answer unless something else was asked meanwhile. */
  async run<A>(ask: () => Promise<A>, take: (answer: A) => void): Promise<void> {
    try {
      const answer = (await this.#newest(ask)) as A | undefined;
      if (answer === undefined) return;
      take(answer);
      this.refusal = null;
    } catch (thrown) {
      this.refusal = failure(thrown);
    }
  }
}
