// The window's state: where it is, the snapshots that it shows (each replaced whole), and the way to act.
// Not here: any deadline, any decision; those are the app's. Nothing is cached beyond what is on the screen.

import { createContext } from 'svelte';
import { type Answer, type Call, failure, type Host, type Payload } from '../host/host';
import { spoken } from '../labels';
import type { Workshop } from '../views/draft/workshop.svelte';
import type {
  Board,
  Card,
  Changed,
  Commands,
  Desk,
  DraftCard,
  Failure,
  IncidentView,
  Receipt,
  Settings,
  Stage,
  StakeholderId,
} from '../wire';
import { zonesOf } from '../zones';
import { Alarms } from './alarms.svelte';
import { Clock } from './clock.svelte';
import { Kept } from './kept.svelte';
import type { Asked, DraftPlace, LookBack, Place } from './places';
import { shared } from './shared';
import { sound } from './sound';
import { Toasts } from './toasts.svelte';

/** Commands that write, and answer with a receipt. */
export type Act = { [N in keyof Commands]: Answer<N> extends Receipt ? N : never }[keyof Commands];

/** The window's state, for every component below the one that set it. */
export const [foghorn, setFoghorn] = createContext<Foghorn>();

/** What lies beside the screen is read so long after the screen, so that it does not hold up its painting; in ms. */
const BESIDE = 80;

export class Foghorn {
  #reading: Promise<void> | null = null;
  #again = false;
  /** Own acts under way: what is heard meanwhile is most likely about them. */
  #acting = 0;
  #heard = 0;
  #beside: ReturnType<typeof setTimeout> | undefined;
  #stages = new Map<string, Stage | null>();
  #nextStage = Number.POSITIVE_INFINITY;
  /** When something to be done on the screen becomes late by itself. */
  #nextLate = Number.POSITIVE_INFINITY;
  /** The incident that was acted on last in this window. */
  #actedOn: string | null = null;
  #chosen = $state.raw<{ stakeholder: StakeholderId; at: number } | null>(null);

