//! What the ticker asks: which reminders are to be shown now, what comes next, and what the tray says.
//!
//! Here: bundling per incident, and what this laptop has shown already. Not here: the words of a notification
//! (`announce`), when a clock speaks (`foghorn_core::reminders`), and how it is shown (the shell).

mod announce;

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use foghorn_core::clocks::Stage;
use foghorn_core::reminders::{self, Desk, Editing, Matter, MatterReminder, Shown, Step};
use foghorn_core::when::Here;
use foghorn_core::{At, StakeholderId, StreamId};
use foghorn_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::announce::{after_jump, bundled};
use crate::app::App;
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::folds::Folded;
use crate::read::offers::in_command_since;

/// Why wall-clock time went on without us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jump {
    /// The laptop slept.
    Slept,
    /// Somebody set the clock.
    ClockChanged,
    /// Foghorn was not running.
    NotRunning,
    /// Foghorn was stopped in the middle: frozen, or on a machine that had no time for it.
    StoodStill,
}

/// What the ticker finds.
#[derive(Clone, Debug, Default)]
pub struct Tick {
    /// What is to be shown now; each is shown once.
    pub reminders: Vec<Reminder>,
    /// Clocks that are soon due, due or overdue, with their due times: what a notification says of any other is over.
    pub speaking: BTreeSet<(StreamId, StakeholderId, At)>,
    /// Incidents that somebody else commands, and this laptop only watches: nothing of theirs is to stand any more.
    pub watched: Vec<StreamId>,
    /// Matters that have spoken and are not settled, by incident and key.
    pub waiting: BTreeSet<(StreamId, String)>,
    /// When there may next be something to say or a stage to change.
    pub next_at: Option<At>,
    /// What is due next, for the tray.
    pub headline: Option<Headline>,
    /// How many clocks run.
    pub clocks_running: usize,
}

impl Tick {
    /// Whether nothing that a notification says holds any more, so that it can go from the screen.
    pub fn is_over(&self, reminder: &Reminder) -> bool {
        let watched = self.watched.contains(&reminder.incident);
        let speaks = |clock: &ClockStep| {
            self.speaking.contains(&(clock.incident.clone(), clock.stakeholder.clone(), clock.due_at))
        };
        let waits = |told: &MatterStep| self.waiting.contains(&(told.incident.clone(), told.matter.clone()));
        // Command that is held for too long ends with a handover alone.
        let holds = match (reminder.handover, reminder.clocks.is_empty()) {
            (true, _) => true,
            (false, false) => reminder.clocks.iter().any(speaks),
            (false, true) => reminder.matters.iter().any(waits),
        };
        watched || !holds
    }
}

/// What is due next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The incident's stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// Whose clock.
    pub stakeholder: StakeholderId,
    /// The stakeholder's name.
    pub name: String,
    /// When.
    pub due_at: At,
    /// What the clock says.
    pub stage: Stage,
}

/// How loud a reminder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// Soon.
    Normal,
    /// Due or late: stays until it is acted on.
    Critical,
}

/// One notification: what one incident has to say now (or all of them, after a sleep).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Reminder {
    /// Notifications of one key replace each other.
    pub key: String,
    /// The incident to open.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// First line: who, and how soon or late.
    pub summary: String,
    /// Second line: which incident, and the time with its zone.
    pub body: String,
    /// How loud.
    pub urgency: Urgency,
    /// The loudest step.
    pub step: Step,
    /// The clocks that it speaks of; "Snooze" is for all of them.
    pub clocks: Vec<ClockStep>,
    /// True where it says that command should be handed over: its one clock is the commander's, and cannot be snoozed.
    pub handover: bool,
    /// The asks, things to be done, reports, roles and decisions that it speaks of.
    pub matters: Vec<MatterStep>,
}

/// One clock's part of a reminder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ClockStep {
    /// The incident's stream.
    pub incident: StreamId,
    /// Whose clock.
    pub stakeholder: StakeholderId,
    /// Its due time.
    pub due_at: DateTime<Utc>,
    /// The step's own instant.
    pub step_at: DateTime<Utc>,
}

