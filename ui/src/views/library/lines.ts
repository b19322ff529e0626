// Lines of a text field: where one begins, and how many there are. Pure.

/** How many lines a text has; an empty one has one. */
export const countLines = (text: string): number => text.split('\n').length;

/** The numbers of all lines, one under the other, as wide as the last one. */
export function numbers(text: string): string[] {
  return Array.from({ length: countLines(text) }, (_, index) => String(index + 1));
}

/** Where a line begins and ends; the last one, where there are fewer. */
export function lineAt(text: string, line: number): { start: number; end: number } {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}
