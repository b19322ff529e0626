// The size of everything, kept on this laptop's window.

const STEPS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
const KEY = 'foghorn-zoom';

/** One step larger or smaller; 0: back to normal. */
export function zoom(by: -1 | 0 | 1): void {
  const here = STEPS.indexOf(current());
  const next = by === 0 ? 1 : (STEPS[Math.min(Math.max(here + by, 0), STEPS.length - 1)] ?? 1);
  localStorage.setItem(KEY, String(next));
  restoreZoom();
}

/** Puts the kept size in force. */
export function restoreZoom(): void {
  document.documentElement.style.setProperty('--zoom', String(current()));
}

function current(): number {
  const kept = Number(localStorage.getItem(KEY));
  return STEPS.includes(kept) ? kept : 1;
}
