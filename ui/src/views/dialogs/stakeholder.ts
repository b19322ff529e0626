// A stakeholder as it is typed: a name and channels become the short names that the app keeps.

export type Typed = { name: string; channels: string; first: string; every: string };

/** Small letters, digits and hyphens, as playbooks spell ids: `Acme Bank` is `acme-bank`. */
export function shortName(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

export function newStakeholder(typed: Typed) {
  const channels = [...new Set(typed.channels.split(',').map(shortName))].filter((channel) => channel !== '');
  return {
    stakeholder: shortName(typed.name),
    name: typed.name.trim(),
    channels,
    required: channels,
    first_minutes: minutes(typed.first),
    then_minutes: minutes(typed.every),
  };
}

/** Whole minutes from 1 on; anything else is not said. */
function minutes(text: string): number | undefined {
  const typed = /^\s*(\d{1,5})\s*$/.exec(text)?.[1];
  return typed && Number(typed) > 0 ? Number(typed) : undefined;
}
