import { expect, it } from 'vitest';
import { readQuickLine } from './quick';

it('a plain line is a note', () => {
  expect(readQuickLine(' rollback done in 3 regions ')).toEqual({ text: 'rollback done in 3 regions', note: 'note' });
});

it('an exclamation mark in front makes it a decision, a question mark an observation', () => {
  expect(readQuickLine('! roll back')).toEqual({ text: 'roll back', note: 'decision' });
  expect(readQuickLine('?errors fall')).toEqual({ text: 'errors fall', note: 'observation' });
});

it('a mark alone is no line, and marks inside stay', () => {
  expect(readQuickLine('!')).toEqual({ text: '!', note: 'note' });
  expect(readQuickLine('is it DNS?')).toEqual({ text: 'is it DNS?', note: 'note' });
});
