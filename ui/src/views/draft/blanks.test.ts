import { expect, it } from 'vitest';
import { blanks, nextBlank } from './blanks';

const text = 'We see ⟦impact⟧ in ⟦scope⟧.';

it('blanks are found with their place and name', () => {
  expect(blanks(text).map((blank) => text.slice(blank.start, blank.end))).toEqual(['⟦impact⟧', '⟦scope⟧']);
  expect(blanks(text).map((blank) => blank.name)).toEqual(['impact', 'scope']);
  expect(blanks('nothing is missing, not even ⟧ or ⟦')).toEqual([]);
});

it('Tab goes to the next blank, and round again', () => {
  expect(nextBlank(text, 0)?.name).toBe('impact');
  expect(nextBlank(text, 15)?.name).toBe('scope');
  expect(nextBlank(text, text.length)?.name).toBe('impact');
  expect(nextBlank('done', 0)).toBeUndefined();
});
