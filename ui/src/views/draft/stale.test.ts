import { expect, it } from 'vitest';
import type { StaleLine } from '../../wire';
import { outOfDate, untold } from './stale';

const line = (part: Partial<StaleLine>): StaleLine => ({
  line: 'impact',
  name: 'impact',
  old: '30 % of checkouts',
  new: '12 % of checkouts',
  stated_at: null,
  sentences: [],
  ...part,
});

it('a fact is out of date where a sentence says the old, and untold where none says the new', () => {
  const sentence = { start: 0, end: 9, suggestion: 'x' };
  const all = [line({ sentences: [sentence] }), line({ line: 'workaround', new: 'Pay by PayPal' })];
  expect(outOfDate(all).map((one) => one.line)).toEqual(['impact']);
  expect(untold(all, 'Right now 30 % fail.').map((one) => one.line)).toEqual(['workaround']);
});

it('once the text tells it, in whatever letters, nothing is left to say', () => {
  expect(untold([line({})], '12 %\nof **Checkouts** fail.')).toEqual([]);
  expect(untold([line({ new: null })], 'Nothing')).toEqual([]);
});