  readonly host: Host;
  readonly clock = new Clock((now) => this.#passed(now));
  readonly toasts = new Toasts();
  readonly alarms = new Alarms();
  readonly kept = new Kept();

  place = $state.raw<Place>({ at: 'board' });
  asked = $state.raw<Asked | null>(null);
  desk = $state.raw<Desk | null>(null);
  board = $state.raw<Board | null>(null);
  incident = $state.raw<IncidentView | null>(null);
  /** Texts that are written and not yet posted, newest first. */
  drafts = $state.raw<DraftCard[]>([]);
  /** The draft on the screen. */
  workshop = $state.raw<Workshop | null>(null);
  /** Why the present screen could not be read. */
  unread = $state.raw<Failure | null>(null);
  /** What a screen reader hears. */
  said = $state('');
  /** What long work says of itself. */
  progress = $state.raw<Extract<Changed, { type: 'progress' }> | null>(null);
  /** Grows with every change, for screens that read by themselves (archive, search). */
  changes = $state(0);
  /** Grows when the declare line shall have the focus. */
  declaring = $state(0);
  /** What the archive shall look for when it comes up next. */
  sought = $state.raw<string | null>(null);
  /** Where the wallboard was brought from. */
  beforeWall = $state.raw<Place>({ at: 'board' });
  /** True where the questions of the first start were put off; the next start asks again. */
  askedLater = $state(false);
  /** The zones in which instants are printed. */
  readonly zones = $derived(zonesOf(this.desk?.zone ?? 'UTC', this.desk?.settings.second_zone ?? ''));

  constructor(host: Host) {
    this.host = host;
    host.on((event) => this.#hear(event));
  }

  /** The clock that the incident screen's keys act on; `null`: the one that is due next. */
  get chosen(): StakeholderId | null {
    return this.#chosen?.stakeholder ?? null;
  }

  set chosen(stakeholder: StakeholderId | null) {
    this.#chosen = stakeholder === null ? null : { stakeholder, at: this.clock.now };
  }

  /** A choice ends when another clock falls due: the biggest number is what is due next. */
  #dueBesideChoice(now: number): void {
    const chosen = this.#chosen;
    if (!chosen) return;
    const fell = (due: string | null) => due !== null && Date.parse(due) > chosen.at && Date.parse(due) <= now;
    const others = this.incident?.card.clocks.filter((clock) => clock.stakeholder !== chosen.stakeholder) ?? [];
    if (others.some((clock) => fell(clock.due_at))) this.#chosen = null;
  }

  /** The clock that keys and big buttons act on. */
  get clockInHand() {
    const clocks = this.incident?.card.clocks ?? [];
    return clocks.find((clock) => clock.stakeholder === this.chosen) ?? clocks[0] ?? null;
  }

  async go(place: Place): Promise<void> {
    if (incidentOf(place) === null) this.incident = null;
    else if (incidentOf(place) !== incidentOf(this.place)) {
      this.incident = null;
      this.chosen = null;
    }
    this.unread = null;
    this.place = place;
    await this.refresh();
  }

  /** Opens an incident, and a question about it once it is there. */
  async open(incident: string, stakeholder?: StakeholderId, asked?: Asked): Promise<void> {
    await this.go({ at: 'incident', incident });
    if (!this.incident) return;
    if (stakeholder) this.chosen = stakeholder;
    if (asked) this.ask(asked);
  }

  /** Opens the workshop on a word to them. */
  async write(whom: Omit<DraftPlace, 'at'>): Promise<void> {
    this.ask(null);
    const there = this.go({ at: 'draft', ...whom });
    this.chosen = whom.stakeholder;
    await there;
  }

  /** One step back: from a draft and from what comes after to their incident, from everything else to the board. */
  back(): void {
    if (this.place.at === 'draft' && this.workshop) this.workshop.back();
    else if (this.place.at !== 'draft' && this.place.at !== 'afterwards') void this.go({ at: 'board' });
    else void this.go({ at: 'incident', incident: this.place.incident });
  }

  /** Lets a screen reader say it, also where it is what was said last. */
  say(sentence: string): void {
    this.said = this.said === sentence ? `${sentence}\u00a0` : sentence;
  }

  lookBack(back: LookBack | undefined): Promise<void> {
    if (this.place.at !== 'incident') return Promise.resolve();
    return this.go({ at: 'incident', incident: this.place.incident, back });
  }

  ask(asked: Asked | null): void {
    this.asked = asked;
  }

  /** Acts, shows the new state, and says what the app noted about it; rejects with a `Failure`. */
  async act<N extends Act>(name: N, payload: Payload<N>, done?: string): Promise<Receipt> {
    const receipt: Receipt = await this.#write(name, payload);
    this.#actedOn = receipt.incident;
    this.toasts.settle();
    const notes = [...(done ? [done] : []), ...receipt.notes];
    if (notes.length) {
      this.toasts.say(notes.join(' '), { name: 'Undo', run: () => void this.undo(receipt.incident) });
    }
    return receipt;
  }

  /** Takes back one's own last act on an incident, or on the one that was acted on last; a sent update asks first. */
  undo(incident?: string): Promise<void> {
    return this.#walk('undo', incident);
  }

  redo(incident?: string): Promise<void> {
    return this.#walk('redo', incident);
  }

  async #walk(way: 'undo' | 'redo', named: string | undefined): Promise<void> {
    const incident = named ?? this.#actedOn;
    if (incident === null) {
      this.toasts.say(
        'Nothing was done since this window opened. Ctrl Z on an incident takes back your last act there.',
      );
      return;
    }
    const back = way === 'undo' ? 'redo' : 'undo';
    const action = { name: back === 'redo' ? 'Redo' : 'Undo', run: () => void this.#walk(back, incident) };
    let reference = '';
    try {
      // Said by name, wherever one is: the incident may not be on the screen.
      const shown = this.incident?.card.incident === incident && !this.incident.looking_back ? this.incident : null;
      const view = shown ?? (await this.host.call('incident', { incident }));
      reference = view.card.reference;
      const label = view[way]?.label ?? 'the last act';
      const receipt = await this.#write(way, { incident });
      this.#actedOn = incident;
      this.toasts.settle();
      const done = `${reference}, ${way === 'undo' ? 'taken back' : 'brought back'}: ${label}.`;
      this.toasts.say([done, ...receipt.notes].join(' '), action);
    } catch (thrown) {
      const refusal = failure(thrown);
      if (refusal.code === 'sent-undo') await this.open(incident, undefined, { ask: 'undo-sent' });
      else this.toasts.say(reference ? `${reference}: ${refusal.message}` : refusal.message);
    }
  }

  /** Acts, and shows the new state. */
  async #write<N extends Act>(name: N, payload: Payload<N>): Promise<Answer<N>> {
    const place = this.place;
    const show = screenOf(place);
    this.#acting += 1;
    try {
      if (!show) return await this.host.call(name, payload);
      const { answer, shown } = await this.host.actAndShow<N, 'board' | 'incident'>({ name, payload }, show);
      if (shown) this.#show(place, shown);
      else this.#heard = Number.POSITIVE_INFINITY;
      return answer;
    } finally {
      this.#acting -= 1;
      if (!show || this.#acting || this.#heard > this.#reaches()) await this.refresh();
      else {
        this.changes += 1;
        this.#readBeside();
      }
      this.#heard = 0;
    }
  }

  /** Whatever a call threw, as a sentence and a code. */
  refused(thrown: unknown): Failure {
    return failure(thrown);
  }

  async set(settings: Settings): Promise<void> {
    const kept = await this.host.call('set-settings', settings);
    if (this.desk) this.desk = { ...this.desk, settings: kept };
    await this.refresh();
  }

  /** Reads anew what is on the screen; two calls at once read once more, not twice. */
  async refresh(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return this.#reading;
    }
    this.#reading = this.#readAll().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #readAll(): Promise<void> {
    do {
      this.#again = false;
      // What the first screen needs comes at once; later the screen goes first.
      await Promise.all([this.#readScreen(), this.desk ? undefined : this.#readDesk()]);
      this.changes += 1;
    } while (this.#again);
    this.#readBeside();
  }

  async #readScreen(): Promise<void> {
    const place = this.place;
    try {
      const show = screenOf(place);
      if (show) this.#show(place, await this.host.call(show.name, show.payload));
      if (this.place === place) this.unread = null;
    } catch (thrown) {
      if (this.place === place) this.unread = failure(thrown);
    }
  }

  /** Puts a snapshot on the screen, unless one is there that knows more. */
  #show(place: Place, shown: Board | IncidentView): void {
    if ('incidents' in shown) {
      this.#showBoard(shown);
      return;
    }
    if (this.place !== place || (this.incident && this.incident.up_to > shown.up_to)) return;
    if (!shown.looking_back) this.clock.follow(shown.now);
    this.incident = shared(this.incident, shown);
    const late = shown.looking_back ? null : shown.todo.next_late_at;
    this.#nextLate = late === null ? Number.POSITIVE_INFINITY : Date.parse(late);
  }

  /** The arrival number that the screen reaches; without a snapshot on it, none. */
  #reaches(): number {
    const board = ['board', 'wall'].includes(this.place.at) ? this.board : null;
    const snapshot = incidentOf(this.place) === null ? board : this.incident;
    return snapshot?.up_to ?? -1;
  }