/// One matter's part of a reminder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MatterStep {
    /// The incident's stream.
    pub incident: StreamId,
    /// What it is about: `ask/0193…`, `item/first-minutes/support`, `report/dora`, `role/scribe`, `decision/0193…`.
    pub matter: String,
    /// When it is due.
    pub due_at: DateTime<Utc>,
    /// The step's own instant.
    pub step_at: DateTime<Utc>,
}

/// What this laptop keeps of a reminder: intended, then shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    #[serde(flatten)]
    step: Shown,
    /// False between the intent and the showing; found so after a crash, it is shown once more.
    shown: bool,
    tries: u8,
}

/// One incident's part of a tick.
struct Due<'a> {
    folded: &'a Folded,
    reference: String,
    fired: Vec<reminders::Reminder>,
    /// Clocks whose present due time was announced before: what they say now is not that they fell due.
    announced: BTreeSet<StakeholderId>,
    /// What else it has to say.
    matters: Vec<MatterReminder>,
    /// Matters that were announced before.
    matters_announced: BTreeSet<Matter>,
}

/// How many words of an incident are overdue and have nothing new to say.
fn overdue_beside(folded: &Folded, due: &[Due<'_>], now: At) -> usize {
    let incident = &folded.incident;
    let stages = incident.stages();
    let said = due.iter().filter(|due| due.folded.incident.id == incident.id).flat_map(|due| &due.fired);
    let said: BTreeSet<_> = said.map(|told| &told.stakeholder).collect();
    let overdue = incident.clocks().iter().filter(|clock| clock.stage(&stages, now) == Some(Stage::Overdue));
    overdue.filter(|clock| !said.contains(&clock.stakeholder)).count()
}

impl App {
    /// What is to be shown now. `jump` says that time went on without us: then all is told in one notification.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn tick(&self, jump: Option<Jump>) -> Result<Tick, Failure> {
        self.store().read(|reading| {
            let here = self.here(reading)?;
            let (known, replica) = (self.known(reading)?, reading.replica()?);
            let mut tick = Tick::default();
            let mut due = Vec::new();
            let mut folds = Vec::new();
            for summary in reading.live_summaries()? {
                folds.push((self.folds().read(reading, &summary.stream)?, summary.reference));
            }
            for (folded, reference) in &folds {
                let reference = shown_reference(reading, reference, &folded.incident.id)?;
                if folded.incident.command.watching(&replica).is_some() {
                    // Somebody else has command: this laptop only watches, without a word.
                    tick.watched.push(folded.incident.id.clone());
                    continue;
                }
                let desk = self.desk_of(reading, &folded.incident.id)?;
                look(&mut tick, folded, &reference, &desk, &here);
                // In quiet hours what falls due waits; it is told when they end.
                if let Some(end) = known.settings.quiet(folded.incident.severity_now(), here.now, here.zone) {
                    tick.next_at = Some(tick.next_at.map_or(end, |next| next.min(end)));
                    continue;
                }
                tick.reminders.extend(handover_due(&mut tick.next_at, folded, &reference, &desk, &here));
                due.extend(due_of(folded, reference, &desk, &here, known.settings.heads_up));
            }
            let others = folds
                .iter()
                .filter(|(folded, _)| !tick.watched.contains(&folded.incident.id))
                .map(|(folded, _)| overdue_beside(folded, &due, here.now))
                .sum();
            let handovers = std::mem::take(&mut tick.reminders);
            tick.reminders = match jump.and_then(|jump| after_jump(&due, jump, others, &here)) {
                Some(all_in_one) => vec![all_in_one],
                None => due.iter().map(|due| bundled(due, &here)).collect(),
            };
            // After a sleep there is one notification; this one can wait for the next look.
            if jump.is_none() {
                tick.reminders.extend(handovers);
            }
            Ok(tick)
        })
    }

    /// Writes down that a reminder is about to be shown.
    ///
    /// # Errors
    /// Where the folder cannot be written; show it all the same.
    pub fn reminder_intended(&self, reminder: &Reminder) -> Result<(), Failure> {
        self.mark(reminder, false)
    }

    /// Writes down that a reminder was shown, so that it is not shown again.
    ///
    /// # Errors
    /// Where the folder cannot be written; then it may be shown once more.
    pub fn reminder_shown(&self, reminder: &Reminder) -> Result<(), Failure> {
        self.mark(reminder, true)
    }

    fn mark(&self, reminder: &Reminder, shown: bool) -> Result<(), Failure> {
        let clocks = reminder.clocks.iter().map(|clock| {
            let step = Shown { due_at: clock.due_at, step_at: clock.step_at };
            (mark_key(&clock.incident, Some(&clock.stakeholder)), step)
        });
        let matters = reminder.matters.iter().map(|told| {
            let step = Shown { due_at: told.due_at, step_at: told.step_at };
            (matter_key(&told.incident, &told.matter), step)
        });
        let steps: Vec<_> = clocks.chain(matters).collect();
        self.store().write(|tx| {
            for (key, step) in steps {
                let before = tx.local_get(&key)?.and_then(|json| serde_json::from_str::<Mark>(&json).ok());
                let tries = before.filter(|mark| mark.step == step).map_or(0, |mark| mark.tries);
                let mark = Mark { step, shown, tries: if shown { tries } else { tries.saturating_add(1) } };
                tx.local_set(&key, &serde_json::to_string(&mark).unwrap_or_default())?;
            }
            Ok(())
        })
    }

    fn desk_of(&self, reading: &Reading<'_>, stream: &StreamId) -> Result<Desk, Failure> {
        let prefix = mark_key(stream, None);
        let mut desk = Desk::default();
        for (key, json) in reading.local_with_prefix(&prefix)? {
            if let Some(step) = told(&json) {
                desk.shown.insert(StakeholderId::new(&key[prefix.len()..]), step);
            }
        }
        let prefix = matter_key(stream, "");
        for (key, json) in reading.local_with_prefix(&prefix)? {
            if let (Some(matter), Some(step)) = (Matter::of_key(&key[prefix.len()..]), told(&json)) {
                desk.matters.insert(matter, step);
            }
        }
        for ((edited, stakeholder), editing) in self.editing().iter() {
            if edited == stream {
                desk.editing.insert(stakeholder.clone(), *editing);
            }
        }
        Ok(desk)
    }
}

