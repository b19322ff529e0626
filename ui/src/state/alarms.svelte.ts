// Alarms that the window raises itself where the desktop's notifications do not work: each stays until its clocks are
// calm or quiet, or somebody put it away.

import type { Board, ClockStep, Reminder } from '../wire';

const LOUD = ['heads-up', 'due', 'overdue'];
const key = ({ incident, stakeholder }: Pick<ClockStep, 'incident' | 'stakeholder'>): string =>
  `${incident} ${stakeholder}`;

export class Alarms {
  standing = $state.raw<Reminder[]>([]);

  /** One of the same key replaces the one before it. */
  raise(reminders: readonly Reminder[]): void {
    const renewed = new Set(reminders.map((reminder) => reminder.key));
    this.standing = [...this.standing.filter((old) => !renewed.has(old.key)), ...reminders];
  }

  drop(gone: Reminder): void {
    this.standing = this.standing.filter((reminder) => reminder.key !== gone.key);
  }

  /** Lets go of those whose clocks are all calm or quiet by now; one that speaks of no clock stays. */
  settle(board: Board): void {
    if (this.standing.length === 0) return;
    const loud = new Set<string>();
    for (const card of board.incidents) {
      if (card.watching) continue;
      for (const { stage, stakeholder, snoozed_until } of card.clocks) {
        const quiet = snoozed_until !== null && Date.parse(snoozed_until) > Date.parse(board.now);
        if (!quiet && stage !== null && LOUD.includes(stage)) loud.add(key({ incident: card.incident, stakeholder }));
      }
    }
    const watched = new Set(board.incidents.filter((card) => card.watching).map((card) => card.incident));
    this.standing = this.standing.filter(({ clocks, handover, incident }) =>
      handover ? !watched.has(incident) : clocks.length === 0 || clocks.some((clock) => loud.has(key(clock))),
    );
  }
}
