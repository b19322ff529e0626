import { expect, test } from 'vitest';
import { nextSteps } from './offers';

test('an offer goes from an idea to what they have, one step after the other', () => {
  const names = (state: Parameters<typeof nextSteps>[0]) => nextSteps(state).map(({ step }) => step);
  expect(names('proposed')).toEqual(['approved']);
  expect(names('approved')).toEqual(['told', 'given']);
  expect(names('told')).toEqual(['given']);
  expect(names('given')).toEqual([]);
  expect(names('dropped')).toEqual(['proposed']);
});