/// Notes a key press in a draft: it quietens its own clock for a while.
pub(crate) fn editing(app: &App, incident: &str, stakeholder: StakeholderId) -> Result<(), Failure> {
    let now = app.now();
    let (stream, quiet) = app.store().read(|reading| {
        let stream = find(reading, incident)?;
        let quiet = app.folds().read(reading, &stream)?.incident.stages().editing_quiet.delta();
        Ok::<_, Failure>((stream, quiet))
    })?;
    let mut all = app.editing();
    all.retain(|_, editing| now - editing.last < TimeDelta::hours(1));
    let editing = all.entry((stream, stakeholder)).or_insert(Editing { since: now, last: now });
    if now - editing.last > quiet {
        editing.since = now;
    }
    editing.last = now;
    Ok(())
}

/// What stands for a stakeholder where the commander is meant; no stakeholder's short name is empty.
const COMMANDER: &str = "";

fn mark_key(stream: &StreamId, stakeholder: Option<&StakeholderId>) -> String {
    format!("shown/{stream}/{}", stakeholder.map(StakeholderId::as_str).unwrap_or_default())
}

/// Beside the marks of clocks, so that no stakeholder's name can be taken for a matter.
fn matter_key(stream: &StreamId, matter: &str) -> String {
    format!("shown-matter/{stream}/{matter}")
}

/// The step that a mark says was told; an intent without a showing is a crash in between: the current step is shown once
/// more, not for ever.
fn told(json: &str) -> Option<Shown> {
    let mark = serde_json::from_str::<Mark>(json).ok()?;
    (mark.shown || mark.tries > 1).then_some(mark.step)
}

/// What an incident has to say now; `None`: nothing.
fn due_of<'a>(folded: &'a Folded, reference: String, desk: &Desk, here: &Here, heads_up: bool) -> Option<Due<'a>> {
    let (mut fired, mut matters) = fired(folded, desk, here);
    fired.retain(|told| heads_up || told.step != Step::HeadsUp);
    matters.retain(|told| heads_up || told.step != Step::HeadsUp);
    let again = |shown: Option<&Shown>, due_at: At| shown.is_some_and(|s| s.due_at == due_at && s.step_at >= s.due_at);
    let announced = fired.iter().filter(|told| again(desk.shown.get(&told.stakeholder), told.due_at));
    let announced = announced.map(|told| told.stakeholder.clone()).collect();
    let matters_announced = matters.iter().filter(|told| again(desk.matters.get(&told.matter), told.due_at));
    let matters_announced = matters_announced.map(|told| told.matter.clone()).collect();
    let silent = fired.is_empty() && matters.is_empty();
    (!silent).then_some(Due { folded, reference, fired, announced, matters, matters_announced })
}

