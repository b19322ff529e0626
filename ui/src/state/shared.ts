// A new snapshot on top of the last one: parts that say the same stay the same objects, so that what did not change is
// not drawn anew. Not here: which snapshot is newer.

/** What tells the parts of a list apart, the first that they have. */
const NAMES = [
  'entry',
  'draft',
  'item',
  'ask',
  'id',
  'aspect',
  'stakeholder',
  'incident',
  'fact',
  'role',
  'code',
] as const;

/** `next`, with each part of it that equals its counterpart in `last` replaced by that. */
export function shared<T>(last: unknown, next: T): T {
  if (Array.isArray(next)) return (Array.isArray(last) ? sharedList(last, next) : next) as T;
  if (!isParts(next) || !isParts(last) || Array.isArray(last)) return next;
  return sharedParts(last, next) as T;
}

function sharedParts(last: Parts, next: Parts): Parts {
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(last).length;
  for (const key of keys) {
    next[key] = shared(last[key], next[key]);
    same &&= Object.is(next[key], last[key]);
  }
  return same ? last : next;
}

function sharedList(last: unknown[], next: unknown[]): unknown[] {
  const known = new Map(last.map((part, place) => [nameOf(part, place), part]));
  let same = next.length === last.length;
  for (const [place, part] of next.entries()) {
    next[place] = shared(known.get(nameOf(part, place)), part);
    same &&= Object.is(next[place], last[place]);
  }
  return same ? last : next;
}

function nameOf(part: unknown, place: number): unknown {
  if (!isParts(part)) return place;
  const name = NAMES.find((name) => typeof part[name] === 'string');
  return name ? part[name] : place;
}

type Parts = Record<string, unknown>;

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null;
}
