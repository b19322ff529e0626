// Keeping what is typed: at every pause, at once where somebody leaves, again and again where it fails. The text stays
// in the window's memory until it is on disk. Not here: what a version is; the app decides that.

import { failure, type Host } from '../../host/host';
import type { DraftId, DraftView, Failure } from '../../wire';
import { Newest } from './latest';

/** A pause in typing, in ms. */
const PAUSE = 400;
/** Whoever types on without a pause is written down this often, in ms. */
const AT_LEAST = 2000;
/** So many of the texts written last are known again. */
const REMEMBERED = 20;
/** That it is behind is said so long after a key, in ms: the letter is painted first, and alone. */
const SAID_AFTER = 80;
/** After a failure it is tried again so often, in ms. */
const AGAIN = 5000;

export class Saving {
  savedAt = $state('');
  version = $state(0);
  /** Somebody else saved another text since; both are versions. */
  diverged = $state(false);
  /** Why the newest text is not on disk. */
  failed = $state.raw<Failure | null>(null);
  /** The text that is on disk. */
  saved = $state.raw('');

  /** True a moment after the newest text is not on disk: what a person reads of it. */
  shownBehind = $state(false);

  #text = '';
  #host: Host;
  #written: string[] = [];
  #draft: DraftId;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when something is not on disk, in ms since 1970; 0: nothing. */
  #behindSince = 0;
  #saying: ReturnType<typeof setTimeout> | undefined;
  #newest: Newest<string, void>;

  /** `kept` runs after each version that was written. */
  constructor(host: Host, view: DraftView, kept: () => void = () => undefined) {
    this.#host = host;
    this.#draft = view.draft;
    this.#text = view.text;
    this.take(view);
    this.#newest = new Newest(
      (text) => this.#write(text),
      kept,
      (thrown) => this.#refused(failure(thrown)),
    );
  }

  /** What the app says stands on disk. */
  take({ version, saved_at, text }: Pick<DraftView, 'version' | 'saved_at' | 'text'>): void {
    this.version = version;
    this.savedAt = saved_at;
    this.saved = text;
    // What the host made visible in an answer is shown, copied and posted so: then it is what has to be kept.
    if (text.includes('\ufffd')) this.saved = '';
  }

  /** True of a text that was written from here, lately: no news when it is read back. */
  wrote(text: string): boolean {
    return this.#written.includes(text);
  }

  /** The same text, under another version. */
  grew({ version, saved_at }: Pick<DraftView, 'version' | 'saved_at'>): void {
    this.version = version;
    this.savedAt = saved_at;
  }

  /** True where the newest text is not on disk. */
  get behind(): boolean {
    return this.#text !== this.saved;
  }

  typed(text: string): void {
    this.#text = text;
    clearTimeout(this.#timer);
    if (this.behind) {
      this.#behindSince ||= Date.now();
      const pause = Math.max(0, Math.min(PAUSE, this.#behindSince + AT_LEAST - Date.now()));
      this.#timer = setTimeout(() => void this.flush(), this.failed ? AGAIN : pause);
    }
    this.#say();
  }

  /** Puts the newest text on disk now; true where it is there. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#behindSince = 0;
    if (this.behind) await this.#newest.ask(this.#text);
    else await this.#newest.settled();
    return !this.behind;
  }

  async #write(text: string): Promise<void> {
    if (text === this.saved) return;
    this.#written = [text, ...this.#written.slice(0, REMEMBERED - 1)];
    const saved = await this.#host.call('save-draft', { draft: this.#draft, text, base: this.version });
    this.version = saved.version;
    this.savedAt = saved.saved_at;
    this.diverged ||= saved.diverged;
    this.saved = text;
    this.failed = null;
    this.#say();
  }

  #refused(why: Failure): void {
    this.failed = why;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), AGAIN);
  }

  #say(): void {
    this.#saying ??= setTimeout(() => {
      this.#saying = undefined;
      this.shownBehind = this.behind;
    }, SAID_AFTER);
  }

  /** No further tries. */
  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#saying);
  }
}
