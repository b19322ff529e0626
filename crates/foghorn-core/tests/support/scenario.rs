//! The language of the scenarios: acts at times of one pinned day, through the verbs, and what the clocks then say.
//!
//! `inc.sent("13:34", to("customers").promising("14:30"))` records at 13:34 what was posted at 13:34;
//! `.posted("13:31")` back-dates it. Times are `14:05`, `14:05:30`, and `+1 09:00` for the next morning.

use foghorn_core::clocks::Clock;
use foghorn_core::incident::Incident;
use foghorn_core::refusal::Refusal;
use foghorn_core::reminders::{Desk, Editing, Shown, matters, next_at, next_matter_at, reminders};
use foghorn_core::verbs::{
    Actor, AddStakeholder, ChangeSeverity, ChangeStatus, Close, Decision, Declaration, Declare, DeliverySaid,
    PromiseSaid, PutOnHold, Redo, ReleaseHold, Reopen, Retract, Send, SentWas, SnoozeClock, StateFact, StretchCadence,
    Undo, Verb, Withdraw,
};
use foghorn_core::when::{Here, When};
use foghorn_core::{ActId, At, Channel, Fact, Playbook, Severity, StakeholderId, Status, Unwritten};

use super::clockface::{face, ledger, said, step, time};
use super::log::Log;

/// The playbook that ships.
pub(crate) fn default_playbook() -> Playbook {
    Playbook::read(include_str!("../../../../assets/playbooks/default.toml")).expect("the shipped playbook is right")
}

/// One incident and the desk that watches it.
pub(crate) struct Scenario {
    pub(crate) log: Log,
    pub(crate) incident: Incident,
    desk: Desk,
}

/// An update: to whom, and what else it says.
pub(crate) fn to(stakeholders: &str) -> Words {
    Words { to: stakeholders.split(' ').map(|one| (one.to_owned(), None, None)).collect(), ..Words::default() }
}

/// See [`to`].
#[derive(Clone, Default)]
pub(crate) struct Words {
    to: Vec<(String, Option<String>, Option<String>)>,
    posted: Option<String>,
    promise: Option<String>,
    reason: Option<String>,
    not_for: Option<String>,
    tells: Option<Status>,
    changing: Option<Status>,
}

impl From<&str> for Words {
    fn from(stakeholders: &str) -> Self {
        to(stakeholders)
    }
}

impl Words {
    /// On this channel instead of the usual one.
    pub(crate) fn by(mut self, channel: &str) -> Self {
        self.to.iter_mut().for_each(|delivery| delivery.1 = Some(channel.to_owned()));
        self
    }

    /// One delivery more, on a channel, at a time.
    pub(crate) fn and(mut self, stakeholder: &str, channel: &str, at: &str) -> Self {
        self.to.push((stakeholder.to_owned(), Some(channel.to_owned()), Some(at.to_owned())));
        self
    }

    /// Posted before it was recorded.
    pub(crate) fn posted(mut self, at: &str) -> Self {
        self.posted = Some(at.to_owned());
        self
    }

    /// With the next update by then.
    pub(crate) fn promising(mut self, at: &str) -> Self {
        self.promise = Some(at.to_owned());
        self
    }

    /// Why the promise may be later than the cadence says.
    pub(crate) fn because(mut self, reason: &str) -> Self {
        self.reason = Some(reason.to_owned());
        self
    }

    /// The promise is unticked for this one.
    pub(crate) fn not_for(mut self, stakeholder: &str) -> Self {
        self.not_for = Some(stakeholder.to_owned());
        self
    }

    /// It tells this status, whatever is in force.
    pub(crate) fn telling(mut self, status: Status) -> Self {
        self.tells = Some(status);
        self
    }

    /// The status changes in the same act.
    pub(crate) fn changing_to(mut self, status: Status) -> Self {
        self.changing = Some(status);
        self
    }

