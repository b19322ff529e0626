// Generated from Rust by `make wire`; a test compares it. Do not edit.

export type AcceptCommand = { 
/**
 * Who; whoever acts where missing.
 */
person?: string, };

export type ActId = string;

export type AddFollowUp = { 
/**
 * What, as an order.
 */
text: string, 
/**
 * What it is good for; prevention where missing.
 */
kind?: FollowUpKind, 
/**
 * Whose it is.
 */
owner?: string, 
/**
 * By when.
 */
due?: When, 
/**
 * What it is against.
 */
cause?: string, };

export type AddItem = { 
/**
 * What, as an order.
 */
text: string, 
/**
 * In which list; one of its own where missing.
 */
checklist?: string, 
/**
 * By when, in minutes from now.
 */
minutes?: number, 
/**
 * Whose it is.
 */
owner?: Role, 
/**
 * Why.
 */
why?: string, };

export type AddStakeholder = { 
/**
 * Its short name: small letters, digits, hyphens.
 */
stakeholder: StakeholderId, 
/**
 * Its name on the screen; the playbook's where missing.
 */
name?: string, 
/**
 * Where it can be told; the playbook's, or email, where missing.
 */
channels?: Array<Channel>, 
/**
 * The channels that count as told; any where missing.
 */
required?: Array<Channel>, 
/**
 * Minutes to the first word; the playbook's where missing.
 */
first_minutes?: number, 
/**
 * Minutes from word to word; the playbook's where missing.
 */
then_minutes?: number, 
/**
 * Since when; now where missing.
 */
at?: When, };

export type Addable = { 
/**
 * Its short name.
 */
stakeholder: StakeholderId, 
/**
 * Its name.
 */
name: string, 
/**
 * Where it can be told.
 */
channels: Array<Channel>, };

export type AftermathView = { 
/**
 * Its stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * Who is still owed a word.
 */
words: Array<string>, 
/**
 * Things of the lists of recovery and aftermath that are open.
 */
things: Array<string>, 
/**
 * What somebody was asked for and has not come.
 */
asks: Array<string>, 
/**
 * Reports that run and were not made.
 */
reports: Array<string>, 
/**
 * What was approved for those who were hurt, and nobody has yet.
 */
offers: Array<string>, 
/**
 * How many letters to customers are approved and not sent.
 */
letters: number, 
/**
 * How many customers something is to come next for.
 */
next_steps: number, 
/**
 * True where nothing is left: it can be closed.
 */
can_close: boolean, 
/**
 * By when the postmortem is due; absent: none is asked for.
 */
postmortem_due: string | null, 
/**
 * Why it has another date than the usual one.
 */
postmortem_moved: string | null, 
/**
 * What was published.
 */
published: Array<PublishedView>, 
/**
 * True where the postmortem was published since it was resolved.
 */
postmortem_is_out: boolean, 
/**
 * What was learned.
 */
lessons: Array<LessonView>, 
/**
 * Follow-ups: open ones first, what is due next on top.
 */
follow_ups: Array<FollowUpView>, 
/**
 * What those who were told of it hear long after.
 */
reassurance: ReassuranceView, };

export type AgeOfFollowUps = { 
/**
 * `under a week`.
 */
age: string, 
/**
 * How many are open.
 */
open: number, 
/**
 * How many of them are late.
 */
late: number, };

export type AnswerAsk = { 
/**
 * The act that asked, or who was asked, where only one of theirs is open.
 */
ask: ActId, 
/**
 * What came.
 */
answer?: string, };

export type AnswerCustomer = { 
/**
 * Whose answer, by the row of the list.
 */
row: number, 
/**
 * Whether it put things right for them, where they said so.
 */
content?: boolean, 
/**
 * What they said.
 */
note?: string, 
/**
 * What comes next, as an order.
 */
next?: string, 
/**
 * By when.
 */
due?: When, 
/**
 * When they answered; now where missing.
 */
at?: When, };

export type AnswerRing = { 
/**
 * The act that began it, or the scheme's name; left out where only one is at work.
 */
ring?: string, 
/**
 * Who, where it was not the one being rung: people ring back.
 */
who?: string, 
/**
 * What they said.
 */
note?: string, };

export type ApologyPart = "regret" | "explanation" | "ownership" | "promise" | "repair" | "forgiveness";

export type ApprovalChange = { 
/**
 * As it is.
 */
before: string, 
/**
 * As it would be.
 */
after: string, };

export type ApprovalView = { 
/**
 * Why, in a few words (`SEV1, Press`); `None`: the playbook asks for none.
 */
needed: string | null, 
/**
 * The latest approval.
 */
given: GivenApproval | null, };

export type ApproveCompensation = { 
/**
 * What is offered.
 */
what: string, 
/**
 * Who approves it, by name.
 */
by: string, };

export type ApproveLettersOn = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * The draft that they are written from.
 */
draft: DraftId, 
/**
 * The version that was looked at; another one is not approved.
 */
version: number, 
/**
 * Whose: `1-20,25`; where missing, everybody's.
 */
rows?: string, 
/**
 * Who approves them, by name.
 */
by: string, };

export type ApproveOn = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * Which draft.
 */
draft: DraftId, 
/**
 * The version that was looked at; another one is not approved.
 */
version: number, 
/**
 * Who approves it, by name.
 */
by: string, 
/**
 * The status that the incident gets with the record of this message; where missing, it stays as it is.
 */
telling?: Status, };

export type ArchiveRow = { 
/**
 * Its stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * What was broken.
 */
title: string, 
/**
 * How bad.
 */
severity: Severity, 
/**
 * Where it stands.
 */
status: Status, 
/**
 * Real, drill, maintenance or imported.
 */
kind: Kind, 
/**
 * When the impact began, where known.
 */
started_at: string | null, 
/**
 * When it was declared.
 */
declared_at: string, 
/**
 * When it was resolved.
 */
resolved_at: string | null, 
/**
 * How many updates were sent.
 */
updates: number, };

export type ArchiveWindow = { 
/**
 * The rows.
 */
rows: Array<ArchiveRow>, 
/**
 * How many match.
 */
total: number, 
/**
 * Where the next window begins.
 */
next: string | null, };

export type AskFor = { 
/**
 * Who.
 */
who: string, 
/**
 * For what.
 */
what: string, 
/**
 * How long they have.
 */
minutes: number, };

export type AskView = { 
/**
 * The act that asked.
 */
ask: ActId, 
/**
 * Who.
 */
who: string, 
/**
 * For what.
 */
what: string, 
/**
 * Since when.
 */
asked_at: string, 
/**
 * By when.
 */
due_at: string, 
/**
 * True where that is over.
 */
late: boolean, };

export type Aspect = "data" | "vendor" | "regulated" | "security" | "failover";

export type AspectView = { 
/**
 * Which.
 */
aspect: Aspect, 
/**
 * Whether it holds.
 */
holds: boolean, };

export type AssignRole = { 
/**
 * Which.
 */
role: Role, 
/**
 * Who; missing: nobody.
 */
person?: string, 
/**
 * Since when; now where missing.
 */
at?: When, };

export type Audience = "internal" | "public";

export type Backup = { 
/**
 * The file; never overwritten.
 */
path: string, };

export type BackupDone = { 
/**
 * The file.
 */
path: string, };

export type Because = "promise" | "first-word" | "interval" | "raised" | "hold" | "change" | "with" | "last-word" | "reopened";

export type Board = { 
/**
 * When this was read.
 */
now: string, 
/**
 * Incidents that are not over, what is due next first.
 */
incidents: Array<Card>, 
/**
 * How many records the archive holds; told where the board is empty, which is where somebody asks.
 */
archived: number | null, 
/**
 * The arrival number of the newest entry in it.
 */
up_to: number, };

export type BriefAbout = { 
/**
 * When it was made.
 */
made_at: string, 
/**
 * By whom.
 */
made_by: string | null, 
/**
 * Nothing that was written down later is in it.
 */
state_as_of: string, 
/**
 * What was left out before it was shared.
 */
left_out: ("contacts" | "names" | "notes" | "drafts")[], 
/**
 * Its incidents.
 */
incidents: Array<BriefIncident>, };

export type BriefIncident = { 
/**
 * Its stream.
 */
incident: StreamId, 
/**
 * `INC-7`; as it is called here, where it is here.
 */
reference: string, 
/**
 * What is broken.
 */
title: string, 
/**
 * How many entries the brief has of it.
 */
entries: number, 
/**
 * How many of them are not here.
 */
new_entries: number, 
/**
 * How many versions of drafts that are not here.
 */
new_drafts: number, };

export type BriefSaved = { 
/**
 * The file.
 */
path: string, 
/**
 * How many entries are in it; 0 where it is a page to read.
 */
entries: number, 
/**
 * How many of them without their text.
 */
without_text: number, 
/**
 * How many versions of drafts.
 */
drafts: number, 
/**
 * True where a passphrase opens it.
 */
encrypted: boolean, };

export type BriefView = { 
/**
 * The incident's stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * To be pasted wherever Markdown is read.
 */
markdown: string, 
/**
 * The same as structure and words, without anything that runs, loads or is styled.
 */
html: string, 
/**
 * A whole page, to be saved or printed.
 */
page: string, };

export type Bucket = { 
/**
 * Less than so many minutes; absent: all that lasted longer.
 */
below: number | null, 
/**
 * How many.
 */
incidents: number, };

export type CadenceChange = { 
/**
 * Whose.
 */
stakeholder: StakeholderId, 
/**
 * Their name.
 */
name: string, 
/**
 * At which severity.
 */
severity: Severity, 
/**
 * `first word`, `investigating`, `identified`, `monitoring` or `after a change`.
 */
beat: string, 
/**
 * What it is, `15 min`; none: there is none.
 */
before: string | null, 
/**
 * What it would be.
 */
after: string | null, };

export type Card = { 
/**
 * Its stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * What is broken.
 */
title: string, 
/**
 * Real, drill, maintenance or imported.
 */
kind: Kind, 
/**
 * How bad.
 */
severity: Severity, 
/**
 * False where nobody said how bad.
 */
severity_confirmed: boolean, 
/**
 * Where it stands.
 */
status: Status, 
/**
 * When the impact began, where known.
 */
started_at: string | null, 
/**
 * When it was declared.
 */
declared_at: string, 
/**
 * When it was resolved, where it is.
 */
resolved_at: string | null, 
/**
 * Who commands, where somebody does.
 */
commander: string | null, 
/**
 * The fact sheet's impact.
 */
impact: string | null, 
/**
 * The fact sheet's scope.
 */
scope: string | null, 
/**
 * Every clock that is in play, what is due next first.
 */
clocks: Array<ClockView>, 
/**
 * Promises, all stakeholders together.
 */
promises: PromiseCount, 
/**
 * How many updates were sent.
 */
updates: number, 
/**
 * True where its clocks run.
 */
live: boolean, 
/**
 * Where this laptop only watches it.
 */
watching: WatchingView | null, 
/**
 * Other incidents that have to do with it.
 */
links: Array<LinkView>, 
/**
 * What is late beside words.
 */
late: LateView, };

export type ChangeFollowUp = { 
/**
 * The act that added it.
 */
follow_up: ActId, 
/**
 * What, as an order.
 */
text?: string, 
/**
 * What it is good for.
 */
kind?: FollowUpKind, 
/**
 * Whose it is.
 */
owner?: string, 
/**
 * By when.
 */
due?: When, 
/**
 * What it is against.
 */
cause?: string, };

export type ChangeSeverity = { 
/**
 * The new one; the same one confirms it.
 */
severity: Severity, 
/**
 * When it changed; now where missing.
 */
at?: When, 
/**
 * Why, where that is worth writing down.
 */
reason?: string, };

export type ChangeStatus = { 
/**
 * The new one.
 */
status: Status, 
/**
 * When it changed; now where missing.
 */
at?: When, 
/**
 * Why, where that is worth writing down.
 */
reason?: string, };

export type ChangeWay = "comes" | "goes" | "changes";

export type Changed = { "type": "changed", 
/**
 * The streams that changed.
 */
streams: Array<StreamId>, 
/**
 * The arrival number of the newest entry that this is about; a snapshot that reaches as far has it all. `None`:
 * something else changed, or nobody knows how much.
 */
up_to: number | null, } | { "type": "progress", 
/**
 * Which: `import`, `export`, `rebuild`.
 */
job: string, 
/**
 * How much is done.
 */
done: number, 
/**
 * Of how much, where known.
 */
total: number | null, 
/**
 * What is being done, in a few words.
 */
text: string, } | { "type": "alarm", 
/**
 * What would have been shown.
 */
reminders: Array<Reminder>, 
/**
 * Whether it makes a sound.
 */
sound: boolean, } | { "type": "open", 
/**
 * `board`, `incident`, `declare`, `send`, `write` or `quit`.
 */
what: string, 
/**
 * Which incident.
 */
incident: StreamId | null, 
/**
 * For whom.
 */
stakeholder: string | null, };

export type ChangedFact = { 
/**
 * Which.
 */
fact: Fact, 
/**
 * What they were told it was, where it was known.
 */
before: string | null, 
/**
 * What it is now; empty: not known any more.
 */
now: string, };

export type ChangedLine = { 
/**
 * What became of it.
 */
change: LineChange, 
/**
 * Its number in the user's file, counted from 1; missing where it is not there any more.
 */
line: number | null, 
/**
 * The line.
 */
text: string, };

export type ChangedThing = { 
/**
 * What, as an order.
 */
text: string, 
/**
 * When it was done.
 */
done_at: string, 
/**
 * What came of it.
 */
note: string | null, };

export type Channel = string;

export type ChannelLength = { 
/**
 * `sms`, `social`, `mail-subject`, or one of the stakeholder's.
 */
channel: string, 
/**
 * Its length in `unit`.
 */
used: number, 
/**
 * The most that the channel takes, where that is known.
 */
limit: number | null, 
/**
 * In what the channel counts.
 */
unit: LengthUnit, 
/**
 * How many messages it becomes; more than 1 only for SMS.
 */
parts: number, 
/**
 * False where it is too long.
 */
fits: boolean, };

export type ChannelView = { 
/**
 * Its short name.
 */
channel: Channel, 
/**
 * Its name on the screen.
 */
name: string, 
/**
 * Whether it counts as told.
 */
required: boolean, };

export type ClockStep = { 
/**
 * The incident's stream.
 */
incident: StreamId, 
/**
 * Whose clock.
 */
stakeholder: StakeholderId, 
/**
 * Its due time.
 */
due_at: string, 
/**
 * The step's own instant.
 */
step_at: string, };

