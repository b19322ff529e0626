// Text that turns the letters after it around would read as what it is not ("exe.jpg"). It is kept as it was typed, and
// shown with the turning made visible.

const TURNING = /[\u202a-\u202e]/g;

/** The same answer, with every character that turns text around made visible. */
export function tame<T>(answer: T): T {
  if (typeof answer === 'string') return answer.replace(TURNING, '\ufffd') as T;
  if (Array.isArray(answer)) return answer.map(tame) as T;
  if (answer === null || typeof answer !== 'object') return answer;
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, tame(value)])) as T;
}