    /// The act of recording it.
    pub(crate) fn send(self) -> Send {
        let said = |(stakeholder, channel, at): (String, Option<String>, Option<String>)| DeliverySaid {
            stakeholder: StakeholderId::new(stakeholder),
            channel: channel.map(Channel::new),
            posted_at: at.map(|at| when(&at)),
        };
        Send {
            text: None,
            deliveries: self.to.into_iter().map(said).collect(),
            posted_at: self.posted.map(|at| when(&at)),
            tells_status: self.tells,
            tells_severity: None,
            promise: self.promise.map(|at| PromiseSaid {
                at: when(&at),
                reason: self.reason,
                not_for: self.not_for.map(|one| vec![StakeholderId::new(one)]),
            }),
            change_status: self.changing,
            draft: None,
            overruled: None,
            without: None,
        }
    }
}

impl Scenario {
    /// Ann declares it, with the playbook that ships.
    pub(crate) fn declare(at: &str, severity: Severity) -> Self {
        Self::declare_with(at, severity, &default_playbook())
    }

    /// Ann declares it, with another playbook.
    pub(crate) fn declare_with(at: &str, severity: Severity, playbook: &Playbook) -> Self {
        let declare = Declare { title: "Checkout fails".to_owned(), severity: Some(severity), ..Declare::default() };
        let given = Declaration { reference: "INC-7".to_owned(), playbook };
        let log = Log::new("incident", "laptop");
        let actor = actor(&log, time(at));
        let decision = declare.decide(given, &actor).expect("a title and a severity are enough");
        Self::begin(log, at, decision.what)
    }

    /// An incident that begins with these events.
    pub(crate) fn begin(mut log: Log, at: &str, what: Vec<Unwritten>) -> Self {
        log.act(time(at), what);
        Self { incident: log.fold(), log, desk: Desk::default() }
    }

    /// Does it, and answers with its act and what the actor is told; panics where it is refused.
    pub(crate) fn act(&mut self, at: &str, verb: impl Verb) -> (ActId, Vec<String>) {
        match self.decide(at, verb) {
            Ok(decision) => {
                let act = self.log.act(time(at), decision.what);
                self.incident = self.log.fold();
                (act, decision.notes)
            }
            Err(refusal) => panic!("refused at {at}: {refusal}"),
        }
    }

    /// Bob does it on the other laptop, and both logs are merged.
    pub(crate) fn by_another(&mut self, at: &str, verb: impl Verb) {
        let mut other = Log::new("incident", "bobs");
        other.hear(&self.log);
        let decision = verb.decide(&self.incident, &actor(&other, time(at))).expect("Bob may do that");
        other.act(time(at), decision.what);
        self.log.hear(&other);
        self.log.entries.append(&mut other.entries);
        self.incident = self.log.fold();
    }

    /// The sentence with which it is refused.
    pub(crate) fn refused(&self, at: &str, verb: impl Verb) -> String {
        self.decide(at, verb).expect_err("this should be refused").to_string()
    }

    fn decide(&self, at: &str, verb: impl Verb) -> Result<Decision, Refusal> {
        verb.decide(&self.incident, &actor(&self.log, time(at)))
    }

    pub(crate) fn sent(&mut self, at: &str, words: impl Into<Words>) -> ActId {
        self.act(at, words.into().send()).0
    }

    /// What whoever records it is told.
    pub(crate) fn notes_on_sending(&mut self, at: &str, words: impl Into<Words>) -> Vec<String> {
        self.act(at, words.into().send()).1
    }

    pub(crate) fn severity(&mut self, at: &str, severity: Severity) -> ActId {
        self.act(at, ChangeSeverity { severity, at: None, reason: None }).0
    }

    pub(crate) fn status(&mut self, at: &str, status: Status) -> ActId {
        self.act(at, ChangeStatus { status, at: None, reason: None }).0
    }

