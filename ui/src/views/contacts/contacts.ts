// Contacts as they are typed and as they are opened.

import type { ContactView } from '../../wire';

/** The fields of a contact, as texts. */
export type Typed = {
  name: string;
  groups: string;
  role: string;
  organisation: string;
  phones: string;
  emails: string;
  zone: string;
  language: string;
  wait: string;
  contract: string;
  support: string;
  reviewed_on: string;
  note: string;
};

export const NOBODY: Typed = {
  name: '',
  groups: '',
  role: '',
  organisation: '',
  phones: '',
  emails: '',
  zone: '',
  language: '',
  wait: '',
  contract: '',
  support: '',
  reviewed_on: '',
  note: '',
};

/** The texts that a contact would be typed as. */
export function typed(contact: ContactView): Typed {
  const { phones, emails, reviewed_on, origin: _, stale: __, ...rest } = contact;
  return { ...rest, phones: phones.join('; '), emails: emails.join('; '), reviewed_on: reviewed_on ?? '' };
}

/** Their groups as people say them: `payments, rung 1st; executives` for `payments:1; executives`. */
export function groupsSaid(groups: string): string {
  const each = groups.split(';').map((one) => {
    const [, name = one, step] = /^(.*):\s*(\d+)$/.exec(one.trim()) ?? [];
    return step ? `${name.trim()}, rung ${nth(Number(step))}` : one.trim();
  });
  return each.filter(Boolean).join('; ');
}

function nth(n: number): string {
  const last = n % 100 > 10 && n % 100 < 14 ? 0 : n % 10;
  return `${n}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}

/** What dials a number: its digits, with the plus before them; a `(0)` after the country is for callers from inside. */
export function telephone(phone: string): string {
  const [, main = phone, extension] = /^(.*?)\s*(?:ext\.?|x)\s*(\d+)\s*$/i.exec(phone) ?? [];
  const number = main.trim().startsWith('+') ? main.replace(/\(0\)/, '') : main;
  // A comma waits until somebody answers, and then dials on.
  return `tel:${number.replace(/[^+\d#*,]/g, '')}${extension ? `,${extension}` : ''}`;
}

export const mail = (address: string): string => `mailto:${encodeURIComponent(address).replace(/%40/g, '@')}`;

/** The time of day where they are, and where that is known: `04:12 in Tokyo`. */
export function theirTime(zone: string, now: number): string {
  if (!zone) return '';
  try {
    const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now);
    const place = zone.startsWith('Etc/') ? '' : (zone.split('/').at(-1) ?? '').replaceAll('_', ' ');
    return place ? `${time} in ${place}` : time;
  } catch {
    return '';
  }
}
