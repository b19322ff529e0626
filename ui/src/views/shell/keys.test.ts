import { expect, it } from 'vitest';
import { ACTIONS } from './actions';
import { chord, printedKeys } from './keys';

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  chord({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

it('key presses are spelled one way', () => {
  expect(press('s')).toBe('s');
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press('n', { ctrlKey: true })).toBe('Ctrl+N');
  expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z');
  expect(press('k', { metaKey: true })).toBe('Ctrl+K');
  expect(press('=', { ctrlKey: true })).toBe('Ctrl++');
});

it('shortcuts work on a keyboard with another script', () => {
  expect(press('т', { ctrlKey: true, code: 'KeyN' })).toBe('Ctrl+N');
});

it('no key means two things', () => {
  const keys = ACTIONS.map((action) => action.keys).filter((key) => key !== undefined);
  expect(new Set(keys).size).toBe(keys.length);
});

it('keys are printed as they stand on the keyboard', () => {
  expect(['Ctrl+Shift+Z', 's', 'ArrowLeft', 'Ctrl++', 'Escape'].map(printedKeys)).toEqual([
    'Ctrl Shift Z',
    'S',
    '←',
    'Ctrl +',
    'Esc',
  ]);
});
