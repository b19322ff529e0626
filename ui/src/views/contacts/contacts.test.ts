import { expect, test } from 'vitest';
import { groupsSaid, mail, NOBODY, telephone, theirTime, typed } from './contacts';

test('groups are said with their place in the call scheme', () => {
  expect(groupsSaid('payments:1; executives')).toBe('payments, rung 1st; executives');
  expect(['a:2', 'a:3', 'a:4', 'a:11', 'a:22', 'a:113'].map(groupsSaid)).toEqual([
    'a, rung 2nd',
    'a, rung 3rd',
    'a, rung 4th',
    'a, rung 11th',
    'a, rung 22nd',
    'a, rung 113th',
  ]);
  expect([groupsSaid(''), groupsSaid(' ; ')]).toEqual(['', '']);
});

test('a number is dialled without what only eyes need, an address keeps its sign', () => {
  expect(telephone('+44 (0)20 7946-0001')).toBe('tel:+442079460001');
  expect(telephone('+1 555 010 0199 ext. 12')).toBe('tel:+15550100199,12');
  expect(telephone('(020) 7946 0001')).toBe('tel:02079460001');
  expect(mail('ada+night@shop.example')).toBe('mailto:ada%2Bnight@shop.example');
});

test('their time of day is told where their zone is known', () => {
  const now = Date.parse('2026-11-21T13:05:00Z');
  expect(theirTime('Asia/Tokyo', now)).toBe('22:05 in Tokyo');
  expect(theirTime('America/New_York', now)).toBe('08:05 in New York');
  expect([theirTime('', now), theirTime('Mars/Base', now)]).toEqual(['', '']);
});

test('a contact is typed as its texts', () => {
  const { reviewed_on: _, ...rest } = NOBODY;
  const contact = {
    ...rest,
    name: 'Ada',
    phones: ['1', '2'],
    emails: [],
    reviewed_on: null,
    origin: 'yours',
    stale: true,
  };
  expect(typed(contact as never)).toEqual({ ...NOBODY, name: 'Ada', phones: '1; 2' });
});
