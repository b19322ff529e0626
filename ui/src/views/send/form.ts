// "I sent it" as a form, and the record that it becomes. Pure; times stay text as people type them.

import type { Answer, Payload } from '../../host/host';
import type { ActId, ClockView, DraftId, Severity, StakeholderId, Status, UpdateView } from '../../wire';
import { plural } from '../../words';

export type Row = {
  stakeholder: StakeholderId;
  name: string;
  told: boolean;
  channels: { channel: string; name: string; on: boolean; at: string }[];
};

export type SendForm = {
  text: string;
  /** The draft that it was written as; empty: none. */
  draft: string;
  /** Why it was posted without review or approval, where it was. */
  without: string;
  /** Posting time of everything that has none of its own; empty: now. */
  at: string;
  rows: Row[];
  /** Empty: what is in force. */
  status: Status | '';
  severity: Severity | '';
  /** True: the status told becomes the status in force, in the same act. */
  change: boolean;
  /** Whether it promises the next word; `null`: as the text says. */
  promises: boolean | null;
  /** The promise as typed; empty: as read from the text. */
  promise: string;
  reason: string;
  notFor: StakeholderId[];
  /** Other incidents that the same message was posted for, by their streams. */
  also: string[];
};

type Begin = {
  clocks: readonly ClockView[];
  stakeholder?: StakeholderId;
  text?: string;
  draft?: DraftId;
  changeStatus?: Status;
};

/** A new form: the stakeholder in hand is told, on the required channels, now. */
export function beginSend({ clocks, stakeholder, text, draft, changeStatus }: Begin): SendForm {
  return {
    text: text ?? '',
    draft: draft ?? '',
    without: '',
    at: '',
    rows: clocks.map((clock) => rowOf(clock, clock.stakeholder === stakeholder)),
    status: changeStatus ?? '',
    severity: '',
    change: changeStatus !== undefined,
    promises: null,
    promise: '',
    reason: '',
    notFor: [],
    also: [],
  };
}

function rowOf(clock: ClockView, told: boolean): Row {
  const channels = clock.channels.map(({ channel, name, required }) => ({ channel, name, on: required, at: '' }));
  return { stakeholder: clock.stakeholder, name: clock.name, told, channels };
}

/** Takes in stakeholders that were added since the form was begun. */
export function takeIn(form: SendForm, clocks: readonly ClockView[]): void {
  for (const clock of clocks) {
    if (!form.rows.some((row) => row.stakeholder === clock.stakeholder)) form.rows.push(rowOf(clock, false));
  }
}

/** The form of a record that is to be put right. */
export function beginCorrection(update: UpdateView, clocks: readonly ClockView[]): SendForm {
  const form = beginSend({ clocks, text: update.text ?? '' });
  for (const row of form.rows) for (const channel of row.channels) channel.on = false;
  for (const { stakeholder, channel, posted_at } of update.deliveries) {
    let row = form.rows.find((row) => row.stakeholder === stakeholder);
    if (!row) {
      row = { stakeholder, name: stakeholder, told: true, channels: [] };
      form.rows.push(row);
    }
    row.told = true;
    const known = row.channels.find((one) => one.channel === channel);
    if (known) Object.assign(known, { on: true, at: posted_at });
    else row.channels.push({ channel, name: channel, on: true, at: posted_at });
  }
  return {
    ...form,
    status: update.status ?? '',
    severity: update.severity ?? '',
    // A text that follows later is read; one that was read once promises what the record says.
    promises: update.promise === null && update.text === null ? null : update.promise !== null,
    promise: update.promise?.at ?? '',
    reason: update.promise?.reason ?? '',
    notFor: update.promise?.not_for ?? [],
  };
}

export const told = (form: SendForm): Row[] => form.rows.filter((row) => row.told);

/** What is asked of the app while the form is filled: what does this text promise? */
export function question(form: SendForm, incident: string): Payload<'read-word'> {
  return {
    incident,
    text: form.text,
    stakeholders: told(form).map((row) => row.stakeholder),
    ...(form.at.trim() ? { posted_at: form.at.trim() } : {}),
    ...(form.promise.trim() ? { promise: form.promise.trim() } : {}),
    ...(form.draft ? { draft: form.draft } : {}),
    ...(form.change && form.status ? { telling: form.status } : {}),
  };
}

/** What a text that was written as a draft lacks when it is posted: `2 errors are open, and nobody approved it`. */
export function lacking(read: Answer<'read-word'> | null): string {
  const proof = read?.proof;
  if (!proof) return '';
  const errors = proof.errors ? `${plural(proof.errors, 'error')} ${proof.errors === 1 ? 'is' : 'are'} open` : '';
  const approval = proof.approval_missing ? `nobody approved this very text (${proof.approval_missing})` : '';
  return [errors, approval].filter(Boolean).join(', and ');
}

/** Whether it promises the next word: as was said, else as the text does. */
export function promises(form: SendForm, read: Answer<'read-word'> | null): boolean {
  return form.promises ?? (form.promise.trim() !== '' || (read?.promise_at ?? null) !== null);
}

/** The promise that will be recorded: by when, or `null`. */
export function promiseAt(form: SendForm, read: Answer<'read-word'> | null): string | null {
  if (!promises(form, read)) return null;
  return form.promise.trim() || read?.promise_at || null;
}

/** The whole record, but for what act it is. */
export function record(form: SendForm, incident: string, read: Answer<'read-word'> | null) {
  const promise = promiseAt(form, read);
  const bound = new Set(told(form).map((row) => row.stakeholder));
  return {
    incident,
    deliveries: told(form).flatMap(deliveries),
    ...(form.text.trim() ? { text: form.text } : {}),
    ...(form.at.trim() ? { posted_at: form.at.trim() } : {}),
    ...(form.status ? { tells_status: form.status } : {}),
    ...(form.severity ? { tells_severity: form.severity } : {}),
    ...(promise
      ? {
          promise: {
            at: promise,
            not_for: form.notFor.filter((stakeholder) => bound.has(stakeholder)),
            ...(form.reason.trim() ? { reason: form.reason.trim() } : {}),
          },
        }
      : {}),
  } satisfies Payload<'send'>;
}

function deliveries({ stakeholder, channels }: Row): Payload<'send'>['deliveries'] {
  const on = channels.filter((channel) => channel.on);
  // Told, but nowhere that is listed: the app decides what that counts for.
  if (on.length === 0) return [{ stakeholder }];
  return on.map(({ channel, at }) => ({ stakeholder, channel, ...(at.trim() ? { posted_at: at.trim() } : {}) }));
}

/** Sending, with the change of status where both are one act. */
export function sending(form: SendForm, incident: string, read: Answer<'read-word'> | null): Payload<'send'> {
  const changes = form.change && form.status && form.status !== read?.status;
  return {
    ...record(form, incident, read),
    ...(changes && form.status ? { change_status: form.status } : {}),
    ...(form.draft ? { draft: form.draft } : {}),
    ...(read?.proof.overruled.length ? { overruled: read.proof.overruled } : {}),
    ...(lacking(read) ? { without: `${form.without.trim() || 'no reason given'} (${lacking(read)})` } : {}),
  };
}

export function correcting(
  form: SendForm,
  incident: string,
  of: ActId,
  read: Answer<'read-word'> | null,
): Payload<'correct-update'> {
  return { ...record(form, incident, read), of };
}