fn look(tick: &mut Tick, folded: &Folded, reference: &str, desk: &Desk, here: &Here) {
    let (incident, now) = (&folded.incident, here.now);
    let stages = incident.stages();
    for clock in incident.clocks() {
        let (Some(due), Some(stage)) = (clock.due, clock.stage(&stages, now)) else { continue };
        tick.clocks_running += 1;
        if clock.heads_up_at(&stages).is_some_and(|at| now >= at) {
            tick.speaking.insert((incident.id.clone(), clock.stakeholder.clone(), due.at));
        }
        if tick.headline.as_ref().is_none_or(|headline| due.at < headline.due_at) {
            tick.headline = Some(Headline {
                incident: incident.id.clone(),
                reference: reference.to_owned(),
                stakeholder: clock.stakeholder.clone(),
                name: clock.name().to_owned(),
                due_at: due.at,
                stage,
            });
        }
    }
    let waiting = reminders::waiting(incident, here.zone, now);
    tick.waiting.extend(waiting.iter().map(|matter| (incident.id.clone(), matter.key())));
    let next = [reminders::next_at(incident, desk, now), reminders::next_matter_at(incident, here.zone, now)];
    tick.next_at = [tick.next_at].into_iter().chain(next).flatten().min();
}

/// The one word that a commander had it for too long. Their "clock" runs from when they took it.
fn handover_due(
    next_at: &mut Option<At>,
    folded: &Folded,
    reference: &str,
    desk: &Desk,
    here: &Here,
) -> Option<Reminder> {
    let incident = &folded.incident;
    if !incident.is_live() || !incident.status_now().is_open() {
        return None;
    }
    let warn_at = in_command_since(incident)?.checked_add_signed(incident.stages().warn_handover.delta())?;
    if here.now < warn_at {
        *next_at = [*next_at, Some(warn_at)].into_iter().flatten().min();
        return None;
    }
    let clock = ClockStep {
        incident: incident.id.clone(),
        stakeholder: StakeholderId::new(COMMANDER),
        due_at: warn_at,
        step_at: warn_at,
    };
    let told = desk.shown.get(&clock.stakeholder).is_some_and(|shown| shown.due_at == warn_at);
    (!told).then(|| announce::handover(folded, reference, clock, here))
}

/// What an incident has to say now, and what it would say within the bundle's span and not louder: one notification.
/// A clock that somebody quietened is left alone until its quiet ends.
fn fired(folded: &Folded, desk: &Desk, here: &Here) -> (Vec<reminders::Reminder>, Vec<MatterReminder>) {
    let (incident, stages, now) = (&folded.incident, folded.incident.stages(), here.now);
    let clocks = reminders::reminders(incident, desk, now);
    let matters = reminders::matters(incident, desk, here.zone, now);
    let steps = clocks.iter().map(|told| told.step).chain(matters.iter().map(|told| told.step));
    let Some(loudest) = steps.max() else { return (clocks, matters) };
    let quiet = |id: &StakeholderId| {
        let typing = desk.editing.get(id).is_some_and(|draft| now - draft.last < stages.editing_quiet.delta());
        typing || incident.clock(id).is_some_and(|clock| reminders::snoozed_until(incident, clock, now).is_some())
    };
    let soon = now + stages.bundle.delta();
    let mut clocks_soon = reminders::reminders(incident, desk, soon);
    clocks_soon.retain(|told| {
        let said = clocks.iter().any(|other| other.stakeholder == told.stakeholder);
        told.step <= loudest && !said && !quiet(&told.stakeholder)
    });
    let mut matters_soon = reminders::matters(incident, desk, here.zone, soon);
    matters_soon.retain(|told| told.step <= loudest && matters.iter().all(|other| other.matter != told.matter));
    ([clocks, clocks_soon].concat(), [matters, matters_soon].concat())
}
