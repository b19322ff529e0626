// One draft on the screen: its text, what the review says of it, what is kept of it. The editor owns the text while it
// is typed; here is what everything around it needs to know. Not here: finding, wording or deciding anything.

import { Attempt } from '../../state/attempt.svelte';
import type { Foghorn } from '../../state/foghorn.svelte';
import type { DraftPlace } from '../../state/places';
import type { DraftFinding, DraftReview, DraftView, Failure } from '../../wire';
import { copyAs, formFor } from './copies';
import type { DraftEditor } from './editor';
import { errorsSaid, findingAt, openErrors, placed, spoken, step } from './findings';
import { Newest } from './latest';
import { Saving } from './saving.svelte';

/** The clock is told so often that somebody writes, in ms. */
const EDITING_EVERY = 10_000;
/** How many errors are left is said aloud after so long without a key, in ms. */
const SPEAK_AFTER = 1500;

/** What the workshop that was left last has still to put on disk: the next one opens after it. */
let left: Promise<unknown> = Promise.resolve();

export class Workshop {
  readonly app: Foghorn;
  readonly place: DraftPlace;
  readonly opening = new Attempt();
  readonly acting = new Attempt();

  view = $state.raw<DraftView | null>(null);
  saving = $state.raw<Saving | null>(null);
  text = $state.raw('');
  review = $state.raw<DraftReview | null>(null);
  /** The finding in hand: that at the cursor, or the one that a walk came to. */
  chosen = $state.raw<number | null>(null);
  /** A version that somebody else saved while this text stood here. */
  elsewhere = $state.raw<DraftView | null>(null);
  /** Why this draft cannot be read any more: it was sent or discarded elsewhere. */
  gone = $state.raw<Failure | null>(null);
  /** Why the text could not be reviewed. */
  unreviewed = $state.raw<Failure | null>(null);
  /** `write`, or the channel that is previewed. */
  tab = $state('write');

  editor: DraftEditor | null = null;
  #reviewing: Newest<string, DraftReview>;
  #rereading: Newest<null, DraftView>;
  #pressedAt = 0;
  #speaking: ReturnType<typeof setTimeout> | undefined;
  #errors: number | null = null;
  #closed = false;

  constructor(app: Foghorn, place: DraftPlace) {
    this.app = app;
    this.place = place;
    this.#reviewing = new Newest(
      (text) => app.host.call('review-draft', { draft: this.#id, text, ...this.#telling }),
      (review, text) => this.#reviewed(review, text),
      (thrown) => (this.unreviewed = app.refused(thrown)),
    );
    this.#rereading = new Newest(
      () => app.host.call('open-draft', { ...this.#whom, draft: this.#id }),
      (view) => this.#reread(view),
      (thrown) => {
        const why = app.refused(thrown);
        if (!this.#closed && ['no-draft', 'not-found'].includes(why.code)) this.gone = why;
      },
    );
  }

  get #id(): string {
    return this.view?.draft ?? '';
  }

  /** The status that comes with the record of this text. */
  get #telling() {
    return this.place.changeStatus ? { telling: this.place.changeStatus } : {};
  }

  get #whom() {
    return { incident: this.place.incident, stakeholder: this.place.stakeholder };
  }

  /** True where the text is other than what was written from the facts. */
  get edited(): boolean {
    return this.view !== null && (this.view.edited || this.text !== this.view.text);
  }

  /** Who approved exactly what stands here. */
  get approvedBy(): string | null {
    const given = this.view?.approval.given;
    return given?.this_text && this.text === this.view?.text ? given.by : null;
  }

  get finding(): DraftFinding | null {
    return this.chosen === null ? null : (this.review?.findings[this.chosen] ?? null);
  }

  // ---- opening and leaving -----------------------------------------------------------------------------------------