    /// Written down at `at`: it was so since `since`.
    pub(crate) fn status_since(&mut self, at: &str, status: Status, since: &str) -> ActId {
        self.act(at, ChangeStatus { status, at: Some(when(since)), reason: None }).0
    }

    pub(crate) fn impact(&mut self, at: &str, text: &str) -> ActId {
        self.act(at, StateFact { fact: Fact::Impact, text: text.to_owned(), evidence: None, at: None }).0
    }

    /// Nobody hears until then.
    pub(crate) fn hold(&mut self, at: &str, until: &str) -> ActId {
        self.act(at, on_hold(until, None)).0
    }

    /// These do not hear until then.
    pub(crate) fn hold_for(&mut self, at: &str, stakeholder: &str, until: &str) -> ActId {
        self.act(at, on_hold(until, Some(stakeholder))).0
    }

    pub(crate) fn release(&mut self, at: &str) -> ActId {
        self.act(at, ReleaseHold { stakeholders: None }).0
    }

    pub(crate) fn add(&mut self, at: &str, stakeholder: &str) -> ActId {
        self.act(at, add(stakeholder)).0
    }

    pub(crate) fn resolve(&mut self, at: &str) -> ActId {
        self.status(at, Status::Resolved)
    }

    pub(crate) fn withdraw(&mut self, at: &str) -> ActId {
        self.act(at, Withdraw { reason: "false alarm".to_owned(), at: None }).0
    }

    pub(crate) fn reopen(&mut self, at: &str) -> ActId {
        self.act(at, Reopen { reason: None, at: None }).0
    }

    pub(crate) fn close(&mut self, at: &str) -> ActId {
        self.act(at, Close { reason: Some("the rest is done elsewhere".to_owned()), at: None }).0
    }

    pub(crate) fn stretch(&mut self, at: &str, factor: u32) -> ActId {
        self.act(at, StretchCadence { factor, reason: None }).0
    }

    pub(crate) fn snooze(&mut self, at: &str, stakeholder: &str, minutes: u32) -> ActId {
        self.act(at, snooze(stakeholder, Some(minutes))).0
    }

    pub(crate) fn undo(&mut self, at: &str) -> ActId {
        self.act(at, Undo { sent: Some(SentWas::NotPosted) }).0
    }

    pub(crate) fn redo(&mut self, at: &str) -> ActId {
        self.act(at, Redo {}).0
    }

    pub(crate) fn retract(&mut self, at: &str, act: &ActId) -> ActId {
        self.act(at, Retract { act: act.clone(), why: None, sent: Some(SentWas::NotPosted) }).0
    }

    /// Somebody types in the draft to this stakeholder; the last key press so far.
    pub(crate) fn typing(&mut self, stakeholder: &str, since: &str, last: &str) {
        let editing = Editing { since: time(since), last: time(last) };
        self.desk.editing.insert(stakeholder.into(), editing);
    }

    /// What one clock says.
    pub(crate) fn clock(&self, now: &str, stakeholder: &str) -> String {
        let clock = self.of(stakeholder).unwrap_or_else(|| panic!("no clock for {stakeholder}"));
        face(clock, &self.incident.stages(), time(now))
    }

    /// What several clocks say, a line each.
    pub(crate) fn clocks(&self, now: &str, stakeholders: &str) -> String {
        stakeholders.split(' ').map(|one| self.clock(now, one)).collect::<Vec<_>>().join("\n")
    }

    /// What every clock in play says.
    pub(crate) fn board(&self, now: &str) -> String {
        let in_play = self.incident.clocks().iter().filter(|clock| clock.in_play);
        in_play.map(|clock| face(clock, &self.incident.stages(), time(now))).collect::<Vec<_>>().join("\n")
    }

    /// The words and promises of one stakeholder.
    pub(crate) fn ledger(&self, stakeholder: &str) -> String {
        self.of(stakeholder).map(ledger).unwrap_or_default()
    }

    /// The clock of one stakeholder.
    pub(crate) fn of(&self, stakeholder: &str) -> Option<&Clock> {
        self.incident.clock(&StakeholderId::new(stakeholder))
    }

