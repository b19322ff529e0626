// Blanks in a suggested text: facts that nobody has stated stand as ⟦impact⟧ until somebody fills them.

export type Blank = { start: number; end: number; name: string };

const BLANK = /⟦([^⟦⟧]*)⟧/gu;

/** Every blank of the text, in order. */
export function blanks(text: string): Blank[] {
  return [...text.matchAll(BLANK)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    name: match[1] ?? '',
  }));
}

/** The first blank after the cursor, or from the top again; none where none is left. */
export function nextBlank(text: string, cursor: number): Blank | undefined {
  const all = blanks(text);
  return all.find((blank) => blank.start >= cursor) ?? all[0];
}
