import { expect, it } from 'vitest';
import { libraryView } from '../../host/library';
import { countLines, lineAt, numbers } from './lines';
import { fileName, found, SKELETONS } from './words';

const names = (typed: string) => found(libraryView().rules, typed).map((item) => item.name);

it('the filter finds what stands in any field, word by word', () => {
  expect(names('')).toHaveLength(5);
  expect(names('briefly')).toEqual(['minimising']);
  expect(names('team hint')).toEqual(['our-words']);
  expect(names('WORDS')).toEqual(['minimising', 'our-words', 'words']);
  expect(names('off')).toEqual([]);
  expect(found([{ ...libraryView().rules[0], on: false } as never], 'off')).toHaveLength(1);
});

it('lines are counted as the app counts them', () => {
  expect([countLines(''), countLines('a\n'), countLines('a\nb')]).toEqual([1, 2, 2]);
  expect(numbers('a\nb\nc')).toEqual(['1', '2', '3']);
  const text = 'one\n\nthree';
  expect(lineAt(text, 1)).toEqual({ start: 0, end: 3 });
  expect(lineAt(text, 2)).toEqual({ start: 4, end: 4 });
  expect(lineAt(text, 3)).toEqual({ start: 5, end: 10 });
  expect(lineAt(text, 9), 'the last one').toEqual({ start: 5, end: 10 });
});

it('a file is called by its own name on every system', () => {
  expect(fileName('/home/ines/library/rules/blame.md')).toBe('blame.md');
  expect(fileName('C:\\Users\\ines\\library\\rules\\blame.md')).toBe('blame.md');
});

it('a new file begins with something that shows how such a file is written', () => {
  expect(SKELETONS.rule).toMatch(/^\+\+\+\nkind = .*```flags\n.*```allows\n/s);
  expect(SKELETONS.template).toMatch(/^\+\+\+\ntitle = .*\n\+\+\+\n# \{\{ title \}\}/s);
});