  /** The desk, and where the board is not on the screen, the board: for its count, the alarms and the palette. */
  #readBeside(): void {
    clearTimeout(this.#beside);
    this.#beside = setTimeout(async () => {
      await Promise.all([this.#readDesk(), this.#readDrafts()]);
      if (['board', 'wall'].includes(this.place.at)) return;
      try {
        this.#showBoard(await this.host.call('board', {}));
      } catch {
        // The screen itself said what is wrong; this is read again with the next change.
      }
    }, BESIDE);
  }

  async #readDesk(): Promise<void> {
    try {
      this.desk = shared(this.desk, await this.host.call('desk', {}));
    } catch {
      // As above.
    }
  }

  async #readDrafts(): Promise<void> {
    try {
      this.drafts = shared(this.drafts, await this.host.call('drafts', {}));
    } catch {
      // As above.
    }
  }

  #showBoard(board: Board): void {
    if (this.board && this.board.up_to > board.up_to) return;
    this.clock.follow(board.now);
    this.board = shared(this.board, board);
    this.alarms.settle(board);
    this.#speak(board);
    const stages = (card: Card) => [...card.clocks.map((clock) => clock.next_stage_at), card.late.next_at];
    const next = board.incidents.flatMap(stages);
    this.#nextStage = Math.min(
      ...next.filter((at) => at !== null).map((at) => Date.parse(at)),
      Number.POSITIVE_INFINITY,
    );
  }

  /** Says aloud only what passed a threshold since the last look. */
  #speak(board: Board): void {
    const stages = new Map<string, Stage | null>();
    const said: string[] = [];
    for (const card of board.incidents.filter((card) => !card.watching)) {
      for (const clock of card.clocks) {
        const key = `${card.incident} ${clock.stakeholder}`;
        stages.set(key, clock.stage);
        if (this.#stages.has(key) && this.#stages.get(key) !== clock.stage) {
          const sentence = spoken(clock.stage, clock.name, card.reference);
          if (sentence) said.push(sentence);
        }
      }
    }
    this.#stages = stages;
    if (said.length) this.say(said.join(' '));
  }

  /** A stage that was announced for now is here: look again. */
  #passed(now: number): void {
    this.#dueBesideChoice(now);
    if (now < Math.min(this.#nextStage, this.#nextLate)) return;
    this.#nextStage = Number.POSITIVE_INFINITY;
    this.#nextLate = Number.POSITIVE_INFINITY;
    void this.refresh();
  }

  #hear(event: Changed): void {
    switch (event.type) {
      case 'changed':
        this.#changed(event.up_to ?? Number.POSITIVE_INFINITY);
        break;
      case 'progress':
        this.progress = event;
        break;
      case 'alarm':
        this.alarms.raise(event.reminders);
        if (event.sound) sound(event.reminders.map((reminder) => reminder.step));
        break;
      case 'open':
        this.#open(event);
        break;
    }
  }

  #changed(upTo: number): void {
    if (this.#acting) this.#heard = Math.max(this.#heard, upTo);
    else if (upTo > this.#reaches()) void this.refresh();
  }

  #open({ what, ...whom }: Extract<Changed, { type: 'open' }>): void {
    const incident = whom.incident ?? undefined;
    const stakeholder = whom.stakeholder ?? undefined;
    if (what === 'quit') this.ask({ ask: 'quit' });
    else if (what === 'declare') this.declare();
    else if (what === 'board' || !incident) void this.go({ at: 'board' });
    else if (what === 'incident') void this.open(incident, stakeholder);
    else if (what === 'send') void this.open(incident, stakeholder, { ask: 'send', stakeholder });
    else if (stakeholder) void this.write({ incident, stakeholder });
    else void this.open(incident);
  }

  /** Brings the declare line and puts the cursor into it. */
  declare(): void {
    this.ask(null);
    if (this.place.at !== 'board') void this.go({ at: 'board' });
    this.declaring += 1;
  }
}

/** The question that a screen asks; `null` for those that read by themselves. */
function screenOf(place: Place): Call<'board'> | Call<'incident'> | null {
  if (place.at === 'board' || place.at === 'wall') return { name: 'board', payload: {} };
  if (place.at === 'draft' || place.at === 'afterwards') {
    return { name: 'incident', payload: { incident: place.incident } };
  }
  if (place.at !== 'incident') return null;
  const back = place.back ? { [place.back.by]: place.back.when } : {};
  return { name: 'incident', payload: { incident: place.incident, ...back } };
}

/** The incident that the screen is about. */
function incidentOf(place: Place): string | null {
  return 'incident' in place ? place.incident : null;
}