export type ClockView = { 
/**
 * Whose clock.
 */
stakeholder: StakeholderId, 
/**
 * The stakeholder's name.
 */
name: string, 
/**
 * When the next word is due; `None` where nothing is.
 */
due_at: string | null, 
/**
 * What set the due time, and when.
 */
set_at: string | null, 
/**
 * Why it is due then; `None` without a due time.
 */
because: Because | null, 
/**
 * What the clock says now; `None` where it says nothing (never in play, or the last word was said).
 */
stage: Stage | null, 
/**
 * When the stage changes next by itself.
 */
next_stage_at: string | null, 
/**
 * The standing promise, where there is one.
 */
promised_at: string | null, 
/**
 * Quiet until then, where somebody snoozed it.
 */
snoozed_until: string | null, 
/**
 * True where the snooze just given was not the first in a row, so the next one asks for a reason.
 */
snooze_needs_reason: boolean, 
/**
 * Why and until when words are held back.
 */
hold: HoldView | null, 
/**
 * The last word that counts as told.
 */
told_at: string | null, 
/**
 * Required channels that the last update did not reach.
 */
incomplete: Array<Channel>, 
/**
 * How many facts changed after the last word to them.
 */
behind: number, 
/**
 * Words that counted as told.
 */
words: number, 
/**
 * How many of them came by the due time in force.
 */
words_on_time: number, 
/**
 * How many of them had a due time to be judged by.
 */
words_judged: number, 
/**
 * Hears together with this stakeholder.
 */
with: string | null, 
/**
 * Where it can be told.
 */
channels: Array<ChannelView>, };

export type Close = { 
/**
 * Why, where somebody is still owed a word, or something is open.
 */
reason?: string, 
/**
 * When; now where missing.
 */
at?: When, };

export type CommandView = { 
/**
 * Handed over from here, and not confirmed yet that the other has it.
 */
unconfirmed: HandoverView | null, 
/**
 * Handed over by somebody else, and nobody took it yet.
 */
offered: HandoverView | null, 
/**
 * What is to be reached, as said last.
 */
objectives: string | null, 
/**
 * When it is reached, as said last.
 */
exit_criteria: string | null, };

export type Component = { 
/**
 * Which, as its source calls it.
 */
name: string, 
/**
 * How many.
 */
incidents: number, 
/**
 * How long their impact lasted together, in minutes.
 */
minutes: number, };

export type ConfirmHandover = Record<symbol, never>;

export type ContactGroup = { 
/**
 * Its name.
 */
group: string, 
/**
 * How many are in it.
 */
contacts: number, 
/**
 * Whom its call scheme rings, in this order; empty: it has none.
 */
scheme: Array<SchemeStep>, };

export type ContactView = { 
/**
 * The name.
 */
name: string, 
/**
 * `team` or `yours`.
 */
origin: string, 
/**
 * The groups: `database:1; executives`.
 */
groups: string, 
/**
 * What they do.
 */
role: string, 
/**
 * For whom they work.
 */
organisation: string, 
/**
 * Telephone numbers.
 */
phones: Array<string>, 
/**
 * Mail addresses.
 */
emails: Array<string>, 
/**
 * An IANA zone.
 */
zone: string, 
/**
 * A language.
 */
language: string, 
/**
 * How long to wait for an answer: `5m`.
 */
wait: string, 
/**
 * A vendor's contract.
 */
contract: string, 
/**
 * A vendor's support.
 */
support: string, 
/**
 * When somebody last made sure that it is right.
 */
reviewed_on: string | null, 
/**
 * True where that is over 90 days ago, or never was.
 */
stale: boolean, 
/**
 * What else to know.
 */
note: string, };

export type ContactsAbout = { 
/**
 * How many it has.
 */
contacts: number, 
/**
 * Names of those that are not here yet.
 */
new: Array<string>, 
/**
 * Names of those that it changes.
 */
changed: Array<string>, 
/**
 * How many are here just so.
 */
same: number, 
/**
 * Columns or properties that mean nothing here.
 */
left_out: Array<string>, 
/**
 * What is wrong, each with its line; any of them, and nothing is taken in.
 */
faults: Array<string>, 
/**
 * How many more are.
 */
more_faults: number, };

export type ContactsChanged = { 
/**
 * Which contacts.
 */
names: Array<string>, };

export type ContactsFile = { 
/**
 * The file: `.csv` or `.vcf`.
 */
path: string, };

export type ContactsView = { 
/**
 * Those that were asked for, in the order of their names; in a group those of its call scheme first, in its order.
 */
contacts: Array<ContactView>, 
/**
 * How many were asked for in all.
 */
found: number, 
/**
 * How many there are.
 */
total: number, 
/**
 * How many of them nobody looked at for 90 days.
 */
stale: number, 
/**
 * The groups that there are.
 */
groups: Array<ContactGroup>, 
/**
 * Faults of the files, with file and line.
 */
faults: Array<string>, 
/**
 * The user's own table.
 */
file: string, };

export type ContractView = { 
/**
 * Its short name.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What it owes: `below 99.9 %: 10 %; below 99 %: 25 % of the monthly fee`.
 */
says: string, };

export type Copied = { 
/**
 * The copy.
 */
text: string, 
/**
 * The subject, where it goes by mail.
 */
subject: string | null, };

export type CopyAs = "markdown" | "plain" | "html" | "slack" | "mailto";

export type CopyDraft = { 
/**
 * Which draft.
 */
draft: DraftId, 
/**
 * Its text as it stands.
 */
text: string, 
/**
 * In what form.
 */
as: CopyAs, };

export type CorrectNote = { 
/**
 * The act that wrote the line.
 */
note: ActId, 
/**
 * What it should say.
 */
text: string, 
/**
 * When it happened, where that was wrong.
 */
at?: When, };

export type CorrectUpdate = { 
/**
 * The act that recorded it.
 */
of: ActId, 
/**
 * Its final text; what the record has where missing.
 */
text?: string, 
/**
 * To whom, where, when; what the record has where missing.
 */
deliveries?: Array<DeliverySaid>, 
/**
 * When it was posted, where a delivery does not say.
 */
posted_at?: When, 
/**
 * The status that it told.
 */
tells_status?: Status, 
/**
 * The severity that it told.
 */
tells_severity?: Severity, 
/**
 * The next update that it promised; what the record has where missing.
 */
promise?: PromiseSaid, 
/**
 * True: it promised nothing.
 */
no_promise?: boolean, };

export type Counted = { 
/**
 * What it is called.
 */
name: string, 
/**
 * How long it was in this period.
 */
seconds: number, 
/**
 * How much of that the contract counts.
 */
counted: number, 
/**
 * Why not all of it, a reason each.
 */
because: Array<string>, };

export type CreditView = { 
/**
 * What could be offered for it; absent: nothing is owed.
 */
offer: string | null, 
/**
 * The period: `November 2026`.
 */
period: string, 
/**
 * Its first instant.
 */
from: string, 
/**
 * The first instant after it.
 */
to: string, 
/**
 * For how many seconds of it the service is owed.
 */
owed_seconds: number, 
/**
 * Each failure in it.
 */
failures: Array<Counted>, 
/**
 * For how many seconds it was not there, as the contract counts.
 */
down_seconds: number, 
/**
 * What was there of what was owed, in millionths, rounded down.
 */
availability: number, 
/**
 * What is owed, in hundredths of a percent of the fee; 0: nothing.
 */
credit: number, 
/**
 * The arithmetic, a sentence each.
 */
arithmetic: Array<string>, };

export type CreditsView = { 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * The contract.
 */
contract: ContractView, 
/**
 * True where a failure goes on: it grows.
 */
so_far: boolean, 
/**
 * Time that it does not count, as it was understood.
 */
excluded: Array<ExcludedSpan>, 
/**
 * One for each period that is touched.
 */
credits: Array<CreditView>, };

export type CustomerCounts = { 
/**
 * How many are on the list.
 */
total: number, 
/**
 * Whose letter somebody approved.
 */
approved: number, 
/**
 * To whom a letter was sent.
 */
written: number, 
/**
 * Whose letter is approved and not sent.
 */
waiting: number, 
/**
 * Who answered.
 */
answered: number, 
/**
 * For whom it put things right, as they said.
 */
content: number, 
/**
 * For whom it did not.
 */
not_content: number, 
/**
 * For whom something comes next.
 */
next_steps: number, };

export type CustomerRow = { 
/**
 * The row of the list, counted from 1; what names them for ever.
 */
row: number, 
/**
 * Who.
 */
name: string, 
/**
 * Where letters go; empty: not known.
 */
address: string, 
/**
 * What they pay for.
 */
plan: string, 
/**
 * What happened to them.
 */
happened: string, 
/**
 * Every other cell that says something, as `column: cell`.
 */
more: Array<string>, 
/**
 * True where somebody approved their letter.
 */
approved: boolean, 
/**
 * True where a letter was sent.
 */
written: boolean, 
/**
 * When they last answered.
 */
answered_at: string | null, 
/**
 * Whether it put things right for them, as they last said.
 */
content: boolean | null, 
/**
 * What they last said.
 */
note: string | null, 
/**
 * What comes next.
 */
next: string | null, 
/**
 * By when.
 */
next_due_at: string | null, 
/**
 * True where that is over.
 */
late: boolean, };

export type CustomersOf = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, };

export type CustomersOnly = "unapproved" | "unwritten" | "unanswered" | "not-content" | "next-step";

export type CustomersTaken = { 
/**
 * How many came in.
 */
added: number, 
/**
 * How many the list has now.
 */
total: number, 
/**
 * True where this is the list that the log knows, and was not on this laptop.
 */
found_again: boolean, 
/**
 * What to know about them, in sentences.
 */
notes: Array<string>, };

export type CustomersView = { 
/**
 * The incident's stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * What is broken.
 */
title: string, 
/**
 * How many there are, and how far it came with them.
 */
counts: CustomerCounts, 
/**
 * Why the list is not here, where the log knows one, in a sentence.
 */
missing: string | null, 
/**
 * The names of its columns.
 */
columns: Array<string>, 
/**
 * How many were asked for in all.
 */
found: number, 
/**
 * Those that were asked for, in the order of the list, from `from` on.
 */
customers: Array<CustomerRow>, 
/**
 * Open drafts with a blank that the list fills, last saved first.
 */
letters: Array<DraftCard>, 
/**
 * Who approves unless said otherwise; may be empty.
 */
me: string, };

export type DeadlineView = { 
/**
 * Its short name.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The event from which it runs.
 */
trigger: string, 
/**
 * How long it runs from there: `4 h`, `4 working days`.
 */
runs: string, 
/**
 * Who is told.
 */
stakeholder: StakeholderId, 
/**
 * Where the number comes from.
 */
source: string, 
/**
 * When the event came to pass.
 */
triggered_at: string | null, 
/**
 * When the report is due.
 */
due_at: string | null, 
/**
 * When it was made.
 */
met_at: string | null, 
/**
 * What was noted about it.
 */
note: string | null, 
/**
 * True where it is due and was not made.
 */
late: boolean, };

export type Declare = { 
/**
 * What is broken, in one line; may begin with how bad it is: `SEV1 Checkout fails`.
 */
title: string, 
/**
 * How bad; what the line begins with where missing, else SEV2, unconfirmed.
 */
severity?: Severity, 
/**
 * Real where missing.
 */
kind?: Kind, 
/**
 * When it was declared, where that was not now; clocks start there.
 */
at?: When, 
/**
 * When the impact began; starts no clock.
 */
since?: When, 
/**
 * Who commands; who declares where missing.
 */
commander?: string, 
/**
 * Which playbook; the setting's where missing.
 */
playbook?: string, };

export type Delivery = { 
/**
 * To whom.
 */
stakeholder: StakeholderId, 
/**
 * Where.
 */
channel: Channel, 
/**
 * When, to the second.
 */
posted_at: string, };

export type DeliverySaid = { 
/**
 * To whom.
 */
stakeholder: StakeholderId, 
/**
 * Where; the stakeholder's first required channel where missing.
 */
channel?: Channel, 
/**
 * When; the update's where missing.
 */
posted_at?: When, };

export type Desk = { 
/**
 * The version of the app.
 */
version: string, 
/**
 * Settings in force.
 */
settings: Settings, 
/**
 * The zone in force, as an IANA name.
 */
zone: string, 
/**
 * When the quiet hours end that are now.
 */
quiet_until: string | null, 
/**
 * The data folder.
 */
data_dir: string, 
/**
 * What the user must know about the data or the desktop, in sentences.
 */
problems: Array<Problem>, 
/**
 * Playbooks that can be chosen, and files with faults.
 */
playbooks: Array<PlaybookView>, 
/**
 * How many contacts nobody looked at for 90 days.
 */
stale_contacts: number, 
/**
 * Faults of user files: file, line and reason.
 */
faults: Array<string>, };

export type DoCustomerStep = { 
/**
 * For whom, by the row of the list.
 */
row: number, 
/**
 * What came of it.
 */
note?: string, };

export type DoFollowUp = { 
/**
 * The act that added it.
 */
follow_up: ActId, 
/**
 * What came of it.
 */
note?: string, };

export type DoItem = { 
/**
 * Which.
 */
item: ItemId, 
/**
 * What came of it.
 */
note?: string, 
/**
 * When; now where missing.
 */
at?: When, };

export type DocumentView = { 
/**
 * For whom it is.
 */
audience: Audience, 
/**
 * Sections that the log tells otherwise by now, and that nobody wrote in: writing it anew takes them from there.
 */
renewed: Array<string>, 
/**
 * Sections that the log tells otherwise by now, and that stay as somebody wrote them.
 */
kept: Array<string>, 
/**
 * True where this very text was published.
 */
published: boolean, };

export type DraftCard = { 
/**
 * Which.
 */
draft: DraftId, 
/**
 * The incident's stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * For whom it is.
 */
stakeholder: StakeholderId, 
/**
 * Their name.
 */
name: string, 
/**
 * What it is for.
 */
occasion: string, 
/**
 * What its template is called.
 */
title: string, 
/**
 * When it was saved last.
 */
saved_at: string, 
/**
 * How it begins.
 */
first_words: string, 
/**
 * True where somebody approved this very text.
 */
approved: boolean, };

export type DraftFinding = { 
/**
 * The rule's name.
 */
rule: string, 
/**
 * How much it weighs.
 */
severity: FindingLevel, 
/**
 * Where it begins; begin and end are 0 where something is missing.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * What is wrong, and what to write instead.
 */
message: string, 
/**
 * What to put there, only where that is certain.
 */
fix: FindingFix | null, 
/**
 * Why it stands all the same, where somebody said so.
 */
overruled: string | null, };

export type DraftId = string;

