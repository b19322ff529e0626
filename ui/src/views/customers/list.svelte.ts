// The customers that are in sight of a list that may be very long: a page comes when somebody scrolls there. Not here:
// drawing them.

import type { Host } from '../../host/host';
import type { CustomerRow, CustomersOnly, CustomersView } from '../../wire';
import { PAGE, pagesOf } from './customers';

export type Wanted = { incident: string; find?: string; only?: CustomersOnly };

export class CustomersList {
  readonly #host: Host;
  #wanted: Wanted | null = null;
  /** Grows when the pages that are here say nothing any more. */
  #turn = 0;
  #asked = new Set<number>();
  #sight: [number, number] = [0, 0];
  #pages = $state.raw(new Map<number, CustomerRow[]>());

  /** What the newest page said of them all. */
  view = $state.raw<CustomersView | null>(null);

  constructor(host: Host) {
    this.#host = host;
  }

  /** Asks anew for what is in sight; what stood there stays until the answer comes. */
  async ask(wanted: Wanted): Promise<void> {
    this.#wanted = wanted;
    this.#turn += 1;
    this.#asked.clear();
    const [first] = pagesOf(this.#sight[0], this.#sight[0]);
    await this.#page(first ?? 0, this.#turn, true);
    await this.see(...this.#sight);
  }

  /** Rows from `first` to `last` of those that were found are in sight. */
  async see(first: number, last: number): Promise<void> {
    this.#sight = [first, last];
    const turn = this.#turn;
    const missing = pagesOf(first, last).filter((from) => !this.#asked.has(from));
    await Promise.all(missing.map((from) => this.#page(from, turn, false)));
  }

  /** The customer at this place of those that were found; undefined while it is on the way. */
  at(place: number): CustomerRow | undefined {
    const from = place - (place % PAGE);
    return this.#pages.get(from)?.[place - from];
  }

  async #page(from: number, turn: number, first: boolean): Promise<void> {
    if (!this.#wanted) return;
    this.#asked.add(from);
    const view = await this.#host.call('customers', { ...this.#wanted, from });
    // Something else was asked meanwhile.
    if (turn !== this.#turn) return;
    this.#pages = new Map(first ? [] : this.#pages).set(from, view.customers);
    this.view = view;
  }
}
