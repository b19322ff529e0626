import { expect, it } from 'vitest';
import { readDeclaration } from './declare';

it('a plain line is the title, and nobody said how bad it is', () => {
  expect(readDeclaration('  Checkout fails for card payments ')).toEqual({
    title: 'Checkout fails for card payments',
    severity: null,
  });
});

it('a severity in front is read, however it is typed', () => {
  for (const line of [
    'SEV1 Checkout fails',
    'sev1: Checkout fails',
    'Sev 1 - Checkout fails',
    'SEV1, Checkout fails',
  ]) {
    expect(readDeclaration(line)).toEqual({ title: 'Checkout fails', severity: 'SEV1' });
  }
});

it('what only looks like one stays in the title', () => {
  expect(readDeclaration('SEV5 is not a thing').severity).toBeNull();
  expect(readDeclaration('Severe delays').title).toBe('Severe delays');
  expect(readDeclaration('SEV1').title).toBe('SEV1');
  expect(readDeclaration('several hosts down')).toEqual({ title: 'several hosts down', severity: null });
});
