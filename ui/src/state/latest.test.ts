import { expect, it } from 'vitest';
import { latest } from './latest';

it('only the answer to the latest question counts, whichever comes first', async () => {
  const answers = new Map<string, (text: string) => void>();
  const ask = latest((question: string) => new Promise<string>((answer) => answers.set(question, answer)));
  const first = ask('ch');
  const second = ask('check');
  answers.get('check')?.('new');
  answers.get('ch')?.('old');
  expect(await first).toBeUndefined();
  expect(await second).toBe('new');
});

it('a failure of an older question is nobody’s business any more', async () => {
  let fail: (why: Error) => void = () => undefined;
  const ask = latest((question: string) =>
    question === 'a' ? new Promise<string>((_, no) => (fail = no)) : Promise.resolve('b'),
  );
  const first = ask('a');
  const second = ask('b');
  fail(new Error('gone'));
  expect([await first, await second]).toEqual([undefined, 'b']);
});
