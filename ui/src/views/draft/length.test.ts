import { expect, it } from 'vitest';
import { lengthLine } from './length';

it('a length is said against what its channel takes, and what comes of too much', () => {
  expect(lengthLine({ used: 69, limit: 160, unit: 'septets', parts: 1 })).toBe('69 of 160 letters');
  expect(lengthLine({ used: 201, limit: 160, unit: 'septets', parts: 2 })).toBe('201 of 160 letters: 2 messages');
  expect(lengthLine({ used: 300, limit: 280, unit: 'weighted', parts: 1 })).toBe('300 of 280 characters: too long');
  expect(lengthLine({ used: 900, limit: null, unit: 'characters', parts: 1 })).toBe('');
});
