// The slider of a look back: which instants it offers, and where it stands.

const MINUTE = 60_000;

export type Reach = { from: number; to: number; step: number };

/** From declaring to the newest entry, in whole minutes; long incidents in steps that a hand can hit. */
export function reach(declaredAt: string, newestAt: string): Reach {
  const from = Math.ceil(Date.parse(declaredAt) / MINUTE) * MINUTE;
  const to = Math.max(Math.ceil(Date.parse(newestAt) / MINUTE) * MINUTE, from);
  const steps = [1, 5, 15, 60, 240, 1440].map((minutes) => minutes * MINUTE);
  const step = steps.find((step) => (to - from) / step <= 1000) ?? MINUTE * 1440;
  return { from, to, step };
}

/** Where the handle stands for an instant. */
export function handle({ from, to }: Reach, at: string): number {
  return Math.min(Math.max(Date.parse(at), from), to);
}

/** The instant of a place of the handle, as the app reads it; never in the future. */
export function instant(place: number, now: number): string {
  return new Date(Math.min(place, now)).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
