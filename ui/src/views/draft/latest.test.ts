import { expect, it } from 'vitest';
import { Newest } from './latest';

function held() {
  const open: ((answer: string) => void)[] = [];
  const asked: string[] = [];
  const answered: string[] = [];
  const failed: unknown[] = [];
  const newest = new Newest<string, string>(
    (question) => {
      asked.push(question);
      return new Promise((resolve, reject) => open.push((answer) => (answer ? resolve(answer) : reject(question))));
    },
    (answer, question) => answered.push(`${question}: ${answer}`),
    (thrown) => failed.push(thrown),
  );
  return { newest, open, asked, answered, failed };
}

it('what was asked meanwhile is asked once, with the newest of it', async () => {
  const { newest, open, asked, answered } = held();
  void newest.ask('a');
  void newest.ask('ab');
  const all = newest.ask('abc');
  expect(asked).toEqual(['a']);
  open[0]?.('1');
  await Promise.resolve();
  await Promise.resolve();
  expect(asked).toEqual(['a', 'abc']);
  open[1]?.('2');
  await all;
  expect(answered).toEqual(['a: 1', 'abc: 2']);
});

it('a question that failed does not hold up the next', async () => {
  const { newest, open, asked, failed } = held();
  void newest.ask('a');
  const all = newest.ask('b');
  open[0]?.('');
  while (asked.length < 2) await Promise.resolve();
  open[1]?.('yes');
  await all;
  expect(failed).toEqual(['a']);
  await newest.settled();
});
