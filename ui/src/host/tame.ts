// Text that turns the letters after it around would read as what it is not ("exe.jpg"). It is kept as it was typed, and
// shown with the turning made visible.

const TURNING = /[\u202a-\u202e]/;
const EACH = new RegExp(TURNING, 'g');

/** The same answer, with every character that turns text around made visible. An answer is nobody else's: it is changed in place. */
export function tame<T>(answer: T): T {
  if (typeof answer === 'string') return (TURNING.test(answer) ? answer.replace(EACH, '\ufffd') : answer) as T;
  if (answer === null || typeof answer !== 'object') return answer;
  const parts = answer as Record<string, unknown>;
  for (const key of Object.keys(parts)) {
    const part = parts[key];
    if (typeof part === 'string' ? TURNING.test(part) : typeof part === 'object') parts[key] = tame(part);
  }
  return answer;
}