export type DraftReview = { 
/**
 * Remarks, in the order of the text; what is missing comes first.
 */
findings: Array<DraftFinding>, 
/**
 * The six parts of an apology, in the order of the lights.
 */
parts: Array<PartLight>, 
/**
 * True where the text apologises, or should.
 */
apologises: boolean, 
/**
 * School years needed to read it; `None` where it is too short, or not English.
 */
grade: number | null, 
/**
 * School years that its readers should need at most.
 */
grade_aim: number | null, 
/**
 * How many words it has.
 */
words: number, 
/**
 * How many sentences it has.
 */
sentences: number, 
/**
 * False: only the rules on time, secrets, facts and length were asked.
 */
english: boolean, 
/**
 * How many blanks are left.
 */
blanks: number, 
/**
 * How long it is where it may go.
 */
lengths: Array<ChannelLength>, 
/**
 * What changed since it was written from the facts.
 */
stale: Array<StaleLine>, 
/**
 * The next update that it promises.
 */
promise_at: string | null, 
/**
 * The words that promise it.
 */
promise_words: string | null, };

export type DraftSaved = { 
/**
 * The number of the newest version; the one given where the text is what stands there already.
 */
version: number, 
/**
 * When it was saved.
 */
saved_at: string, 
/**
 * True where somebody else saved another version after `base`: both are kept, this one is the newest.
 */
diverged: boolean, };

export type DraftView = { 
/**
 * Which.
 */
draft: DraftId, 
/**
 * The incident's stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * For whom.
 */
stakeholder: StakeholderId, 
/**
 * Their name.
 */
name: string, 
/**
 * The newest version.
 */
version: number, 
/**
 * When it was saved.
 */
saved_at: string, 
/**
 * Its text: Markdown, unless its channel shows text as it is.
 */
text: string, 
/**
 * True where it is another than what was written from the facts.
 */
edited: boolean, 
/**
 * What it is for.
 */
occasion: string, 
/**
 * The template's name; empty: the bare facts.
 */
template: string, 
/**
 * What the template is called.
 */
title: string, 
/**
 * Why the template that was meant could not be used, in a sentence.
 */
fault: string | null, 
/**
 * Where it goes, where the template says.
 */
channel: string | null, 
/**
 * Where they can be told.
 */
channels: Array<Channel>, 
/**
 * The next time that the text promised when it was written from the facts.
 */
promise_at: string | null, 
/**
 * When their last word was posted.
 */
told_at: string | null, 
/**
 * Facts that are other than they were told.
 */
changed: Array<ChangedFact>, 
/**
 * Title, status and severity, where they are other than they were told.
 */
moved: Array<MovedState>, 
/**
 * What was noted since, oldest first; of very many the newest.
 */
lines: Array<NotedLine>, 
/**
 * Every message that can be written to them, their own first.
 */
choices: Array<WordChoice>, 
/**
 * Versions to go back to, newest first.
 */
versions: Array<VersionLine>, 
/**
 * Whether it must be approved, and whether it is.
 */
approval: ApprovalView, 
/**
 * What holds sentences on cause, fault, data and compensation back.
 */
legal_hold: LegalHoldView | null, 
/**
 * What customers are offered, as approved.
 */
compensation: OfferView | null, 
/**
 * Other open drafts of the incident.
 */
others: Array<DraftCard>, 
/**
 * What a document about the incident has beside its text; absent: it is a message to somebody.
 */
document: DocumentView | null, 
/**
 * Who approves and overrules unless said otherwise; may be empty.
 */
me: string, };

export type DropAsk = { 
/**
 * The act that asked, or who was asked, where only one of theirs is open.
 */
ask: ActId, 
/**
 * Why.
 */
reason: string, };

export type DropFollowUp = { 
/**
 * The act that added it.
 */
follow_up: ActId, 
/**
 * Why.
 */
reason: string, };

export type DropRing = { 
/**
 * The act that began it, or the scheme's name; left out where only one is at work.
 */
ring?: string, 
/**
 * Why.
 */
reason: string, };

export type DropStakeholder = { 
/**
 * Whose.
 */
stakeholder: StakeholderId, 
/**
 * Why.
 */
reason: string, };

export type DueChange = { 
/**
 * To whom.
 */
stakeholder: StakeholderId, 
/**
 * Their name.
 */
name: string, 
/**
 * When it is due; none: no word is.
 */
before: string | null, 
/**
 * When it would be.
 */
after: string | null, 
/**
 * True where it would be due at once, or is overdue.
 */
at_once: boolean, };

export type DueClock = { 
/**
 * `INC-7`.
 */
incident: string, 
/**
 * Whose clock.
 */
stakeholder: StakeholderId, 
/**
 * When a word is due; `None` only for `never-told`.
 */
due_at: string | null, 
/**
 * What the clock says.
 */
stage: Stage, 
/**
 * The standing promise.
 */
promised_at: string | null, 
/**
 * Quiet until then.
 */
snoozed_until: string | null, };

export type DueKind = "ask" | "ring" | "item" | "report" | "decision";

export type DueThing = { 
/**
 * `INC-7`.
 */
incident: string, 
/**
 * What it is.
 */
kind: DueKind, 
/**
 * Its name for the acts on it: an item, the act of an ask or a decision, a report's short name.
 */
id: string, 
/**
 * Who was asked, or whose it is, where somebody is named.
 */
who: string | null, 
/**
 * What.
 */
what: string, 
/**
 * By when.
 */
due_at: string, 
/**
 * True where that is over.
 */
late: boolean, };

export type Editing = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * For whom the draft is.
 */
stakeholder: StakeholderId, };

export type EntryId = string;

export type ExcludedSpan = { 
/**
 * From when.
 */
from: string, 
/**
 * Until when.
 */
to: string, 
/**
 * Why.
 */
why: string, };

export type ExcludedTime = { 
/**
 * From when.
 */
from: When, 
/**
 * Until when.
 */
to: When, 
/**
 * Why.
 */
why: string, };

export type Export = { 
/**
 * The file; never overwritten.
 */
path: string, 
/**
 * `INC-7`, or a stream's id; all incidents where missing.
 */
incident?: string, };

export type ExportContacts = { 
/**
 * The file, `.csv` or `.vcf`; never overwritten.
 */
path: string, 
/**
 * Only those of this group.
 */
group?: string, };

export type ExportDone = { 
/**
 * The file.
 */
path: string, 
/**
 * How many incidents.
 */
incidents: number, 
/**
 * How many entries.
 */
entries: number, };

export type ExportFollowUps = { 
/**
 * The file, `.csv` or `.json`; never overwritten.
 */
path: string, 
/**
 * `github` or `jira`.
 */
tracker: string, 
/**
 * The key of the Jira project that the JSON names; `FOLLOWUP` where missing.
 */
project?: string, };

export type ExpungeOn = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * Which entry.
 */
entry: EntryId, 
/**
 * Why; do not repeat the secret here.
 */
why: string, };

export type ExtendAsk = { 
/**
 * The act that asked, or who was asked, where only one of theirs is open.
 */
ask: ActId, 
/**
 * How much longer.
 */
minutes: number, 
/**
 * Why.
 */
reason?: string, };

export type Fact = "impact" | "scope" | "known" | "unknown" | "doing" | "workaround" | "data-safety" | "estimate";

export type FactStatement = { 
/**
 * What was said.
 */
text: string, 
/**
 * How it was known, where somebody said so.
 */
evidence: string | null, 
/**
 * As of when.
 */
happened_at: string, 
/**
 * When it was written down.
 */
recorded_at: string, 
/**
 * By whom.
 */
author: string | null, };

export type FactView = { 
/**
 * Which.
 */
fact: Fact, 
/**
 * What is true now; `None`: not stated yet.
 */
text: string | null, 
/**
 * As of when.
 */
stated_at: string | null, 
/**
 * What it said before.
 */
before: string | null, 
/**
 * How that is known, where somebody said so.
 */
evidence: string | null, 
/**
 * How often it was stated.
 */
times: number, };

export type Failure = { 
/**
 * For programs to branch on.
 */
code: string, 
/**
 * A sentence that a commander can act on.
 */
message: string, };

export type FaultyLetter = { 
/**
 * Whose, by the row of the list.
 */
row: number, 
/**
 * Who.
 */
name: string, 
/**
 * The rules that found them, with the words.
 */
errors: Array<string>, };

export type FigureView = { 
/**
 * Its short name: `resolve`.
 */
figure: string, 
/**
 * Its name on the screen.
 */
name: string, 
/**
 * What it is: from what to what.
 */
about: string, 
/**
 * The figure as people say it; absent where there is none.
 */
said: string | null, 
/**
 * The number: seconds, or a count; absent where there is none.
 */
number: number | null, 
/**
 * `recorded`, `pending`, `not-applicable` or `invalid`.
 */
state: string, 
/**
 * Why there is none.
 */
reason: string | null, };

export type FiguresView = { 
/**
 * Its stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * When this was read.
 */
now: string, 
/**
 * Each figure, in the order in which people ask for them.
 */
figures: Array<FigureView>, 
/**
 * How each stakeholder was told.
 */
told: Array<ToldView>, 
/**
 * One lane a stakeholder.
 */
lanes: Lanes, };

export type FindingFix = { 
/**
 * Where it begins.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * What stands there afterwards.
 */
text: string, };

export type FindingLevel = "error" | "warning" | "hint";

export type FollowUpKind = "prevent" | "detect" | "mitigate" | "communicate";

export type FollowUpView = { 
/**
 * The act that added it.
 */
follow_up: ActId, 
/**
 * Its incident.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * What the incident is called.
 */
title: string, 
/**
 * What, as an order.
 */
text: string, 
/**
 * What it is good for.
 */
kind: FollowUpKind, 
/**
 * Whose it is.
 */
owner: string | null, 
/**
 * By when.
 */
due_at: string | null, 
/**
 * What it is against.
 */
cause: string | null, 
/**
 * When it was added.
 */
added_at: string, 
/**
 * `open`, `done` or `dropped`.
 */
state: string, 
/**
 * What came of it, or why it was dropped.
 */
note: string | null, 
/**
 * True where it is open and its time is over.
 */
late: boolean, };

export type FollowUpsSaved = { 
/**
 * The file.
 */
path: string, 
/**
 * How many it holds.
 */
follow_ups: number, };

export type FollowUpsView = { 
/**
 * When this was read.
 */
now: string, 
/**
 * Open ones, what is due next first.
 */
open: Array<FollowUpView>, 
/**
 * How many are settled.
 */
settled: number, 
/**
 * How many of those were done.
 */
done: number, 
/**
 * Days from adding to doing, the middle one of those that were done; absent: none was.
 */
median_days: number | null, 
/**
 * How old the open ones are, the youngest first; every age, also with none.
 */
ages: Array<AgeOfFollowUps>, 
/**
 * Causes that more than one incident names, most often first.
 */
repeated: Array<RepeatedCause>, };

export type Found = { 
/**
 * The hits.
 */
hits: Array<Hit>, 
/**
 * Where the next hits begin.
 */
next: string | null, 
/**
 * How many entries are not indexed yet.
 */
behind: number, 
/**
 * True where the query was too short for more than titles.
 */
titles_only: boolean, };

export type GiveItem = { 
/**
 * Which.
 */
item: ItemId, 
/**
 * Who; missing: nobody.
 */
owner?: string, };

export type GivenApproval = { 
/**
 * By whom.
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * True where it is of this very text; else the text was changed since.
 */
this_text: boolean, };

export type Grid = { 
/**
 * Its columns: each channel that somebody in it has, in the playbook's order.
 */
channels: Array<GridChannel>, 
/**
 * Its rows: whose word is due first, then who is quiet, in the playbook's order.
 */
rows: Array<GridRow>, };

export type GridCell = { 
/**
 * The channel.
 */
channel: Channel, 
/**
 * Whether it counts as told.
 */
required: boolean, 
/**
 * When they were last told there; `None`: not yet.
 */
told_at: string | null, 
/**
 * The act that recorded it.
 */
update: ActId | null, 
/**
 * How that message begins.
 */
said: string | null, 
/**
 * The status that it told.
 */
status: Status | null, 
/**
 * How many facts were stated after it.
 */
behind: number, };

export type GridChannel = { 
/**
 * Its short name.
 */
channel: Channel, 
/**
 * Its name on the screen.
 */
name: string, };

export type GridRow = { 
/**
 * Who.
 */
stakeholder: StakeholderId, 
/**
 * Their name.
 */
name: string, 
/**
 * Why nobody owes them a word as things stand; `None`: their clock is in play.
 */
quiet: Quiet | null, 
/**
 * The severities at which the playbook has a rhythm for them.
 */
hears_at: Array<Severity>, 
/**
 * Facts stated after their last word, the newest first; all of them where they were never told.
 */
untold: Array<Untold>, 
/**
 * The status that their last word told, where it is another one now.
 */
told_status: Status | null, 
/**
 * Their channels, in the order of the columns.
 */
cells: Array<GridCell>, };

export type HandOverOn = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * To whom.
 */
to: string, 
/**
 * What they should know beside the rest.
 */
note?: string, 
/**
 * What is to be reached.
 */
objectives?: string, 
/**
 * When it is reached.
 */
exit_criteria?: string, 
/**
 * The file, see [`SaveBrief`]; none where missing: then the act stands alone.
 */
path?: string, 
/**
 * See [`SaveBrief`].
 */
passphrase?: string, 
/**
 * See [`SaveBrief`].
 */
without?: ("contacts" | "names" | "notes" | "drafts")[], };

export type HandedOver = { 
/**
 * The incident's stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * The act, for retracting it.
 */
act: ActId, 
/**
 * What the actor should know about it, in sentences.
 */
notes: Array<string>, 
/**
 * The file.
 */
file: BriefSaved | null, };

export type HandoverView = { 
/**
 * The act.
 */
act: ActId, 
/**
 * When.
 */
at: string, 
/**
 * By whom, where they gave their name.
 */
by: string | null, 
/**
 * To whom.
 */
to: string, 
/**
 * What was noted.
 */
note: string | null, 
/**
 * When the other took it, where that came in.
 */
accepted_at: string | null, };

export type Hit = { 
/**
 * Its incident.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * The incident's title.
 */
title: string, 
/**
 * The event's kind.
 */
kind: string, 
/**
 * When it happened.
 */
happened_at: string, 
/**
 * The text around the hit, cut into plain and hit pieces.
 */
pieces: Array<Piece>, };

export type HoldView = { 
/**
 * Its end.
 */
until: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Whether stakeholders know of it.
 */
told: boolean, };

export type Import = { 
/**
 * The file: a brief, Foghorn's own JSON lines, or a status page's history; or a folder of such histories.
 */
path: string, 
/**
 * What opens it, where it is encrypted.
 */
passphrase?: string, 
/**
 * Nothing but a brief is meant: anything else is refused before the first write.
 */
only_brief?: boolean, };

export type ImportCustomers = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * The file, CSV: `name`, and `address`, `plan`, `happened` and any other column that a letter may print.
 */
path: string, };