    /// Everything that is shown from one time to another, as the ticker would: each reminder of one stakeholder at
    /// the second in which it is shown, and only once.
    pub(crate) fn watch(&mut self, from: &str, until: &str, stakeholder: &str) -> String {
        let mut lines = Vec::new();
        let mut next = Some(time(from));
        while let Some(now) = next.filter(|now| *now <= time(until)) {
            lines.extend(self.look_at(now, stakeholder));
            next = next_at(&self.incident, &self.desk, now);
            assert!(next.is_none_or(|next| next > now), "the ticker goes forward");
        }
        lines.join("\n")
    }

    /// Everything else that is shown from one time to another: asks, things to do, reports, roles, decisions; each at the
    /// second in which it is shown, and only once.
    pub(crate) fn watch_matters(&mut self, from: &str, until: &str) -> String {
        let mut lines = Vec::new();
        let mut next = Some(time(from));
        while let Some(now) = next.filter(|now| *now <= time(until)) {
            lines.extend(self.look_at_matters(now));
            next = next_matter_at(&self.incident, chrono_tz::Tz::UTC, now);
            assert!(next.is_none_or(|next| next > now), "the ticker goes forward");
        }
        lines.join("\n")
    }

    fn look_at_matters(&mut self, now: At) -> Vec<String> {
        let mut lines = Vec::new();
        for told in matters(&self.incident, &self.desk, chrono_tz::Tz::UTC, now) {
            let key = told.matter.key();
            lines.push(format!("{} {key}: {}, due {}", said(now), step(told.step), said(told.due_at)));
            self.desk.matters.insert(told.matter, Shown { due_at: told.due_at, step_at: told.step_at });
        }
        lines
    }

    /// What is shown in one look, for instance after the laptop slept.
    pub(crate) fn look(&mut self, now: &str, stakeholder: &str) -> String {
        self.look_at(time(now), stakeholder).join("\n")
    }

    fn look_at(&mut self, now: At, stakeholder: &str) -> Vec<String> {
        let mut lines = Vec::new();
        for reminder in reminders(&self.incident, &self.desk, now) {
            let shown = Shown { due_at: reminder.due_at, step_at: reminder.step_at };
            self.desk.shown.insert(reminder.stakeholder.clone(), shown);
            if stakeholder.split(' ').any(|one| one == reminder.stakeholder.as_str()) {
                let line = format!(
                    "{} {}: {}, due {}",
                    said(now),
                    reminder.stakeholder,
                    step(reminder.step),
                    said(reminder.due_at)
                );
                lines.push(line);
            }
        }
        lines
    }
}

/// A hold, to be refused or done.
pub(crate) fn on_hold(until: &str, stakeholder: Option<&str>) -> PutOnHold {
    PutOnHold {
        stakeholders: stakeholder.map(|one| vec![StakeholderId::from(one)]),
        until: when(until),
        reason: "the vendor works on it".to_owned(),
        told: Some(true),
    }
}

/// A snooze, to be refused or done.
pub(crate) fn snooze(stakeholder: &str, minutes: Option<u32>) -> SnoozeClock {
    SnoozeClock { stakeholder: stakeholder.into(), minutes, reason: None, on_it: None }
}

/// A stakeholder that the playbook keeps ready.
pub(crate) fn add(stakeholder: &str) -> AddStakeholder {
    AddStakeholder {
        stakeholder: stakeholder.into(),
        name: None,
        channels: None,
        required: None,
        first_minutes: None,
        then_minutes: None,
        at: None,
    }
}

/// A time of the pinned day, as the verbs read it.
pub(crate) fn when(at: &str) -> When {
    When::new(time(at).to_rfc3339())
}

fn actor(log: &Log, now: At) -> Actor {
    Actor { id: log.author().clone(), name: Some("Ann".to_owned()), here: Here::utc(now) }
}
