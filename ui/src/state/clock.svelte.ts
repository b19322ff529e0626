// The one ticking clock of the window. It follows the app's time, which comes with every snapshot, so that a laptop
// whose time is changed shows one time only. It stands still while nobody can see it.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Below this a difference from the app's time is the length of a call, not another time. */
const JITTER = 500;

export class Clock {
  /** Now, renewed at each full second; milliseconds since 1970. */
  now = $state(Date.now());
  /** Now, to the minute: for ages and positions that need no second. */
  minute = $state(floor(Date.now()));
  #ahead = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heard: (now: number) => void;
  #stopped = false;
  readonly #seen = () => this.#tick();

  /** `heard` runs after each tick. */
  constructor(heard: (now: number) => void) {
    this.#heard = heard;
    document.addEventListener('visibilitychange', this.#seen);
    this.#tick();
  }

  /** Takes over the app's time. */
  follow(appNow: string): void {
    const ahead = Date.parse(appNow) - Date.now();
    if (Number.isNaN(ahead) || Math.abs(ahead - this.#ahead) < JITTER) return;
    this.#ahead = Math.abs(ahead) < JITTER ? 0 : ahead;
    this.#tick();
  }

  /** Ends it with its window; an answer that comes later sets nothing going again. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  #tick(): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    const now = Date.now() + this.#ahead;
    this.now = now;
    this.minute = floor(now);
    this.#heard(now);
    if (!document.hidden) this.#timer = setTimeout(() => this.#tick(), SECOND - (now % SECOND));
  }
}

function floor(now: number): number {
  return now - (now % MINUTE);
}
