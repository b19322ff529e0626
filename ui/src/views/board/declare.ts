// A declaration as it is typed: one line, with the severity in front of it where somebody says one.

import type { Severity } from '../../wire';

export type Declaration = { title: string; severity: Severity | null };

/** Reads `SEV1 Checkout fails`, `sev1: Checkout fails`, or a plain title. */
export function readDeclaration(line: string): Declaration {
  const typed = /^\s*sev\s?([1-4])(?:\s*[:,–-]\s*|\s+)(\S.*)$/isu.exec(line);
  if (!typed?.[1] || !typed[2]) return { title: line.trim(), severity: null };
  return { title: typed[2].trim(), severity: `SEV${typed[1]}` as Severity };
}
