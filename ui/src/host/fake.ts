// A host without an app behind it, for component tests and for looking at screens: it answers what it was given,
// and remembers what it was asked.

import type { Changed } from '../wire';
import type { Answer, Call, Host, Name, Payload } from './host';

type Answers = { [N in Name]?: Answer<N> | ((payload: Payload<N>) => Answer<N>) };

export class FakeHost implements Host {
  readonly calls: { name: Name; payload: unknown }[] = [];
  copied = '';
  #answers: Answers;
  #hear: ((event: Changed) => void)[] = [];

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  async call<N extends Name>(name: N, payload: Payload<N>): Promise<Answer<N>> {
    this.calls.push({ name, payload: structuredClone(payload) });
    const answer = this.#answers[name];
    if (answer === undefined) throw { code: 'not-here', message: `Nothing answers “${name}” here.` };
    const said: unknown = typeof answer === 'function' ? answer(payload) : answer;
    return said as Answer<N>;
  }

  async actAndShow<N extends Name, S extends Name>(act: Call<N>, show: Call<S>) {
    const answer = await this.call(act.name, act.payload);
    const shown = await this.call(show.name, show.payload).catch(() => null);
    return { answer, shown };
  }

  on(hear: (event: Changed) => void): void {
    this.#hear.push(hear);
  }

  async copy(text: string): Promise<void> {
    this.copied = text;
  }

  /** From now on answers this; a function may throw a `Failure`. */
  answer(answers: Answers): void {
    this.#answers = { ...this.#answers, ...answers };
  }

  /** Says an event, as the app would. */
  say(event: Changed): void {
    for (const hear of this.#hear) hear(event);
  }

  /** The payloads with which one command was called, in order. */
  asked<N extends Name>(name: N): Payload<N>[] {
    return this.calls.filter((call) => call.name === name).map((call) => call.payload as Payload<N>);
  }
}
