// Instants printed for people: always with a zone somewhere near, with the date when it is not today's.
// Pure; instants come as ISO 8601 in UTC. The locale is fixed: the desktop's may be "C", which Intl refuses.

const LOCALE = 'en-GB';
// Making a format takes the engine longer than using it a hundred times.
const formats = new Map<string, Intl.DateTimeFormat>();
const knownZones = new Map<string, boolean>();

function format(zone: string, shape: 'time' | 'seconds' | 'day' | 'date'): Intl.DateTimeFormat {
  const key = `${shape} ${zone}`;
  let found = formats.get(key);
  if (!found) {
    const hour: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    const options: Record<typeof shape, Intl.DateTimeFormatOptions> = {
      time: hour,
      seconds: { ...hour, second: '2-digit' },
      day: { weekday: 'short', day: 'numeric', month: 'short' },
      date: { day: 'numeric', month: 'short', year: 'numeric' },
    };
    found = new Intl.DateTimeFormat(LOCALE, { ...options[shape], timeZone: known(zone) ? zone : 'UTC' });
    formats.set(key, found);
  }
  return found;
}

/** True where the engine knows the zone; one that it does not know is shown in UTC, and called so. */
export function known(zone: string): boolean {
  let found = knownZones.get(zone);
  if (found === undefined) {
    found = zone !== '' && accepted(zone);
    knownZones.set(zone, found);
  }
  return found;
}

function accepted(zone: string): boolean {
  try {
    new Intl.DateTimeFormat(LOCALE, { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** A zone as people say it: `UTC`, `Berlin`, `Buenos Aires`. */
export function zoneName(zone: string): string {
  if (!known(zone) || /^(etc\/)?(utc|gmt|universal|zulu|uct)$/i.test(zone)) return 'UTC';
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** `14:30`. */
export function time(at: string, zone: string): string {
  return format(zone, 'time').format(Date.parse(at));
}

/** `14:30:05`. */
export function timeToTheSecond(at: string, zone: string): string {
  return format(zone, 'seconds').format(Date.parse(at));
}

/** `Sat 21 Nov`, or `21 Nov 2024` in another year. */
export function day(at: string, zone: string, now: number): string {
  const date = format(zone, 'date');
  const instant = Date.parse(at);
  const thisYear = date.format(now).slice(-4);
  return date.format(instant).endsWith(thisYear)
    ? format(zone, 'day').format(instant).replace(',', '')
    : date.format(instant);
}

/** `14:30`, or `Fri 20 Nov, 14:30` where that is not today. */
export function moment(at: string, zone: string, now: number): string {
  return isToday(at, zone, now) ? time(at, zone) : `${day(at, zone, now)}, ${time(at, zone)}`;
}

/** `14:30 UTC, 15:30 Berlin`: each zone's own time, with the date where that is not today. */
export function printed(at: string, zones: readonly string[], now: number): string {
  return zones.map((zone) => `${moment(at, zone, now)} ${zoneName(zone)}`).join(', ');
}

/** True where the instant lies on the zone's present day. */
export function isToday(at: string, zone: string, now: number): boolean {
  const date = format(zone, 'date');
  return date.format(Date.parse(at)) === date.format(now);
}

/** The zones to print, without an empty or repeated second one. */
export function zonesOf(first: string, second: string): string[] {
  const zones = [known(first) ? first : 'UTC'];
  if (second && known(second) && zoneName(second) !== zoneName(first)) zones.push(second);
  return zones;
}
