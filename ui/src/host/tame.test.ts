import { expect, test } from 'vitest';
import { tame } from './tame';

test('a text that would be read backwards shows that it would', () => {
  const answer = { title: 'photo \u202egpj.exe', clocks: [{ name: 'a\u202db', due_at: null, behind: 2 }] };
  expect(tame(answer)).toEqual({
    title: 'photo \ufffdgpj.exe',
    clocks: [{ name: 'a\ufffdb', due_at: null, behind: 2 }],
  });
  expect(tame('مرحبا')).toBe('مرحبا');
  expect(tame(['\u202e', '\u202e'])).toEqual(['\ufffd', '\ufffd']);
});
