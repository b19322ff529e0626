// Asking as one types: answers may come out of order, and only the latest question's counts.

/** Wraps a question so that the answer to an older one is dropped (`undefined`). */
export function latest<Q, A>(ask: (question: Q) => Promise<A>): (question: Q) => Promise<A | undefined> {
  let asked = 0;
  return async (question) => {
    const mine = ++asked;
    try {
      const answer = await ask(question);
      return mine === asked ? answer : undefined;
    } catch (thrown) {
      if (mine === asked) throw thrown;
      return undefined;
    }
  };
}