export type ImportDone = { 
/**
 * `foghorn-brief`, `foghorn-jsonl`, `statuspage-jsonl`, `statuspage-json`, `cstate`, or `folder` where it held several.
 */
format: string, 
/**
 * How many incidents the file has.
 */
incidents: number, 
/**
 * How many entries are new here.
 */
added: number, 
/**
 * How many were here already.
 */
already: number, 
/**
 * Lines that were left out, each with its place and reason.
 */
faults: Array<string>, 
/**
 * Incidents that were kept although something is wrong with them.
 */
marked: number, 
/**
 * True where it was cancelled; repeating completes it.
 */
cancelled: boolean, 
/**
 * How many texts came for entries that stood here without.
 */
filled: number, 
/**
 * How many drafts got versions that were not here before.
 */
drafts: number, 
/**
 * How many of them had grown apart: both texts are kept, as versions.
 */
diverged: number, 
/**
 * What a brief says about itself.
 */
brief: BriefAbout | null, };

export type IncidentView = { 
/**
 * When this was read; the chosen instant where one looks back.
 */
now: string, 
/**
 * True where this is a look back: nothing can be done here.
 */
looking_back: boolean, 
/**
 * When its newest entry happened or was written down: looking back is worth while up to then.
 */
newest_at: string, 
/**
 * The head: title, severity, status, clocks.
 */
card: Card, 
/**
 * Who knows what.
 */
grid: Grid, 
/**
 * The fact sheet, every line of it.
 */
facts: Array<FactView>, 
/**
 * Who does what.
 */
roles: Array<RoleView>, 
/**
 * What was handed over, and waits to be confirmed or accepted.
 */
command: CommandView, 
/**
 * What is to be done.
 */
todo: Todo, 
/**
 * The newest window of the timeline.
 */
timeline: TimelineWindow, 
/**
 * What the next Ctrl+Z takes back.
 */
undo: UndoView | null, 
/**
 * What the next redo brings back.
 */
redo: UndoView | null, 
/**
 * What the app would like to ask or offer now.
 */
offers: Array<Offer>, 
/**
 * Stakeholders of the playbook that have no clock yet and can be added.
 */
addable: Array<Addable>, 
/**
 * The playbook's word for each severity.
 */
severities: { [key in Severity]?: string }, 
/**
 * The playbook in force.
 */
playbook: string | null, 
/**
 * How many times the playbook's interval is in force; 1 unless stretched.
 */
stretched: number, 
/**
 * For imported history: where it comes from and what is wrong with it.
 */
source: SourceView | null, 
/**
 * Events of kinds that this version does not know.
 */
unknown_events: number, 
/**
 * The arrival number of the newest entry in the log when this was read.
 */
up_to: number, };

export type ItemId = string;

export type Kind = "real" | "drill" | "maintenance" | "imported";

export type Lane = { 
/**
 * Whose.
 */
stakeholder: StakeholderId, 
/**
 * The name.
 */
name: string, 
/**
 * From when they should hear.
 */
from: string, 
/**
 * When each word was posted; `true` where it came after its due time.
 */
words: Array<[string, boolean]>, 
/**
 * Each promise.
 */
promises: Array<LanePromise>, 
/**
 * From when to when a word was overdue.
 */
late: Array<[string, string]>, };

export type LanePhase = { 
/**
 * Which; absent: before it was declared.
 */
status: Status | null, 
/**
 * Since when.
 */
from: string, 
/**
 * Until when.
 */
to: string, };

export type LanePromise = { 
/**
 * When it was made.
 */
made_at: string, 
/**
 * By when.
 */
at: string, 
/**
 * Whole minutes late, by now where no word has come; 0: kept; absent: there is still time.
 */
late_minutes: number | null, 
/**
 * No word has come for it yet.
 */
open: boolean, };

export type Lanes = { 
/**
 * Where it begins: the impact, or declaring.
 */
from: string, 
/**
 * How far it tells: until now, or until its last word or status where it is over.
 */
until: string, 
/**
 * Where it ends: there, or with what was promised for soon after.
 */
to: string, 
/**
 * When it was declared.
 */
declared_at: string, 
/**
 * Where the incident stood, one after the other.
 */
phases: Array<LanePhase>, 
/**
 * Who heard when.
 */
lanes: Array<Lane>, };

export type LateView = { 
/**
 * How many asks.
 */
asks: number, 
/**
 * How many reports.
 */
reports: number, 
/**
 * How many things of the lists.
 */
things: number, 
/**
 * When the next of all that becomes late by itself; absent: nothing does.
 */
next_at: string | null, };

export type LeftOut = { 
/**
 * Why.
 */
reason: string, 
/**
 * How many.
 */
incidents: number, };

export type LegalHoldView = { 
/**
 * Why.
 */
reason: string, 
/**
 * Since when.
 */
since: string, };

export type LengthUnit = "characters" | "septets" | "utf16" | "weighted";

export type LessonKind = "factor" | "went-well" | "luck";

export type LessonView = { 
/**
 * The act that stated it.
 */
act: ActId, 
/**
 * What sort.
 */
lesson: LessonKind, 
/**
 * In a sentence.
 */
text: string, 
/**
 * Why that was so, and why that in turn.
 */
whys: Array<string>, };

export type Letter = { 
/**
 * The draft that it is written from.
 */
draft: DraftId, 
/**
 * Whose, by the row of the list.
 */
row: number, 
/**
 * Who.
 */
name: string, 
/**
 * Where it goes; empty: not known.
 */
address: string, 
/**
 * Its subject.
 */
subject: string, 
/**
 * Its text, Markdown.
 */
text: string, 
/**
 * What the review says of it.
 */
findings: Array<DraftFinding>, };

export type LettersAs = "mails" | "table";

export type LettersReviewed = { 
/**
 * The draft that they are written from.
 */
draft: DraftId, 
/**
 * Its newest version.
 */
version: number, 
/**
 * How many were read.
 */
read: number, 
/**
 * Whose have no error that nobody answered for: `1-16,18-20`.
 */
clean: string, 
/**
 * How many they are.
 */
clean_count: number, 
/**
 * Those that have, the first of them.
 */
faulty: Array<FaultyLetter>, 
/**
 * How many have.
 */
faulty_count: number, 
/**
 * Blanks of the draft that a column fills, with its name.
 */
filled: Array<string>, 
/**
 * Blanks of the draft that no column fills.
 */
unfilled: Array<string>, 
/**
 * True where it was broken off.
 */
cancelled: boolean, };

export type LettersSaved = { 
/**
 * Where.
 */
path: string, 
/**
 * How many letters were written.
 */
written: number, 
/**
 * Of how many.
 */
of: number, 
/**
 * How many of them nobody approved as they stand.
 */
unapproved: number, 
/**
 * How many have no address.
 */
without_address: number, 
/**
 * True where it was broken off.
 */
cancelled: boolean, };

export type LibraryCustomise = { 
/**
 * What it is.
 */
kind: LibraryKind, 
/**
 * Its name.
 */
name: string, 
/**
 * Another name for the copy, which then is one more; where missing, it takes the place of the other.
 */
under?: string, };

export type LibraryFault = { 
/**
 * What it is.
 */
kind: LibraryKind, 
/**
 * Its name; empty where the fault is the whole folder's.
 */
name: string, 
/**
 * The file.
 */
file: string, 
/**
 * Counted from 1; missing where the whole file is meant.
 */
line: number | null, 
/**
 * Why, and what to write instead.
 */
reason: string, 
/**
 * True where the file is in force all the same: an example does not do what it shows.
 */
in_force: boolean, };

export type LibraryItem = { 
/**
 * What it is.
 */
kind: LibraryKind, 
/**
 * Its name: that of its file, without the ending.
 */
name: string, 
/**
 * What it is called on the screen.
 */
title: string, 
/**
 * What it is for, in a sentence.
 */
about: string, 
/**
 * A rule's severity, `part` or `words`; a template's occasion; nothing for a playbook.
 */
tag: string, 
/**
 * Whose text is in force: `built in`, `team` or `yours`; where none is, whose would be.
 */
origin: string, 
/**
 * True where it is in force.
 */
on: boolean, 
/**
 * True where the user has a text of their own, in force or not.
 */
customised: boolean, 
/**
 * Whose text lies under the user's own; missing where nothing does.
 */
beneath: string | null, 
/**
 * How many faults its files have.
 */
faults: number, };

export type LibraryKind = "rule" | "template" | "playbook";

export type LibraryName = { 
/**
 * What it is.
 */
kind: LibraryKind, 
/**
 * Its name.
 */
name: string, };

export type LibraryPage = { 
/**
 * What it is.
 */
item: LibraryItem, 
/**
 * The file whose text is shown; missing for a built-in one, which lies in the program.
 */
file: string | null, 
/**
 * Where the user's own file lies, or would.
 */
own_file: string, 
/**
 * The text of the file: the user's own where there is one, in force or not.
 */
text: string, 
/**
 * What the user changed against what lies beneath; missing where nothing does, or both are too long to compare.
 */
changes: Array<ChangedLine> | null, 
/**
 * What is wrong with it.
 */
faults: Array<LibraryFault>, 
/**
 * Files that were set aside, the oldest first.
 */
aside: Array<string>, 
/**
 * What it says of itself in words, as HTML that lets nothing through but structure.
 */
html: string, 
/**
 * Where it is a rule.
 */
rule: RulePage | null, 
/**
 * Where it is a template.
 */
template: TemplatePage | null, 
/**
 * Where it is a playbook.
 */
playbook: PlaybookPage | null, };

export type LibrarySave = { 
/**
 * What it is.
 */
kind: LibraryKind, 
/**
 * Its name; a new one adds.
 */
name: string, 
/**
 * The whole text of the file.
 */
text: string, 
/**
 * The text that this one grew from: where another lies there by now, that one is set aside first.
 */
was?: string, };

export type LibrarySwitch = { 
/**
 * What it is.
 */
kind: LibraryKind, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether it shall be in force.
 */
on: boolean, };

export type LibraryView = { 
/**
 * Rules of the review, and lists of words for their patterns.
 */
rules: Array<LibraryItem>, 
/**
 * Messages to be filled.
 */
templates: Array<LibraryItem>, 
/**
 * Stakeholders and their cadences.
 */
playbooks: Array<LibraryItem>, 
/**
 * What is wrong with files, in the order of the kinds.
 */
faults: Array<LibraryFault>, 
/**
 * The user's own folder.
 */
yours: string, 
/**
 * The team's folder, where one is set.
 */
team: string | null, };

export type LiftLegalHold = { 
/**
 * Who lifts it, by name.
 */
by: string, 
/**
 * Why.
 */
reason?: string, };

export type LineChange = "same" | "added" | "removed" | "gap";

export type LineKind = "note" | "decision" | "observation" | "ask";

export type LineRead = { 
/**
 * What it becomes.
 */
kind: LineKind, 
/**
 * What is shown before Enter, in a sentence; `None` where the line itself says all.
 */
said: string | null, 
/**
 * Why it cannot be logged as it stands.
 */
fault: string | null, };

export type Link = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * The other one.
 */
other: string, 
/**
 * What the other one is to this.
 */
tie: Tie, };

export type LinkView = { 
/**
 * Its stream.
 */
incident: StreamId, 
/**
 * Its reference when that was written down.
 */
reference: string, 
/**
 * Its title then.
 */
title: string, 
/**
 * What it is to this one.
 */
tie: Tie, 
/**
 * The same in words: `part of`.
 */
said: string, };

export type ListChange = { 
/**
 * Its short name.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What becomes of it.
 */
way: ChangeWay, 
/**
 * What there would be to do beside what there is.
 */
come: Array<string>, 
/**
 * What would not be on it any more.
 */
go: Array<string>, 
/**
 * How many of its things are settled already and stay so.
 */
kept: number, };

export type LogLine = { 
/**
 * As it was typed.
 */
line: string, 
/**
 * When it happened, for what is written down; now where missing.
 */
at?: When, };

export type LookIntoBrief = { 
/**
 * The file.
 */
path: string, 
/**
 * What opens it, where it is encrypted.
 */
passphrase?: string, };

export type MakingGood = { 
/**
 * Its stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * What is offered, in the order in which it came up.
 */
offers: Array<OfferStory>, 
/**
 * What the playbook in force suggests.
 */
models: Array<PlaybookCompensation>, 
/**
 * Contracts that the playbook in force knows.
 */
contracts: Array<ContractView>, 
/**
 * Who was told, apologised to and followed up.
 */
trust: Array<TrustRow>, 
/**
 * How far it came with customers one by one.
 */
customers: CustomerCounts, };

export type Many = { 
/**
 * How many are counted.
 */
counted: number, 
/**
 * How many of those are still open.
 */
open: number, 
/**
 * What is left out, and why.
 */
left_out: Array<LeftOut>, 
/**
 * From the beginning of the impact to declaring.
 */
detect: Spread, 
/**
 * From declaring to the first word to anybody.
 */
first_word: Spread, 
/**
 * From declaring to the first repair.
 */
mitigate: Spread, 
/**
 * From declaring to resolved.
 */
resolve: Spread, 
/**
 * How long the impact lasted.
 */
impact: Spread, 
/**
 * The longest silence of each incident.
 */
silence: Spread, 
/**
 * Words that had a due time, and those of them that came by it.
 */
words: [number, number], 
/**
 * Promises: made, kept, late.
 */
promises: [number, number, number], 
/**
 * Whole minutes late, all promises together.
 */
late_minutes: number, 
/**
 * Month by month, oldest first; a month without an incident is there too.
 */
months: Array<Month>, 
/**
 * By severity, worst first.
 */
severities: Array<Weight>, 
/**
 * By component, most often first; at most twelve.
 */
components: Array<Component>, 
/**
 * How many lasted how long.
 */
lengths: Array<Bucket>, 
/**
 * How the objectives stand.
 */
objectives: Array<Objective>, 
/**
 * What a clock would have called, at one cadence.
 */
silences: Silences, };

export type MatterStep = { 
/**
 * The incident's stream.
 */
incident: StreamId, 
/**
 * What it is about: `ask/0193…`, `item/first-minutes/support`, `report/dora`, `role/scribe`, `decision/0193…`.
 */
matter: string, 
/**
 * When it is due.
 */
due_at: string, 
/**
 * The step's own instant.
 */
step_at: string, };

export type Meaning = { 
/**
 * `SEV1` to `SEV4`.
 */
severity: string, 
/**
 * In words.
 */
meaning: string, };

export type MeetDeadline = { 
/**
 * The short name of the deadline.
 */
deadline: string, 
/**
 * Where it went, or under which number.
 */
note?: string, 
/**
 * When; now where missing.
 */
at?: When, };

export type Month = { 
/**
 * `2026-11`.
 */
month: string, 
/**
 * How many were declared in it.
 */
incidents: number, 
/**
 * How long their impact lasted together, in minutes; where it is not known, from declaring.
 */
minutes: number, 
/**
 * From declaring to resolved, half of them took less; seconds.
 */
resolve: number | null, 
/**
 * From declaring to the first word, half of them took less; seconds.
 */
first_word: number | null, 
/**
 * Words that had a due time, and those of them that came by it.
 */
words: [number, number], 
/**
 * Promises: made, and late.
 */
promises: [number, number], };

