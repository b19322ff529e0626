// One question at a time, always about the newest: what was asked while one was under way is asked when that is
// answered, but for all that a newer one has overtaken.

/** Asks about the newest `question`; `answered` gets each answer together with what it answers. */
export class Newest<Q, A> {
  #ask: (question: Q) => Promise<A>;
  #answered: (answer: A, question: Q) => void;
  #failed: (thrown: unknown) => void;
  #next: { question: Q } | null = null;
  #running: Promise<void> | null = null;

  constructor(
    ask: (question: Q) => Promise<A>,
    answered: (answer: A, question: Q) => void,
    failed: (thrown: unknown) => void,
  ) {
    this.#ask = ask;
    this.#answered = answered;
    this.#failed = failed;
  }

  /** Resolves when nothing is left to ask. */
  ask(question: Q): Promise<void> {
    this.#next = { question };
    this.#running ??= this.#run();
    return this.#running;
  }

  /** Resolves when nothing is left to ask. */
  settled(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  async #run(): Promise<void> {
    while (this.#next) {
      const { question } = this.#next;
      this.#next = null;
      try {
        this.#answered(await this.#ask(question), question);
      } catch (thrown) {
        this.#failed(thrown);
      }
    }
    this.#running = null;
  }
}
