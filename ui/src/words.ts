// Lengths of time, ages, plurals and lists as people read them. Pure; instants are milliseconds since 1970.
// Not here: printing an instant with its zone (`zones`), and the domain's own words (`labels`).

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The time left as the big number shows it: `4:18`, `54:00`, `2 h 49`, `1 d 3 h`; overdue with a plus: `+2:05`. */
export function countdown(due: number, now: number): string {
  const left = due - now;
  if (left > 0) return clockFace(Math.ceil(left / SECOND) * SECOND);
  return `+${clockFace(Math.floor(-left / SECOND) * SECOND)}`;
}

/** The same where it stands beside a bigger one: seconds only in the last five minutes and the first five of lateness. */
export function glance(due: number, now: number): string {
  const left = due - now;
  if (Math.abs(left) < 5 * MINUTE || Math.abs(left) >= HOUR) return countdown(due, now);
  return left > 0 ? `${Math.ceil(left / MINUTE)} min` : `+${Math.floor(-left / MINUTE)} min`;
}

function clockFace(length: number): string {
  if (length < HOUR) {
    const seconds = Math.floor((length % MINUTE) / SECOND);
    return `${Math.floor(length / MINUTE)}:${String(seconds).padStart(2, '0')}`;
  }
  if (length < DAY) {
    const minutes = Math.floor((length % HOUR) / MINUTE);
    return `${Math.floor(length / HOUR)} h ${String(minutes).padStart(2, '0')}`;
  }
  return `${Math.floor(length / DAY)} d ${Math.floor((length % DAY) / HOUR)} h`;
}

/** A length of time in whole minutes: `46 min`, `1 h 12 min`, `3 d 4 h`. Core's `minutes_said` says them alike. */
export function duration(from: number, to: number): string {
  const length = Math.max(0, to - from);
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < DAY) {
    const minutes = Math.floor((length % HOUR) / MINUTE);
    return `${Math.floor(length / HOUR)} h${minutes ? ` ${minutes} min` : ''}`;
  }
  const hours = Math.floor((length % DAY) / HOUR);
  return `${Math.floor(length / DAY)} d${hours ? ` ${hours} h` : ''}`;
}

/** So many whole minutes: `46 min`, `1 h 12 min`. */
export const minutes = (count: number): string => duration(0, count * MINUTE);

/** How long ago: `just now`, `4 min ago`, `2 h 10 min ago`. */
export function ago(then: number, now: number): string {
  return now - then < MINUTE ? 'just now' : `${duration(then, now)} ago`;
}

/** `1 fact`, `3 facts`; a noun that is not made plural by an s comes with its plural. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** With a capital in front, as a sentence begins. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first so many characters, counted as people see them, and an ellipsis where there are more. */
export function clip(text: string, length: number): string {
  const characters = [...text.slice(0, length * 2 + 2)];
  return characters.length <= length ? text : `${characters.slice(0, length).join('').trimEnd()}…`;
}