export type MoveCompensation = { 
/**
 * What is offered, word for word.
 */
what: string, 
/**
 * `proposed`, `told`, `given` or `dropped`.
 */
step: OfferStep, 
/**
 * By whom.
 */
by?: string, 
/**
 * To whom, how, or why it is dropped.
 */
note?: string, 
/**
 * When; now where missing.
 */
at?: When, };

export type MovePostmortem = { 
/**
 * By when.
 */
due: When, 
/**
 * Why.
 */
reason: string, };

export type MovedState = { 
/**
 * `title`, `status` or `severity`.
 */
what: StatePart, 
/**
 * What they were told it was.
 */
before: string | null, 
/**
 * What it is now.
 */
now: string, };

export type NoAnswer = { 
/**
 * The act that began it, or the scheme's name; left out where only one is at work.
 */
ring?: string, 
/**
 * Who, as the reader saw it: refused where somebody else is being rung by now.
 */
who?: string, };

export type Note = { 
/**
 * What to write down.
 */
text: string, 
/**
 * A note where missing.
 */
note?: NoteKind, 
/**
 * When it happened; now where missing.
 */
at?: When, 
/**
 * Why, for a decision.
 */
why?: string, 
/**
 * Who decided; who writes it down where missing.
 */
decided_by?: string, 
/**
 * When the decision is to be looked at again.
 */
revisit_at?: When, };

export type NoteKind = "note" | "decision" | "observation";

export type NotedLine = { 
/**
 * When it happened.
 */
happened_at: string, 
/**
 * Which of the three.
 */
note: NoteKind, 
/**
 * What was written, as last corrected.
 */
text: string, };

export type Nothing = Record<symbol, never>;

export type Objective = { 
/**
 * To whom, by the short name.
 */
stakeholder: string, 
/**
 * At which severity.
 */
severity: Severity, 
/**
 * Within so many seconds of declaring.
 */
within: number, 
/**
 * In how many of a hundred.
 */
percent: number, 
/**
 * How many incidents were judged.
 */
judged: number, 
/**
 * How many of them kept it.
 */
met: number, 
/**
 * How many more misses the present number allows; negative: so many too many.
 */
left: number, };

export type OfDraft = { 
/**
 * Which.
 */
draft: DraftId, };

export type Offer = "confirm-severity" | "long-cadence" | "suggest-handover" | "warn-handover";

export type OfferStep = "proposed" | "approved" | "told" | "given" | "dropped";

export type OfferStepView = { 
/**
 * Which.
 */
step: OfferStep, 
/**
 * When.
 */
at: string, 
/**
 * By whom.
 */
by: string | null, 
/**
 * To whom, how, or why it was dropped.
 */
note: string | null, };

export type OfferStory = { 
/**
 * What is offered.
 */
what: string, 
/**
 * How far it came.
 */
state: OfferStep, 
/**
 * True where it was approved, and nobody has it yet.
 */
owed: boolean, 
/**
 * Every step, in the order of the log.
 */
steps: Array<OfferStepView>, };

export type OfferView = { 
/**
 * What.
 */
what: string, 
/**
 * Who approved it.
 */
by: string, 
/**
 * When.
 */
at: string, };

export type OldVersion = { 
/**
 * Which.
 */
version: number, 
/**
 * When it was saved.
 */
saved_at: string, 
/**
 * The text.
 */
text: string, };

export type OpenDraft = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * For whom.
 */
stakeholder: StakeholderId, 
/**
 * What it is for; where missing, whatever is being written, or else what the incident calls for.
 */
occasion?: string, 
/**
 * From which template a new one is written.
 */
template?: string, 
/**
 * This one.
 */
draft?: DraftId, 
/**
 * A new one, whatever is open.
 */
anew?: boolean, };

export type OpenPostmortem = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * For whom; ourselves where missing.
 */
audience?: Audience, };

export type Overrule = { 
/**
 * Which draft.
 */
draft: DraftId, 
/**
 * The rule.
 */
rule: string, 
/**
 * The words that it is about; empty where something is missing.
 */
words: string, 
/**
 * Why it stands; empty: it does not stand after all.
 */
reason: string, };

export type Overruled = { 
/**
 * The rule.
 */
rule: string, 
/**
 * The words that it is about; empty where something is missing.
 */
words: string, 
/**
 * Why it stands.
 */
reason: string, };

export type PartLight = { 
/**
 * Which.
 */
part: ApologyPart, 
/**
 * Where it stands; empty: nowhere.
 */
places: Array<TextSpan>, 
/**
 * True where this occasion asks for it.
 */
required: boolean, };

export type Phase = "first-minutes" | "during" | "recovery" | "aftermath" | "before-next";

export type Piece = { 
/**
 * The text.
 */
text: string, 
/**
 * True where it is what was looked for.
 */
hit: boolean, };

export type PlaceLegalHold = { 
/**
 * Why.
 */
reason: string, };

export type PlaybookChecklist = { 
/**
 * Its short name.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its phase.
 */
phase: string, 
/**
 * Whom it is about.
 */
stakeholder: string | null, 
/**
 * At which severities; empty: at all of them.
 */
severities: Array<string>, 
/**
 * What must have been stated.
 */
when: Array<string>, 
/**
 * What is to be done.
 */
items: Array<PlaybookItem>, };

export type PlaybookCompensation = { 
/**
 * Its short name.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What is offered.
 */
offer: string, 
/**
 * When it fits.
 */
fits: string, };

export type PlaybookDeadline = { 
/**
 * Its short name.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The event from which it runs.
 */
trigger: string, 
/**
 * How long after that: `4h`, or `4 business days`.
 */
after: string, 
/**
 * Who is told.
 */
stakeholder: string, 
/**
 * Where the number comes from.
 */
source: string, };

export type PlaybookDifference = { 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * The playbook in force.
 */
from: string | null, 
/**
 * The other one.
 */
to: string, 
/**
 * For whom the other one is, and where its numbers come from.
 */
about: string, 
/**
 * True where it is in force already, as its file says now: there is nothing to apply.
 */
in_force: boolean, 
/**
 * True where the incident would be as it is, though the playbook is another.
 */
nothing: boolean, 
/**
 * The severity now.
 */
severity: Severity, 
/**
 * Who comes and who goes.
 */
stakeholders: Array<WhoChanges>, 
/**
 * How often those who stay would hear.
 */
cadences: Array<CadenceChange>, 
/**
 * Words that would be due at another time.
 */
dues: Array<DueChange>, 
/**
 * Checklists that apply now or would apply then.
 */
lists: Array<ListChange>, 
/**
 * Reports.
 */
deadlines: Array<ReportChange>, 
/**
 * Whose words need approval, where that changes.
 */
approval: ApprovalChange | null, };

export type PlaybookItem = { 
/**
 * Its short name.
 */
id: string, 
/**
 * What.
 */
text: string, 
/**
 * Why.
 */
why: string | null, 
/**
 * Whose it is.
 */
owner: string | null, 
/**
 * By when, from the beginning of its phase.
 */
due: string | null, 
/**
 * Where more about it stands.
 */
link: string | null, };

export type PlaybookOn = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * Which, by its name.
 */
playbook: string, };

export type PlaybookPage = { 
/**
 * What each severity means.
 */
severities: Array<Meaning>, 
/**
 * Who must hear.
 */
stakeholders: Array<PlaybookStakeholder>, 
/**
 * At which severities words need somebody's approval; empty: never.
 */
approval_at: Array<string>, 
/**
 * Words to whom; empty: to everybody.
 */
approval_for: Array<string>, 
/**
 * What must be done.
 */
checklists: Array<PlaybookChecklist>, 
/**
 * What must be reported.
 */
deadlines: Array<PlaybookDeadline>, 
/**
 * What words start from.
 */
preferred: Array<PlaybookPreferred>, 
/**
 * What may be offered.
 */
compensations: Array<PlaybookCompensation>, 
/**
 * What contracts owe where the service was not there.
 */
contracts: Array<ContractView>, };

export type PlaybookPreferred = { 
/**
 * For whom, by name; missing: for everybody.
 */
stakeholder: string | null, 
/**
 * On which occasion; missing: on each.
 */
occasion: string | null, 
/**
 * The template's name.
 */
template: string, 
/**
 * What it is called on the screen; missing where there is no such template in force.
 */
title: string | null, };

export type PlaybookRhythm = { 
/**
 * `SEV1` to `SEV4`.
 */
severity: string, 
/**
 * To the first word.
 */
first: string | null, 
/**
 * From word to word while investigating.
 */
investigating: string | null, 
/**
 * While identified.
 */
identified: string | null, 
/**
 * While monitoring.
 */
monitoring: string | null, 
/**
 * After a change, where there is no regular rhythm.
 */
after_change: string | null, };

export type PlaybookStakeholder = { 
/**
 * Its short name.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Where it can be told.
 */
channels: Array<string>, 
/**
 * Those of them that count as told; empty: any.
 */
required: Array<string>, 
/**
 * With whom it hears.
 */
with: string | null, 
/**
 * True where it has no clock until somebody adds it.
 */
when_added: boolean, 
/**
 * How often, by severity.
 */
cadence: Array<PlaybookRhythm>, };

export type PlaybookView = { 
/**
 * Its name.
 */
name: string, 
/**
 * One sentence.
 */
about: string, 
/**
 * `built in`, `team` or `yours`.
 */
origin: string, };

export type PostLetters = { 
/**
 * To whom: `1-20,25`. Where missing, to everybody whose letter is approved and not sent.
 */
rows?: string, 
/**
 * When; now where missing.
 */
at?: When, };

export type PostmortemView = { 
/**
 * Its stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * As Markdown.
 */
markdown: string, 
/**
 * As a part of a page: HTML without a head.
 */
html: string, 
/**
 * The draft that it stands in; absent: this is how the log tells it.
 */
draft: DraftId | null, 
/**
 * When somebody last wrote on it.
 */
saved_at: string | null, };

export type PreviewDraft = { 
/**
 * Which draft.
 */
draft: DraftId, 
/**
 * Its text as it stands.
 */
text: string, 
/**
 * On which channel.
 */
channel: string, };

export type Previewed = { 
/**
 * Structure and words, without anything that runs, loads or is styled; `None` where the channel shows text as it is.
 */
html: string | null, 
/**
 * The words, where the channel shows text as it is.
 */
plain: string | null, 
/**
 * The subject, where it goes by mail.
 */
subject: string | null, };

export type Problem = { 
/**
 * For the window to branch on: `no-notifications`, `other-ticker`, `salvaged`, `disk-full`, `clock-jump`, …
 */
code: string, 
/**
 * A sentence that says what to do.
 */
message: string, };

export type Promise = { 
/**
 * By when; a printed minute lasts to its end.
 */
at: string, 
/**
 * Why it may be later than the cadence says.
 */
reason: string | null, 
/**
 * Stakeholders of this update whom it does not bind.
 */
not_for: Array<StakeholderId>, };

export type PromiseCount = { 
/**
 * All of them.
 */
made: number, 
/**
 * Kept.
 */
kept: number, 
/**
 * Late.
 */
late: number, 
/**
 * Minutes late, all together.
 */
late_minutes: number, 
/**
 * Still open, and in time.
 */
standing: number, };

export type PromiseSaid = { 
/**
 * By when.
 */
at: When, 
/**
 * Why it may be later than the cadence says.
 */
reason?: string, 
/**
 * Whom of this update it does not bind.
 */
not_for?: Array<StakeholderId>, };

export type Prove = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * A copy that somebody has; blank space around it does not count.
 */
text?: string, };

export type Proven = { 
/**
 * The incident's stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * Every update, oldest first.
 */
updates: Array<ProvenUpdate>, 
/**
 * The hash of the copy.
 */
sha256_of_text: string | null, 
/**
 * The updates whose text it is.
 */
matches: Array<ActId>, };

export type ProvenUpdate = { 
/**
 * The act that recorded it.
 */
act: ActId, 
/**
 * Its first posting.
 */
posted_at: string, 
/**
 * To whom, where and when.
 */
to: Array<Delivery>, 
/**
 * The text's SHA-256 as it was written down; `None` where there is no text, or an older version recorded it.
 */
sha256: string | null, 
/**
 * Whether the text still has that hash; `None` where there is nothing to compare.
 */
holds: boolean | null, 
/**
 * Who approved this very text.
 */
approved_by: string | null, 
/**
 * Errors of the review that were let stand.
 */
overruled: Array<Overruled>, 
/**
 * Why it went out with errors or without approval, where it did.
 */
without: string | null, };

export type PublishPostmortem = { 
/**
 * By whom.
 */
audience: Audience, 
/**
 * Its text.
 */
text: string, 
/**
 * Where.
 */
place?: string, 
/**
 * When; now where missing.
 */
at?: When, };

export type PublishedView = { 
/**
 * For whom.
 */
audience: Audience, 
/**
 * When.
 */
at: string, 
/**
 * Where.
 */
place: string | null, 
/**
 * SHA-256 of its text, in hexadecimal digits.
 */
sha256: string, };

export type PutOnHold = { 
/**
 * For whom; missing: everybody.
 */
stakeholders?: Array<StakeholderId>, 
/**
 * Its end, at most 24 h ahead.
 */
until: When, 
/**
 * Why.
 */
reason: string, 
/**
 * Whether stakeholders were told of it.
 */
told?: boolean, };

export type Quiet = "below-severity" | "when-added" | "dropped";

export type ReadLine = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * As it was typed.
 */
line: string, };

export type ReadWord = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * The text.
 */
text: string, 
/**
 * For whom.
 */
stakeholders: Array<StakeholderId>, 
/**
 * When it was or will be posted; now where missing.
 */
posted_at?: When, 
/**
 * The promise as typed, where it was; else it is read from the text.
 */
promise?: When, 
/**
 * The draft that it was written as.
 */
draft?: DraftId, 
/**
 * The status that the incident gets with this record; where missing, it stays as it is.
 */
telling?: Status, };

export type Reassurance = "changed" | "30-days" | "90-days";

export type ReassuranceView = { 
/**
 * What was done so that it does not happen again.
 */
changed: Array<ChangedThing>, 
/**
 * The rounds, what is due first on top.
 */
rounds: Array<RoundView>, };

export type Rebuilt = { 
/**
 * How many incidents.
 */
incidents: number, };

export type Receipt = { 
/**
 * The incident's stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * The act, for retracting or correcting it.
 */
act: ActId, 
/**
 * What the actor should know about it, in sentences.
 */
notes: Array<string>, };

export type Redo = Record<symbol, never>;

export type ReleaseHold = { 
/**
 * For whom; missing: everybody.
 */
stakeholders?: Array<StakeholderId>, };

