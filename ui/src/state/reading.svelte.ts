// A question that is asked anew as things change: the answer to the last one counts, whatever order they come in.

import { failure } from '../host/host';
import type { Failure } from '../wire';

export class Reading {
  refusal = $state.raw<Failure | null>(null);
  #asked = 0;

  /** Asks; `take` gets the answer unless something else was asked meanwhile. */
  async run<A>(ask: () => Promise<A>, take: (answer: A) => void): Promise<void> {
    const mine = ++this.#asked;
    try {
      const answer = await ask();
      if (mine !== this.#asked) return;
      take(answer);
      this.refusal = null;
    } catch (thrown) {
      if (mine === this.#asked) this.refusal = failure(thrown);
    }
  }
}