  open(): Promise<boolean> {
    const { draft, occasion, template } = this.place;
    return this.opening.run(async () => {
      await left;
      const asked = draft ? { draft } : { ...(occasion && { occasion }), ...(template && { template }) };
      const view = await this.app.host.call('open-draft', { ...this.#whom, ...asked });
      const kept = this.app.kept.has(keptAs(view)) ? this.app.kept.form(keptAs(view), () => view.text) : view.text;
      this.view = view;
      this.saving = new Saving(this.app.host, view, () => void this.#rereading.ask(null));
      this.text = kept;
      this.saving.typed(kept);
      void this.#reviewing.ask(kept);
    });
  }

  /** Leaves the screen: what was typed is put on disk; where that fails it waits in the window. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#speaking);
    const { saving, view, app, text } = this;
    if (!saving || !view) return;
    left = saving.flush().then((kept) => {
      saving.stop();
      if (kept) return app.kept.done(keptAs(view));
      if (app.kept.has(keptAs(view))) app.kept.done(keptAs(view));
      app.kept.form(keptAs(view), () => text);
      app.toasts.say(`The text for ${view.name} could not be saved. This window keeps it: open the draft again.`);
    });
  }

  back(): void {
    const incident = this.view?.incident ?? this.place.incident;
    if (this.view?.document) {
      void this.app.go({ at: 'afterwards', incident, tab: 'postmortem' });
      return;
    }
    this.app.chosen = null;
    // Its round stands there, and not on the incident's screen.
    if (this.view?.occasion === 'reassurance') void this.app.go({ at: 'afterwards', incident, tab: 'closing' });
    else void this.app.go({ at: 'incident', incident });
  }

  // ---- the text ----------------------------------------------------------------------------------------------------

  typed(text: string): void {
    this.text = text;
    void this.#reviewing.ask(text);
    this.saving?.typed(text);
    this.#quieten();
  }

  moved(cursor: number): void {
    const index = this.review ? findingAt(this.review.findings, cursor) : null;
    if (index !== this.chosen) this.#choose(index, false);
  }

  /** Puts another text into the editor, which can take it back. */
  put(text: string): void {
    if (this.editor) this.editor.rewrite(text);
    else this.typed(text);
  }

  #quieten(): void {
    // Nobody waits for a document.
    if (this.view?.document) return;
    const now = Date.now();
    if (now - this.#pressedAt < EDITING_EVERY) return;
    this.#pressedAt = now;
    // Only quietens the clock; a failure here is nothing to bother a writer with.
    this.app.host.call('editing', this.#whom).catch(() => undefined);
  }

  #reviewed(review: DraftReview, text: string): void {
    if (text !== this.text || this.#closed) return;
    const before = this.finding;
    // A walk that came to one stays there when the same text is read anew.
    const same = (one: DraftFinding) =>
      one.rule === before?.rule &&
      ((!placed(one) && !placed(before)) || (one.start === before.start && one.end === before.end));
    const still = review.findings.findIndex(same);
    this.chosen = still >= 0 ? still : findingAt(review.findings, this.editor?.cursor ?? -1);
    this.editor?.show(review, text, null);
    this.review = review;
    this.unreviewed = null;
    this.#errors ??= openErrors(review).length;
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => this.#speak(review), SPEAK_AFTER);
  }

  #speak(review: DraftReview): void {
    const errors = openErrors(review).length;
    if (this.#errors !== errors) this.app.say(errorsSaid(review));
    this.#errors = errors;
  }

  // ---- findings ----------------------------------------------------------------------------------------------------

  /** Framed in the text is only what a walk came to, not what the cursor happens to pass. */
  #choose(index: number | null, framed: boolean): void {
    this.chosen = index;
    if (this.review) this.editor?.show(this.review, this.text, framed ? index : null);
  }

  /** Goes to the next finding, or the one before, and says what it is. */
  async walk(by: 1 | -1): Promise<void> {
    await this.#reviewing.settled();
    const { review } = this;
    if (!review) return;
    const index = step(review.findings, { chosen: this.chosen, cursor: this.editor?.cursor ?? 0 }, by);
    if (index === null) this.app.say('No findings left.');
    else this.show(index);
  }

  show(index: number): void {
    const { review } = this;
    const finding = review?.findings[index];
    if (!review || !finding) return;
    this.tab = 'write';
    this.#choose(index, true);
    if (placed(finding)) this.editor?.select(finding.start, finding.end);
    this.editor?.focus();
    this.app.say(spoken(review.findings, index, this.text));
  }

  /** Applies the fix of the finding in hand; where none is certain, asks what to do about it. */
  async fix(finding?: DraftFinding): Promise<void> {
    // The text may have changed under it: what is mended is what the newest review found.
    await this.#reviewing.settled();
    const same = (one: DraftFinding) =>
      one.rule === finding?.rule && one.start === finding.start && one.end === finding.end;
    const now = finding ? this.review?.findings.find(same) : this.finding;
    if (!now) return;
    if (!now.fix || now.overruled !== null) {
      this.app.ask({ ask: 'finding', finding: now });
      return;
    }
    this.tab = 'write';
    this.chosen = null;
    this.editor?.replace(now.fix.start, now.fix.end, now.fix.text);
    this.editor?.focus();
    await this.#reviewing.settled();
    this.app.say(`Fixed. ${this.review ? errorsSaid(this.review) : ''}`);
  }

  /** Overrules a finding for these words; an empty reason takes that back. */
  async overrule(finding: DraftFinding, reason: string): Promise<void> {
    const words = this.text.slice(finding.start, finding.end);
    // What is overruled is overruled for the text as it is kept.
    await this.saving?.flush();
    const saved = await this.app.host.call('overrule', { draft: this.#id, rule: finding.rule, words, reason });
    this.saving?.grew(saved);
    await this.#reviewing.ask(this.text);
  }

  /** Writes the suggestion in place of a sentence whose fact has changed. */
  async update(sentence: { start: number; end: number; suggestion: string }): Promise<void> {
    await this.#reviewing.settled();
    const still = this.review?.stale.some(({ sentences }) =>
      sentences.some((one) => one.start === sentence.start && one.suggestion === sentence.suggestion),
    );
    if (!still) return;
    this.editor?.replace(sentence.start, sentence.end, sentence.suggestion);
    this.editor?.focus();
  }

  /** From the text to the review beside it, and back. */
  across(): void {
    const panel = document.querySelector<HTMLElement>('[data-review]');
    if (panel?.contains(document.activeElement)) this.editor?.focus();
    else (panel?.querySelector<HTMLElement>('[aria-current], button') ?? panel)?.focus();
  }

  goto(from: number, to: number): void {
    this.tab = 'write';
    this.editor?.select(from, to);
    this.editor?.focus();
  }

  // ---- versions ----------------------------------------------------------------------------------------------------

  /** Something changed somewhere: the facts, an approval, or this draft in another window. */
  changed(): void {
    if (!this.view || this.#closed) return;
    void this.#rereading.ask(null);
    void this.#reviewing.ask(this.text);
  }

  #reread(view: DraftView): void {
    if (this.#closed || !this.saving) return;
    this.gone = null;
    const ours = view.text === this.text || view.text === this.saving.saved || this.saving.wrote(view.text);
    if (!ours && view.version > this.saving.version && view.version !== this.elsewhere?.version) this.elsewhere = view;
    if (view.text === this.text) this.saving.take(view);
    this.view = view;
  }

  /** The text that somebody else saved, in place of the one here, which is kept as a version first. */
  takeTheirs(): Promise<boolean> {
    return this.acting.run(async () => {
      const theirs = this.elsewhere;
      if (!theirs) return;
      await this.saving?.flush();
      this.elsewhere = null;
      this.put(theirs.text);
    });
  }

  /** Back to a version; what stands here is kept first. */
  goBack(version: number): Promise<boolean> {
    return this.acting.run(async () => {
      await this.saving?.flush();
      const { text } = await this.app.host.call('draft-version', { draft: this.#id, version });
      this.put(text);
      await this.saving?.flush();
      this.changed();
    });
  }

  /** Written anew from the facts as they are, or from another template; what stood here stays a version. */
  rewrite(template?: string): Promise<boolean> {
    return this.acting.run(async () => {
      await this.saving?.flush();
      const view = await this.app.host.call('rewrite-draft', { draft: this.#id, ...(template && { template }) });
      this.view = view;
      this.saving?.take(view);
      this.put(view.text);
    });
  }

  async discard(): Promise<void> {
    this.saving?.stop();
    await this.app.host.call('discard-draft', { draft: this.#id });
    this.saving = null;
    this.back();
  }

  // ---- leaving the workshop ----------------------------------------------------------------------------------------

  async approve(by: string): Promise<void> {
    const { saving, view } = this;
    if (!saving || !view || !(await saving.flush())) throw notSaved;
    const payload = { incident: view.incident, draft: view.draft, version: saving.version, by, ...this.#telling };
    await this.app.act('approve-draft', payload, `Approved by ${by}.`);
    this.changed();
  }

  /** Copies in the form that fits the channel. */
  copy(): void {
    if (this.view) void copyAs(this, formFor(this.view, this.tab));
  }

  /** "I posted it": what stands here goes into the record. */
  async posted(): Promise<void> {
    const { view, place } = this;
    if (!view) return;
    // Not on disk is no reason to hold up the record of a fact: the text goes along.
    await this.saving?.flush();
    const { stakeholder, draft } = view;
    if (view.document) {
      this.app.ask({ ask: 'publish-postmortem', audience: view.document.audience, text: this.text });
      return;
    }
    this.app.ask({ ask: 'send', stakeholder, text: this.text, draft, changeStatus: place.changeStatus });
  }
}

const keptAs = (view: DraftView): string => `draft ${view.draft}`;

const notSaved: Failure = {
  code: 'not-saved',
  message: 'The text is not saved yet, so that nobody could say what was approved. Free some space, then try again.',
};