export type Reminder = { 
/**
 * Notifications of one key replace each other.
 */
key: string, 
/**
 * The incident to open.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * First line: who, and how soon or late.
 */
summary: string, 
/**
 * Second line: which incident, and the time with its zone.
 */
body: string, 
/**
 * How loud.
 */
urgency: Urgency, 
/**
 * The loudest step.
 */
step: Step, 
/**
 * The clocks that it speaks of; "Snooze" is for all of them.
 */
clocks: Array<ClockStep>, 
/**
 * True where it says that command should be handed over: its one clock is the commander's, and cannot be snoozed.
 */
handover: boolean, 
/**
 * The asks, things to be done, reports, roles and decisions that it speaks of.
 */
matters: Array<MatterStep>, };

export type RemoveContact = { 
/**
 * Which.
 */
name: string, };

export type Reopen = { 
/**
 * Why.
 */
reason?: string, 
/**
 * When; now where missing.
 */
at?: When, };

export type ReopenFollowUp = { 
/**
 * The act that added it.
 */
follow_up: ActId, 
/**
 * Why.
 */
reason?: string, };

export type ReopenItem = { 
/**
 * Which.
 */
item: ItemId, 
/**
 * Why.
 */
reason?: string, };

export type RepeatedCause = { 
/**
 * In the words of the newest.
 */
cause: string, 
/**
 * The incidents that name it, by their references.
 */
incidents: Array<string>, };

export type ReportChange = { 
/**
 * Its short name.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What becomes of it.
 */
way: ChangeWay, 
/**
 * When it is due; none: it does not run.
 */
before: string | null, 
/**
 * When it would be.
 */
after: string | null, };

export type ReportView = { 
/**
 * Which month: `2026-10`.
 */
month: string, 
/**
 * As people say it: `October 2026`.
 */
name: string, 
/**
 * Months that have an incident, newest first, for choosing one.
 */
months: Array<string>, 
/**
 * In Markdown.
 */
markdown: string, 
/**
 * The same as HTML that is safe to show.
 */
html: string, };

export type Retitle = { 
/**
 * What is broken, in one line.
 */
title: string, };

export type Retract = { 
/**
 * Which.
 */
act: ActId, 
/**
 * Why.
 */
why?: string, 
/**
 * The answer to the question that taking back a sent update asks.
 */
sent?: SentWas, };

export type ReviewContacts = { 
/**
 * Which; a team's is copied into the user's own table.
 */
names: Array<string>, };

export type ReviewDraft = { 
/**
 * Which draft.
 */
draft: DraftId, 
/**
 * Its text as it stands.
 */
text: string, 
/**
 * The status that the incident gets with the record of this message; where missing, it stays as it is.
 */
telling?: Status, };

export type ReviewLetters = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * The draft that they are written from; where missing, the newest whose blanks the list fills.
 */
draft?: DraftId, 
/**
 * Whose: `1-20,25`; where missing, everybody's.
 */
rows?: string, };

export type RewriteDraft = { 
/**
 * Which draft.
 */
draft: DraftId, 
/**
 * From which template; the same where missing.
 */
template?: string, 
/**
 * What it is for; where missing, what it was for, or what the template is for.
 */
occasion?: string, };

export type RingOn = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * The group.
 */
scheme: string, };

export type RingView = { 
/**
 * The act that began it.
 */
ring: ActId, 
/**
 * The group's name.
 */
scheme: string, 
/**
 * Since when.
 */
began_at: string, 
/**
 * Who is being rung; `None`: everybody was, and nobody answered.
 */
ringing: RingingView | null, 
/**
 * Who did not answer, in this order.
 */
unanswered: Array<string>, 
/**
 * Who would be rung next.
 */
next: string | null, };

export type RingingView = { 
/**
 * Who.
 */
who: string, 
/**
 * Their numbers, as far as this laptop knows them.
 */
phones: Array<string>, 
/**
 * Since when.
 */
since: string, 
/**
 * When to ring the next one.
 */
until: string, 
/**
 * True where that is over.
 */
late: boolean, };

export type Role = "commander" | "deputy" | "scribe" | "communications" | "expert" | "liaison" | "sponsor";

export type RoleView = { 
/**
 * Which.
 */
role: Role, 
/**
 * Who; `None`: nobody.
 */
person: string | null, 
/**
 * Since when.
 */
since: string | null, 
/**
 * True where somebody should have it at this severity.
 */
wanted: boolean, 
/**
 * What it does, in a few sentences.
 */
card: string, };

export type RoundView = { 
/**
 * Which.
 */
round: Reassurance, 
/**
 * What it is about: `what we changed`.
 */
name: string, 
/**
 * By when they should hear.
 */
due_at: string, 
/**
 * A word from then on counts for it.
 */
since: string, 
/**
 * `to-come`, `open`, `late`, `told`, `not-needed`.
 */
state: string, 
/**
 * Who was told of the incident and has had no word since.
 */
unaware: Array<UnawareView>, 
/**
 * When somebody settled it.
 */
settled_at: string | null, 
/**
 * How they heard, or why they need not.
 */
note: string | null, };

export type RuleExample = { 
/**
 * `flags`, `allows` or `misses`.
 */
shows: string, 
/**
 * For which occasion; empty: for none.
 */
occasion: string, 
/**
 * What is known of the incident, as the file says it.
 */
facts: string | null, 
/**
 * Its text; what must be found is marked.
 */
pieces: Array<Piece>, 
/**
 * Counted from 1.
 */
line: number, 
/**
 * What the rule does instead.
 */
fault: string | null, };

export type RulePage = { 
/**
 * The kind of check; `words` for lists that the patterns of others name.
 */
check: string, 
/**
 * `error`, `warning` or `hint`; missing for lists of words and for parts of an apology.
 */
severity: string | null, 
/**
 * What its findings say; `{match}` is what was found.
 */
message: string, 
/**
 * Rules whose findings count where they touch one of its own.
 */
yields_to: Array<string>, 
/**
 * What it shows that it does.
 */
examples: Array<RuleExample>, };

export type SaveBrief = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * The file; never overwritten. Its ending says what it becomes.
 */
path: string, 
/**
 * Encrypts a `.foghorn` file.
 */
passphrase?: string, 
/**
 * What is left out of it.
 */
without?: ("contacts" | "names" | "notes" | "drafts")[], };

export type SaveContact = { 
/**
 * What the name was, where it exists: it is replaced.
 */
was?: string, 
/**
 * The name.
 */
name: string, 
/**
 * The groups: `database:1; executives`.
 */
groups?: string, 
/**
 * What they do.
 */
role?: string, 
/**
 * For whom they work.
 */
organisation?: string, 
/**
 * Numbers, parted by semicolons.
 */
phones?: string, 
/**
 * Addresses, parted by semicolons.
 */
emails?: string, 
/**
 * An IANA zone.
 */
zone?: string, 
/**
 * A language.
 */
language?: string, 
/**
 * How long to wait for an answer: `5m`.
 */
wait?: string, 
/**
 * A vendor's contract.
 */
contract?: string, 
/**
 * A vendor's support.
 */
support?: string, 
/**
 * When somebody last made sure that it is right: `2026-10-01`.
 */
reviewed_on?: string, 
/**
 * What else to know.
 */
note?: string, };

export type SaveDraft = { 
/**
 * Which draft.
 */
draft: DraftId, 
/**
 * The text as it stands.
 */
text: string, 
/**
 * The version that it grew from.
 */
base: number, };

export type SaveEml = { 
/**
 * Which draft.
 */
draft: DraftId, 
/**
 * Its text as it stands.
 */
text: string, 
/**
 * Where the file goes; one that is there is not overwritten.
 */
path: string, };

export type SaveLetters = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * The draft that they are written from; where missing, the newest whose blanks the list fills.
 */
draft?: DraftId, 
/**
 * Whose: `1-20,25`; where missing, those that are approved and not sent, and everybody's where none is approved.
 */
rows?: string, 
/**
 * In what form.
 */
as: LettersAs, 
/**
 * The folder, empty or not there yet; or the file, not there yet.
 */
path: string, };

export type SavePicture = { 
/**
 * The file, `.svg` or `.png`; never overwritten.
 */
path: string, 
/**
 * The picture as SVG.
 */
svg: string, 
/**
 * The same as PNG, in base64; needed for `.png`.
 */
png?: string, };

export type SavePostmortem = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * For whom; ourselves where missing.
 */
audience?: Audience, 
/**
 * The file: `.md`, or `.html` for a page that prints; never overwritten.
 */
path: string, };

export type SaveReport = { 
/**
 * Which month, as [`ShowReport`] takes it.
 */
month?: string, 
/**
 * The file: `.md`, or `.html` for a page that prints; never overwritten.
 */
path: string, };

export type Saved = { 
/**
 * Where it is.
 */
path: string, };

export type SchemeStep = { 
/**
 * Who.
 */
who: string, 
/**
 * After so long without an answer the next one is rung.
 */
wait: string, };

export type Search = { 
/**
 * The words.
 */
query: string, 
/**
 * How many hits; at most 100, 30 where missing.
 */
limit?: number, 
/**
 * Only hits written before this one, as the last answer said.
 */
before?: string, };

export type Send = { 
/**
 * Its final text; may follow later.
 */
text?: string, 
/**
 * To whom, where, when.
 */
deliveries: Array<DeliverySaid>, 
/**
 * When it was posted, where a delivery does not say; now where missing.
 */
posted_at?: When, 
/**
 * The status that it told; the one in force where missing.
 */
tells_status?: Status, 
/**
 * The severity that it told; the one in force where missing.
 */
tells_severity?: Severity, 
/**
 * The next update that it promised.
 */
promise?: PromiseSaid, 
/**
 * Changes the status in the same act.
 */
change_status?: Status, 
/**
 * The draft that it was written as.
 */
draft?: DraftId, 
/**
 * Errors of the review that were let stand, each with its reason.
 */
overruled?: Array<Overruled>, 
/**
 * Why it went out with errors or without approval, where it did.
 */
without?: string, };

export type SendForAll = { 
/**
 * `INC-7`, or a stream's id: the one whose draft and status it is.
 */
incident: string, 
/**
 * The others.
 */
also: Array<string>, 
/**
 * Its final text; may follow later.
 */
text?: string, 
/**
 * To whom, where, when.
 */
deliveries: Array<DeliverySaid>, 
/**
 * When it was posted, where a delivery does not say; now where missing.
 */
posted_at?: When, 
/**
 * The status that it told; the one in force where missing.
 */
tells_status?: Status, 
/**
 * The severity that it told; the one in force where missing.
 */
tells_severity?: Severity, 
/**
 * The next update that it promised.
 */
promise?: PromiseSaid, 
/**
 * Changes the status in the same act.
 */
change_status?: Status, 
/**
 * The draft that it was written as.
 */
draft?: DraftId, 
/**
 * Errors of the review that were let stand, each with its reason.
 */
overruled?: Array<Overruled>, 
/**
 * Why it went out with errors or without approval, where it did.
 */
without?: string, };

export type SentWas = "not-posted";

export type Set = { 
/**
 * What is broken, in one line.
 */
title?: string, 
/**
 * When the impact began.
 */
since?: When, 
/**
 * How bad it is; the same one confirms it.
 */
severity?: Severity, 
/**
 * Where it stands.
 */
status?: Status, 
/**
 * When severity and status changed; now where missing.
 */
at?: When, 
/**
 * Why severity and status changed, where that is worth writing down.
 */
reason?: string, };

export type SetCustomerStep = { 
/**
 * For whom, by the row of the list.
 */
row: number, 
/**
 * What, as an order.
 */
next: string, 
/**
 * By when.
 */
due: When, };

export type SetSetting = { 
/**
 * Its name in `settings.toml`.
 */
name: string, 
/**
 * What it becomes; what the file would hold, a text without its quotation marks.
 */
value: string, };

export type Settings = { 
/**
 * My name, as it stands beside what I write down; empty: asked for.
 */
me: string, 
/**
 * The zone in which times are read and shown, as an IANA name; empty: the system's.
 */
zone: string, 
/**
 * A second zone shown beside it, or empty.
 */
second_zone: string, 
/**
 * `system`, `dark` or `light`.
 */
theme: string, 
/**
 * Sounds with notifications.
 */
sound: boolean, 
/**
 * Notifies before a word is due, too; when it is due, and after, always.
 */
heads_up: boolean, 
/**
 * From this time of day on, as `22:00` …
 */
quiet_from: string, 
/**
 * … until this one, as `07:00`, nobody is reminded of incidents of `quiet_severities`; empty: no quiet hours.
 */
quiet_until: string, 
/**
 * The severities that keep quiet in quiet hours.
 */
quiet_severities: Array<Severity>, 
/**
 * Start with the desktop, hidden, while clocks could run.
 */
autostart: boolean, 
/**
 * Keep the laptop from idle sleep while clocks run.
 */
keep_awake: boolean, 
/**
 * The global shortcut that declares (X11 only).
 */
global_shortcut: boolean, 
/**
 * Its keys.
 */
shortcut_keys: string, 
/**
 * The playbook that new incidents start with.
 */
playbook: string, 
/**
 * For how many days copies of the log (snapshots and segments) are kept.
 */
keep_copies_days: number, 
/**
 * A folder with a team's rules, templates and playbooks, which lie under the user's own; empty: none.
 */
team: string, };

export type SettleReassurance = { 
/**
 * Which.
 */
round: Reassurance, 
/**
 * False: nobody needs to hear; then the note says why.
 */
told: boolean, 
/**
 * How they heard, or why they need not.
 */
note?: string, 
/**
 * When; now where missing.
 */
at?: When, };

export type Severity = "SEV1" | "SEV2" | "SEV3" | "SEV4";

export type ShowAftermath = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, };

export type ShowArchive = { 
/**
 * Part of a title or reference.
 */
text?: string, 
/**
 * Only these.
 */
status?: Status, 
/**
 * Only these.
 */
severity?: Severity, 
/**
 * Only these.
 */
kind?: Kind, 
/**
 * Where the window begins, as the last one said.
 */
cursor?: string, 
/**
 * How many rows; at most 200, 50 where missing.
 */
limit?: number, };

export type ShowBrief = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * What is left out of it.
 */
without?: ("contacts" | "names" | "notes" | "drafts")[], };

export type ShowCompensations = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, };

export type ShowContacts = { 
/**
 * Words that must stand in one of its fields each.
 */
find?: string, 
/**
 * Only those of this group.
 */
group?: string, 
/**
 * Only those that nobody looked at for 90 days.
 */
stale?: boolean, 
/**
 * How many to leave out before the first.
 */
from?: number, };

export type ShowCredits = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * Which contract, by its short name.
 */
contract: string, 
/**
 * Other incidents that the contract counts, too.
 */
also?: Array<string>, 
/**
 * Time that it does not count.
 */
exclude?: Array<ExcludedTime>, };

export type ShowCustomers = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * Words that must stand in one of the cells each.
 */
