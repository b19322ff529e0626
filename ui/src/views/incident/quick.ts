// The quick line: what is typed there becomes one line of the timeline.

import type { NoteKind } from '../../wire';

export type QuickLine = { text: string; note: NoteKind };

/** `! roll back` is a decision, `? errors fall` an observation, anything else a note. */
export function readQuickLine(line: string): QuickLine {
  const marked = /^\s*([!?])\s*(\S.*)$/su.exec(line);
  if (!marked?.[2]) return { text: line.trim(), note: 'note' };
  return { text: marked[2].trim(), note: marked[1] === '!' ? 'decision' : 'observation' };
}
