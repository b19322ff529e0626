import { expect, it } from 'vitest';
import { newStakeholder, shortName } from './stakeholder';

it('a name becomes a short name as playbooks spell it', () => {
  expect(shortName('Acme Bank')).toBe('acme-bank');
  expect(shortName('  Größte Kunden (EU) ')).toBe('gro-te-kunden-eu');
  expect(shortName('!!')).toBe('');
});

it('channels are read with commas between them, each once', () => {
  expect(newStakeholder({ name: 'Acme Bank', channels: 'E-mail, phone,, Phone', first: '60', every: 'often' })).toEqual(
    {
      stakeholder: 'acme-bank',
      name: 'Acme Bank',
      channels: ['e-mail', 'phone'],
      required: ['e-mail', 'phone'],
      first_minutes: 60,
      then_minutes: undefined,
    },
  );
});