find?: string, 
/**
 * Only some of them.
 */
only?: CustomersOnly, 
/**
 * How many to leave out before the first.
 */
from?: number, };

export type ShowDrafts = { 
/**
 * Of this incident only: `INC-7`, or a stream's id.
 */
incident?: string, };

export type ShowDue = { 
/**
 * Only this incident's.
 */
incident?: string, };

export type ShowFact = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * Which line of the fact sheet.
 */
fact: Fact, };

export type ShowFigures = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, };

export type ShowIncident = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * What had happened by then, with today's knowledge.
 */
as_of?: When, 
/**
 * What had been written down by then.
 */
known_at?: When, };

export type ShowLetter = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * The draft that it is written from; where missing, the text that was approved for this row, or else the newest
 * whose blanks the list fills.
 */
draft?: DraftId, 
/**
 * Whose, by the row of the list.
 */
row: number, };

export type ShowMakingGood = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, };

export type ShowPostmortem = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * For whom; ourselves where missing.
 */
audience?: Audience, 
/**
 * As the log tells it, also where somebody wrote on it.
 */
from_log?: boolean, };

export type ShowReport = { 
/**
 * Which month: `2026-10`, of the zone in use; the one before this one where missing.
 */
month?: string, };

export type ShowSimilar = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, };

export type ShowTimeline = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * From which line on, newest = 0.
 */
from: number, 
/**
 * How many lines; at most 200.
 */
limit: number, 
/**
 * What had happened by then, with today's knowledge.
 */
as_of?: When, 
/**
 * What had been written down by then.
 */
known_at?: When, };

export type ShowTodo = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, };

export type ShowTrends = { 
/**
 * Only those declared from then on.
 */
since?: When, 
/**
 * Only those declared before then.
 */
until?: When, 
/**
 * Only these.
 */
severity?: Severity, 
/**
 * Only these: real ones, or imported ones.
 */
kind?: Kind, 
/**
 * Only those that affected it.
 */
component?: string, 
/**
 * At which cadence silences are looked at, in minutes; 30 where missing.
 */
cadence?: number, };

export type ShowVersion = { 
/**
 * Which draft.
 */
draft: DraftId, 
/**
 * Which version.
 */
version: number, };

export type Silences = { 
/**
 * The cadence, in minutes.
 */
cadence: number, 
/**
 * Incidents that have at least one word.
 */
judged: number, 
/**
 * Those of them that were silent for longer at least once.
 */
incidents: number, 
/**
 * How often a word would have fallen due before it came.
 */
calls: number, };

export type Similar = { 
/**
 * Its stream.
 */
incident: StreamId, 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * What was broken.
 */
title: string, 
/**
 * How bad.
 */
severity: Severity, 
/**
 * When it was declared.
 */
declared_at: string, 
/**
 * How long the impact lasted, in minutes; `None` where its record does not say, or says nonsense.
 */
minutes: number | null, 
/**
 * Why it is shown: words of both titles, and components of both.
 */
shared: Array<string>, 
/**
 * The first message to those outside, cut short.
 */
first_said: string | null, 
/**
 * The last one.
 */
last_said: string | null, 
/**
 * What was known of the cause.
 */
cause: string | null, };

export type SkipItem = { 
/**
 * Which.
 */
item: ItemId, 
/**
 * Why.
 */
reason: string, };

export type SnoozeClock = { 
/**
 * Whose clock.
 */
stakeholder: StakeholderId, 
/**
 * For so many minutes; the playbook's snooze where missing.
 */
minutes?: number, 
/**
 * Why.
 */
reason?: string, 
/**
 * True: "I am on it".
 */
on_it?: boolean, };

export type SourceView = { 
/**
 * The format.
 */
source: string, 
/**
 * Its page.
 */
url: string | null, 
/**
 * What was affected.
 */
components: Array<string>, 
/**
 * The source's word for how bad it was.
 */
impact: string | null, 
/**
 * What is wrong with the record.
 */
flaws: Array<string>, };

export type Spread = { 
/**
 * How many incidents have it.
 */
count: number, 
/**
 * Half of them have less.
 */
median: number | null, 
/**
 * Nine of ten have less.
 */
p90: number | null, 
/**
 * The most.
 */
most: number | null, };

export type Stage = "calm" | "heads-up" | "due" | "overdue" | "held" | "last-word" | "never-told";

export type StakeholderId = string;

export type StaleLine = { 
/**
 * Its name in templates: `data_safety`.
 */
line: string, 
/**
 * Its name on the screen.
 */
name: string, 
/**
 * What the draft was written from, where it was known.
 */
old: string | null, 
/**
 * What holds now, where it is known.
 */
new: string | null, 
/**
 * Since when, where somebody stated it.
 */
stated_at: string | null, 
/**
 * Sentences that say the old value, and how they would say the new one.
 */
sentences: Array<StaleSentence>, };

export type StaleSentence = { 
/**
 * Where it begins.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The sentence with what holds now.
 */
suggestion: string, };

export type StateAspect = { 
/**
 * Which.
 */
aspect: Aspect, 
/**
 * False: it is not so after all.
 */
holds: boolean, 
/**
 * Since when; now where missing.
 */
at?: When, };

export type StateFact = { 
/**
 * Which line.
 */
fact: Fact, 
/**
 * What is true; empty: nothing is known any more.
 */
text: string, 
/**
 * How that is known: the query, the backup that was read, who looked.
 */
evidence?: string, 
/**
 * As of when; now where missing.
 */
at?: When, };

export type StateLesson = { 
/**
 * What sort.
 */
lesson: LessonKind, 
/**
 * In a sentence.
 */
text: string, 
/**
 * Why that was so, and why that in turn.
 */
whys?: Array<string>, };

export type StatePart = "title" | "status" | "severity";

export type StateStart = { 
/**
 * Since when; missing: not known after all.
 */
since?: When, };

export type Status = "investigating" | "identified" | "monitoring" | "resolved" | "closed" | "withdrawn";

export type Step = "heads-up" | "due" | "nag";

export type StreamId = string;

export type StretchCadence = { 
/**
 * How many times the playbook's interval, 1 to 8.
 */
factor: number, 
/**
 * Why.
 */
reason?: string, };

export type SuggestWord = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * For whom.
 */
stakeholder: StakeholderId, 
/**
 * What it is for, `progress`; where missing, what the incident calls for.
 */
occasion?: string, 
/**
 * From which template, `any/progress`; where missing, the one for them and the occasion.
 */
template?: string, };

export type SuggestedWord = { 
/**
 * The text; facts that are not known stand as `⟦impact⟧`. Markdown, unless its channel shows text as it is.
 */
text: string, 
/**
 * What it is for: `first-word`, `progress` and so on.
 */
occasion: string, 
/**
 * The template's name; empty where none is for this, and the bare facts stand in the text.
 */
template: string, 
/**
 * What the template is called on the screen.
 */
title: string, 
/**
 * Why the template that was meant could not be used, in a sentence.
 */
fault: string | null, 
/**
 * Where it goes, where the template says.
 */
channel: string | null, 
/**
 * The subject, where it goes by mail.
 */
subject: string | null, 
/**
 * How long it is where it goes.
 */
length: WordLength, 
/**
 * The next time that the text promises.
 */
promise_at: string | null, 
/**
 * How many blanks are left.
 */
blanks: number, 
/**
 * Facts that are other than they were told.
 */
changed: Array<ChangedFact>, 
/**
 * Title, status and severity, where they are other than they were told.
 */
moved: Array<MovedState>, 
/**
 * What was noted since, oldest first; of very many the newest.
 */
lines: Array<NotedLine>, 
/**
 * When their last word was posted.
 */
told_at: string | null, 
/**
 * Every message that can be written to them, their own first.
 */
choices: Array<WordChoice>, };

export type TakeOverOn = { 
/**
 * `SP-12`, or a stream's id.
 */
incident: string, 
/**
 * Which playbook; the setting's where missing.
 */
playbook?: string, };

export type TemplatePage = { 
/**
 * What it is for.
 */
occasion: string, 
/**
 * What else it stands for.
 */
stands_for: Array<string>, 
/**
 * For whom; empty: anybody.
 */
stakeholders: Array<string>, 
/**
 * Where it goes.
 */
channel: string | null, 
/**
 * The most that it may have there.
 */
limit: number | null, 
/**
 * When it is offered, in a sentence.
 */
offered: string, 
/**
 * How it reads, from facts that are always the same.
 */
previews: Array<TemplatePreview>, };

export type TemplatePreview = { 
/**
 * Which turn, in words.
 */
turn: string, 
/**
 * The message as HTML; missing where its channel shows the text as it is.
 */
html: string | null, 
/**
 * The message.
 */
text: string, 
/**
 * How long it is, in its channel's units.
 */
used: number, 
/**
 * How long it may be.
 */
limit: number | null, 
/**
 * What its author would want to know.
 */
remarks: Array<string>, };

export type TextSpan = { 
/**
 * Where it begins.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, };

export type ThingState = "open" | "done" | "skipped";

export type Tie = "same-cause" | "part-of" | "has-part" | "duplicate-of" | "has-duplicate";

export type TimelineItem = { 
/**
 * The act that wrote it.
 */
act: ActId, 
/**
 * The entry itself, for expunging.
 */
entry: EntryId, 
/**
 * What it is: `note`, `decision`, `observation`, `update`, or the event's kind.
 */
kind: string, 
/**
 * When it happened.
 */
happened_at: string, 
/**
 * When it was written down.
 */
recorded_at: string, 
/**
 * True where it was written down more than a minute after it happened.
 */
backdated: boolean, 
/**
 * True where its writer's clock ran more than 10 minutes ahead of ours.
 */
ahead: boolean, 
/**
 * By whom.
 */
author: string | null, 
/**
 * One sentence.
 */
text: string, 
/**
 * True where a later act put it right.
 */
corrected: boolean, 
/**
 * Note, decision or observation: can be corrected in place.
 */
note: NoteKind | null, 
/**
 * What stands beside a decision: why, who decided, when it is looked at again.
 */
about: string | null, 
/**
 * The message, where this is one.
 */
update: UpdateView | null, 
/**
 * True where its body was expunged.
 */
expunged: boolean, };

export type TimelineWindow = { 
/**
 * The lines.
 */
items: Array<TimelineItem>, 
/**
 * How many lines the whole timeline has.
 */
total: number, 
/**
 * Where the next window begins; `None`: this was the last.
 */
next: number | null, };

export type Todo = { 
/**
 * `INC-7`.
 */
reference: string, 
/**
 * The checklists that apply, in the order of their phases.
 */
lists: Array<TodoList>, 
/**
 * How many things they have.
 */
things: number, 
/**
 * How many of them are done or skipped.
 */
settled: number, 
/**
 * How many are late.
 */
late: number, 
/**
 * Reports that the playbook knows.
 */
deadlines: Array<DeadlineView>, 
/**
 * What people were asked for and has not come, what is due next first.
 */
asks: Array<AskView>, 
/**
 * People being rung, one scheme after the other.
 */
rings: Array<RingView>, 
/**
 * What is special about the incident, as it was stated.
 */
aspects: Array<AspectView>, 
/**
 * When the next of all that becomes late by itself; `None`: nothing does.
 */
next_late_at: string | null, };

export type TodoList = { 
/**
 * Its short name.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its phase; `None`: what was added beside all lists.
 */
phase: Phase | null, 
/**
 * Whom it is about.
 */
stakeholder: StakeholderId | null, 
/**
 * Since when it applies.
 */
since: string, 
/**
 * What is to be done.
 */
things: Array<TodoThing>, };

export type TodoThing = { 
/**
 * `first-minutes/roles`.
 */
item: ItemId, 
/**
 * What is to be done.
 */
text: string, 
/**
 * Why.
 */
why: string | null, 
/**
 * Whose it is, until somebody is named.
 */
role: Role | null, 
/**
 * Who took it on.
 */
owner: string | null, 
/**
 * Where more about it stands.
 */
link: string | null, 
/**
 * By when.
 */
due_at: string | null, 
/**
 * True where it is open and its time is over.
 */
late: boolean, 
/**
 * What became of it.
 */
state: ThingState, 
/**
 * What came of it, or why it was skipped or opened again.
 */
note: string | null, 
/**
 * When it was done, skipped or opened again.
 */
settled_at: string | null, 
/**
 * Who wrote that down.
 */
settled_by: string | null, };

export type ToldView = { 
/**
 * Whom.
 */
stakeholder: StakeholderId, 
/**
 * The name.
 */
name: string, 
/**
 * From when they should hear to the first word.
 */
first_word: FigureView, 
/**
 * The longest time without a word.
 */
silence: FigureView, 
/**
 * Words that counted.
 */
words: number, };

export type TrendsView = { 
/**
 * When this was read.
 */
now: string, 
/**
 * What they add up to.
 */
many: Many, 
/**
 * Every component that any incident names, for choosing one.
 */
components: Array<string>, 
/**
 * Incidents whose figures are not made yet: written by an older version, they follow in the background.
 */
behind: number, };

export type TriggerDeadline = { 
/**
 * The short name of the deadline.
 */
deadline: string, 
/**
 * When; now where missing.
 */
at?: When, };

export type TrustRow = { 
/**
 * Who.
 */
stakeholder: StakeholderId, 
/**
 * Their name.
 */
name: string, 
/**
 * When they heard first.
 */
told_at: string | null, 
/**
 * When they first read a regret in our words.
 */
apologised_at: string | null, 
/**
 * When they first heard that it is over.
 */
over_told_at: string | null, 
/**
 * When they last heard anything.
 */
last_at: string | null, };

export type UnawareView = { 
/**
 * Who.
 */
stakeholder: StakeholderId, 
/**
 * Their name.
 */
name: string, };

export type Undo = { 
/**
 * The answer to the question that undoing a sent update asks.
 */
sent?: SentWas, };

export type UndoView = { 
/**
 * The act.
 */
act: ActId, 
/**
 * In a few words: "the note “rollback done”".
 */
label: string, 
/**
 * True where it is a sent update: then the question is whether it was not posted, or the record is wrong.
 */
sent: boolean, };

export type Unlink = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * The other one.
 */
other: string, 
/**
 * Why.
 */
reason?: string, };

export type Untold = { 
/**
 * Which.
 */
fact: Fact, 
/**
 * As it is now; empty: taken back.
 */
text: string, 
/**
 * As of when.
 */
stated_at: string, };

export type UpdateView = { 
/**
 * Its text; `None`: follows later.
 */
text: string | null, 
/**
 * To whom, where, when.
 */
deliveries: Array<Delivery>, 
/**
 * The status that it told.
 */
status: Status | null, 
/**
 * The severity that it told.
 */
severity: Severity | null, 
/**
 * What it promised.
 */
promise: Promise | null, 
/**
 * What became of the promise.
 */
verdicts: Array<Verdict>, 
/**
 * SHA-256 of the text, in hexadecimal digits.
 */
text_sha256: string | null, };

