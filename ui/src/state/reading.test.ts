import { expect, test } from 'vitest';
import { Reading } from './reading.svelte';

test('the answer to the last question counts, also where an older one comes later or fails', async () => {
  const reading = new Reading();
  const taken: string[] = [];
  const waiting: ((answer: string) => void)[] = [];
  const ask = () => new Promise<string>((done) => waiting.push(done));
  const first = reading.run(ask, (answer) => taken.push(answer));
  const second = reading.run(ask, (answer) => taken.push(answer));
  waiting[1]?.('public');
  await second;
  waiting[0]?.('internal');
  await first;
  expect(taken).toEqual(['public']);
  const failing = reading.run(
    () => Promise.reject({ code: 'gone', message: 'It is gone.' }),
    () => taken.push('never'),
  );
  await failing;
  expect([taken, reading.refusal?.code]).toEqual([['public'], 'gone']);
});
