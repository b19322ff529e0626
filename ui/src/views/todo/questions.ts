// The questions that an act on a thing, an ask or a report may have: their words, and the act behind them.

import type { Foghorn } from '../../state/foghorn.svelte';
import type { TodoAbout } from '../../state/places';

export type TodoQuestion = {
  title: string;
  verb: string;
  /** What it is about, in its own words. */
  about?: string;
  /** The name of the one field; without it only the time is asked. */
  field?: string;
  hint?: string;
  /** True where the field must not be empty. */
  needed?: boolean;
  /** What stands in the field at first. */
  begin?: string;
  /** True where one may say when. */
  timed?: boolean;
  run: (app: Foghorn, incident: string, text: string, at: string) => Promise<unknown>;
};

const given = <K extends string>(key: K, text: string) => (text ? ({ [key]: text } as { [k in K]: string }) : {});

export function questionOf(about: Exclude<TodoAbout, { act: 'add' }>): TodoQuestion {
  switch (about.act) {
    case 'done': {
      const { item, text: name } = about.thing;
      return {
        title: 'Done',
        verb: 'Done',
        about: name,
        field: 'What came of it (optional)',
        timed: true,
        run: (app, incident, note, at) =>
          app.act('do-item', { incident, item, ...given('note', note), ...given('at', at) }),
      };
    }
    case 'skip': {
      const { item, text: name } = about.thing;
      return {
        title: 'Skip it here',
        verb: 'Skip',
        about: name,
        field: 'Why',
        needed: true,
        run: (app, incident, reason) => app.act('skip-item', { incident, item, reason }),
      };
    }
    case 'reopen': {
      const { item, text: name } = about.thing;
      return {
        title: 'To do after all',
        verb: 'Open it again',
        about: name,
        field: 'Why (optional)',
        run: (app, incident, reason) => app.act('reopen-item', { incident, item, ...given('reason', reason) }),
      };
    }
    case 'give': {
      const { item, text: name, owner } = about.thing;
      return {
        title: 'Who does it?',
        verb: 'Give',
        about: name,
        field: 'Name',
        hint: 'Empty: nobody.',
        begin: owner ?? '',
        run: (app, incident, person) => app.act('give-item', { incident, item, ...given('owner', person) }),
      };
    }
    case 'answer': {
      const { ask, who, what } = about.ask;
      return {
        title: `${who}: it came`,
        verb: 'Done',
        about: what,
        field: 'What came (optional)',
        run: (app, incident, answer) => app.act('answer-ask', { incident, ask, ...given('answer', answer) }),
      };
    }
    case 'drop': {
      const { ask, who, what } = about.ask;
      return {
        title: `${who}: not needed any more`,
        verb: 'Drop it',
        about: what,
        field: 'Why',
        needed: true,
        run: (app, incident, reason) => app.act('drop-ask', { incident, ask, reason }),
      };
    }
    case 'trigger': {
      const { id: deadline, name, trigger, runs } = about.report;
      return {
        title: name,
        verb: 'It came to pass',
        about: `${trigger}: the report is due ${runs} later. A preset; check with counsel.`,
        timed: true,
        run: (app, incident, _, at) => app.act('trigger-deadline', { incident, deadline, ...given('at', at) }),
      };
    }
    case 'met': {
      const { id: deadline, name } = about.report;
      return {
        title: `${name}: reported`,
        verb: 'Record it',
        field: 'Where it went, or its number (optional)',
        timed: true,
        run: (app, incident, note, at) =>
          app.act('meet-deadline', { incident, deadline, ...given('note', note), ...given('at', at) }),
      };
    }
  }
}