export type Urgency = "normal" | "critical";

export type Verdict = { 
/**
 * To whom.
 */
stakeholder: StakeholderId, 
/**
 * The stakeholder's name.
 */
name: string, 
/**
 * By when.
 */
promised_at: string, 
/**
 * `standing`, `kept` or `late`.
 */
state: string, 
/**
 * Minutes late, where late.
 */
late_minutes: number, };

export type VerifyReport = { 
/**
 * How many entries were checked.
 */
entries: number, 
/**
 * In how many streams.
 */
streams: number, 
/**
 * How many have no text any more.
 */
without_body: number, 
/**
 * What is wrong, in sentences; empty: nothing.
 */
defects: Array<string>, 
/**
 * What to do about it, in sentences.
 */
next_steps: Array<string>, 
/**
 * True where nothing is wrong.
 */
clean: boolean, };

export type VersionLine = { 
/**
 * Which.
 */
version: number, 
/**
 * When it was saved.
 */
saved_at: string, 
/**
 * How many words it has.
 */
words: number, 
/**
 * What made it, where it is more than a pause in typing.
 */
what: string | null, };

export type WatchingView = { 
/**
 * Since when.
 */
since: string, 
/**
 * Who has command, as it was handed over.
 */
to: string, 
/**
 * When the newest entry here was written down: what happened later is not known here.
 */
as_of: string, };

export type WaveOffer = { 
/**
 * `INC-7`, or a stream's id.
 */
incident: string, 
/**
 * Which.
 */
offer: Offer, };

export type Weight = { 
/**
 * Which.
 */
severity: Severity, 
/**
 * How many.
 */
incidents: number, 
/**
 * From declaring to resolved.
 */
resolve: Spread, 
/**
 * From declaring to the first word.
 */
first_word: Spread, };

export type When = string;

export type WhoChanges = { 
/**
 * Who.
 */
stakeholder: StakeholderId, 
/**
 * Their name.
 */
name: string, 
/**
 * Whether they come or go.
 */
way: ChangeWay, 
/**
 * True where they were told anything: who goes still hears of the end.
 */
told: boolean, };

export type Withdraw = { 
/**
 * Why: false alarm, duplicate of which.
 */
reason: string, 
/**
 * When; now where missing.
 */
at?: When, };

export type WordChoice = { 
/**
 * The template's name.
 */
template: string, 
/**
 * What it is called on the screen.
 */
title: string, 
/**
 * What it is for.
 */
occasion: string, 
/**
 * When it is the right one, in a sentence.
 */
offered: string, };

export type WordLength = { 
/**
 * Its length in `unit`.
 */
used: number, 
/**
 * The most that the channel takes, where that is known.
 */
limit: number | null, 
/**
 * In what the channel counts.
 */
unit: LengthUnit, 
/**
 * How many messages it becomes; more than 1 only for SMS.
 */
parts: number, };

export type WordProof = { 
/**
 * How many errors of the review nobody answered for.
 */
errors: number, 
/**
 * How many were let stand with a reason.
 */
overruled: Array<Overruled>, 
/**
 * Why it needs approval (`SEV1, Press`), where nobody approved this very text.
 */
approval_missing: string | null, 
/**
 * Who approved this very text.
 */
approved_by: string | null, };

export type WordRead = { 
/**
 * The promise, read from the text or as typed.
 */
promise_at: string | null, 
/**
 * The words that make it, where it was read from the text.
 */
promise_words: string | null, 
/**
 * True where the text's time had no zone, so that the local one was assumed.
 */
zone_assumed: boolean, 
/**
 * Why a promise that the text makes cannot be recorded as it stands, in a sentence.
 */
promise_missed: string | null, 
/**
 * Why the promise as typed cannot be read.
 */
promise_fault: string | null, 
/**
 * The earliest time that the cadence asks for after this word.
 */
cadence_at: string | null, 
/**
 * True where the promise is later than the cadence: it moves the clock only with a reason.
 */
needs_reason: boolean, 
/**
 * The status in force, which the update tells unless said otherwise.
 */
status: Status, 
/**
 * The severity in force.
 */
severity: Severity, 
/**
 * What stands behind the text.
 */
proof: WordProof, };

/** Every command: what it takes and what it answers. */
export type Commands = {
  "set": { payload: { incident: string } & Set; answer: Receipt };
  "retitle": { payload: { incident: string } & Retitle; answer: Receipt };
  "state-start": { payload: { incident: string } & StateStart; answer: Receipt };
  "state-fact": { payload: { incident: string } & StateFact; answer: Receipt };
  "change-status": { payload: { incident: string } & ChangeStatus; answer: Receipt };
  "change-severity": { payload: { incident: string } & ChangeSeverity; answer: Receipt };
  "assign-role": { payload: { incident: string } & AssignRole; answer: Receipt };
  "note": { payload: { incident: string } & Note; answer: Receipt };
  "log-line": { payload: { incident: string } & LogLine; answer: Receipt };
  "correct-note": { payload: { incident: string } & CorrectNote; answer: Receipt };
  "send": { payload: { incident: string } & Send; answer: Receipt };
  "correct-update": { payload: { incident: string } & CorrectUpdate; answer: Receipt };
  "add-stakeholder": { payload: { incident: string } & AddStakeholder; answer: Receipt };
  "drop-stakeholder": { payload: { incident: string } & DropStakeholder; answer: Receipt };
  "hold": { payload: { incident: string } & PutOnHold; answer: Receipt };
  "release-hold": { payload: { incident: string } & ReleaseHold; answer: Receipt };
  "snooze": { payload: { incident: string } & SnoozeClock; answer: Receipt };
  "stretch-cadence": { payload: { incident: string } & StretchCadence; answer: Receipt };
  "withdraw": { payload: { incident: string } & Withdraw; answer: Receipt };
  "reopen": { payload: { incident: string } & Reopen; answer: Receipt };
  "close": { payload: { incident: string } & Close; answer: Receipt };
  "place-legal-hold": { payload: { incident: string } & PlaceLegalHold; answer: Receipt };
  "lift-legal-hold": { payload: { incident: string } & LiftLegalHold; answer: Receipt };
  "approve-compensation": { payload: { incident: string } & ApproveCompensation; answer: Receipt };
  "move-compensation": { payload: { incident: string } & MoveCompensation; answer: Receipt };
  "post-letters": { payload: { incident: string } & PostLetters; answer: Receipt };
  "answer-customer": { payload: { incident: string } & AnswerCustomer; answer: Receipt };
  "set-customer-step": { payload: { incident: string } & SetCustomerStep; answer: Receipt };
  "do-customer-step": { payload: { incident: string } & DoCustomerStep; answer: Receipt };
  "do-item": { payload: { incident: string } & DoItem; answer: Receipt };
  "skip-item": { payload: { incident: string } & SkipItem; answer: Receipt };
  "reopen-item": { payload: { incident: string } & ReopenItem; answer: Receipt };
  "give-item": { payload: { incident: string } & GiveItem; answer: Receipt };
  "add-item": { payload: { incident: string } & AddItem; answer: Receipt };
  "state-aspect": { payload: { incident: string } & StateAspect; answer: Receipt };
  "trigger-deadline": { payload: { incident: string } & TriggerDeadline; answer: Receipt };
  "meet-deadline": { payload: { incident: string } & MeetDeadline; answer: Receipt };
  "ask-for": { payload: { incident: string } & AskFor; answer: Receipt };
  "answer-ask": { payload: { incident: string } & AnswerAsk; answer: Receipt };
  "extend-ask": { payload: { incident: string } & ExtendAsk; answer: Receipt };
  "drop-ask": { payload: { incident: string } & DropAsk; answer: Receipt };
  "accept-command": { payload: { incident: string } & AcceptCommand; answer: Receipt };
  "confirm-handover": { payload: { incident: string } & ConfirmHandover; answer: Receipt };
  "add-follow-up": { payload: { incident: string } & AddFollowUp; answer: Receipt };
  "change-follow-up": { payload: { incident: string } & ChangeFollowUp; answer: Receipt };
  "do-follow-up": { payload: { incident: string } & DoFollowUp; answer: Receipt };
  "drop-follow-up": { payload: { incident: string } & DropFollowUp; answer: Receipt };
  "reopen-follow-up": { payload: { incident: string } & ReopenFollowUp; answer: Receipt };
  "state-lesson": { payload: { incident: string } & StateLesson; answer: Receipt };
  "move-postmortem": { payload: { incident: string } & MovePostmortem; answer: Receipt };
  "publish-postmortem": { payload: { incident: string } & PublishPostmortem; answer: Receipt };
  "settle-reassurance": { payload: { incident: string } & SettleReassurance; answer: Receipt };
  "no-answer": { payload: { incident: string } & NoAnswer; answer: Receipt };
  "answer-ring": { payload: { incident: string } & AnswerRing; answer: Receipt };
  "drop-ring": { payload: { incident: string } & DropRing; answer: Receipt };
  "retract": { payload: { incident: string } & Retract; answer: Receipt };
  "undo": { payload: { incident: string } & Undo; answer: Receipt };
  "redo": { payload: { incident: string } & Redo; answer: Receipt };
  "declare": { payload: Declare; answer: Receipt };
  "take-over": { payload: TakeOverOn; answer: Receipt };
  "apply-playbook": { payload: PlaybookOn; answer: Receipt };
  "playbook-difference": { payload: PlaybookOn; answer: PlaybookDifference };
  "compensations": { payload: ShowCompensations; answer: Array<PlaybookCompensation> };
  "link": { payload: Link; answer: Receipt };
  "unlink": { payload: Unlink; answer: Receipt };
  "send-for-all": { payload: SendForAll; answer: Receipt };
  "expunge": { payload: ExpungeOn; answer: Receipt };
  "board": { payload: Nothing; answer: Board };
  "incident": { payload: ShowIncident; answer: IncidentView };
  "timeline": { payload: ShowTimeline; answer: TimelineWindow };
  "wave-offer": { payload: WaveOffer; answer: Nothing };
  "fact-history": { payload: ShowFact; answer: Array<FactStatement> };
  "due": { payload: ShowDue; answer: Array<DueClock> };
  "due-todo": { payload: ShowDue; answer: Array<DueThing> };
  "suggest-word": { payload: SuggestWord; answer: SuggestedWord };
  "read-word": { payload: ReadWord; answer: WordRead };
  "open-draft": { payload: OpenDraft; answer: DraftView };
  "open-postmortem": { payload: OpenPostmortem; answer: DraftView };
  "rewrite-draft": { payload: RewriteDraft; answer: DraftView };
  "save-draft": { payload: SaveDraft; answer: DraftSaved };
  "overrule": { payload: Overrule; answer: DraftSaved };
  "draft-version": { payload: ShowVersion; answer: OldVersion };
  "discard-draft": { payload: OfDraft; answer: Nothing };
  "drafts": { payload: ShowDrafts; answer: Array<DraftCard> };
  "review-draft": { payload: ReviewDraft; answer: DraftReview };
  "preview-draft": { payload: PreviewDraft; answer: Previewed };
  "copy-draft": { payload: CopyDraft; answer: Copied };
  "save-eml": { payload: SaveEml; answer: Saved };
  "approve-draft": { payload: ApproveOn; answer: Receipt };
  "prove": { payload: Prove; answer: Proven };
  "customers": { payload: ShowCustomers; answer: CustomersView };
  "import-customers": { payload: ImportCustomers; answer: CustomersTaken };
  "forget-customers": { payload: CustomersOf; answer: Receipt };
  "letter": { payload: ShowLetter; answer: Letter };
  "review-letters": { payload: ReviewLetters; answer: LettersReviewed };
  "approve-letters": { payload: ApproveLettersOn; answer: Receipt };
  "save-letters": { payload: SaveLetters; answer: LettersSaved };
  "contacts": { payload: ShowContacts; answer: ContactsView };
  "save-contact": { payload: SaveContact; answer: ContactsChanged };
  "remove-contact": { payload: RemoveContact; answer: ContactsChanged };
  "review-contacts": { payload: ReviewContacts; answer: ContactsChanged };
  "look-into-contacts": { payload: ContactsFile; answer: ContactsAbout };
  "import-contacts": { payload: ContactsFile; answer: ContactsAbout };
  "export-contacts": { payload: ExportContacts; answer: Saved };
  "ring": { payload: RingOn; answer: Receipt };
  "aftermath": { payload: ShowAftermath; answer: AftermathView };
  "follow-ups": { payload: Nothing; answer: FollowUpsView };
  "export-follow-ups": { payload: ExportFollowUps; answer: FollowUpsSaved };
  "making-good": { payload: ShowMakingGood; answer: MakingGood };
  "credits": { payload: ShowCredits; answer: CreditsView };
  "postmortem": { payload: ShowPostmortem; answer: PostmortemView };
  "save-postmortem": { payload: SavePostmortem; answer: Saved };
  "figures": { payload: ShowFigures; answer: FiguresView };
  "trends": { payload: ShowTrends; answer: TrendsView };
  "report": { payload: ShowReport; answer: ReportView };
  "save-report": { payload: SaveReport; answer: Saved };
  "save-picture": { payload: SavePicture; answer: Saved };
  "similar": { payload: ShowSimilar; answer: Array<Similar> };
  "hand-over": { payload: HandOverOn; answer: HandedOver };
  "brief": { payload: ShowBrief; answer: BriefView };
  "save-brief": { payload: SaveBrief; answer: BriefSaved };
  "look-into-brief": { payload: LookIntoBrief; answer: BriefAbout };
  "todo": { payload: ShowTodo; answer: Todo };
  "read-line": { payload: ReadLine; answer: LineRead };
  "archive": { payload: ShowArchive; answer: ArchiveWindow };
  "search": { payload: Search; answer: Found };
  "desk": { payload: Nothing; answer: Desk };
  "library": { payload: Nothing; answer: LibraryView };
  "library-page": { payload: LibraryName; answer: LibraryPage };
  "library-switch": { payload: LibrarySwitch; answer: LibraryView };
  "library-customise": { payload: LibraryCustomise; answer: LibraryPage };
  "library-save": { payload: LibrarySave; answer: LibraryPage };
  "library-reset": { payload: LibraryName; answer: LibraryView };
  "settings": { payload: Nothing; answer: Settings };
  "set-setting": { payload: SetSetting; answer: Settings };
  "set-settings": { payload: Settings; answer: Settings };
  "editing": { payload: Editing; answer: Nothing };
  "import": { payload: Import; answer: ImportDone };
  "export": { payload: Export; answer: ExportDone };
  "backup": { payload: Backup; answer: BackupDone };
  "verify": { payload: Nothing; answer: VerifyReport };
  "rebuild": { payload: Nothing; answer: Rebuilt };
  "cancel": { payload: Nothing; answer: Nothing };
};
