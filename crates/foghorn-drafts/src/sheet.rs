//! What a text may say: the fact sheet of an incident as one stakeholder is told it, line by line.
//!
//! Here: every name that a template can print or ask for, and its value as of `now`. A line without a value prints as a
//! blank. Nothing is guessed: where the log does not say, the line has no value. Not here: how a text says it.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use foghorn_core::clocks::next_after_word;
use foghorn_core::incident::Incident;
use foghorn_core::reassurance::changed;
use foghorn_core::{At, Fact, Role, StakeholderId, Status};
use serde::{Deserialize, Serialize};

use crate::changes::{Changes, since_last_word};
use crate::clean::one_line;
use crate::printed;

/// So many news can be named in one sentence.
const NEWS_AT_MOST: usize = 3;

macro_rules! lines {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $blank:literal),+ $(,)?) => {
        /// One line of the sheet.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Line {
            $($(#[$doc])* #[serde(rename = $name)] $variant),+
        }

        impl Line {
            /// Every line.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in templates.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What stands in its blank: `⟦impact⟧`.
            pub fn blank(self) -> &'static str {
                match self { $(Self::$variant => $blank),+ }
            }
        }
    };
}

lines! {
    /// What is broken, in one line.
    Title = "title", "title",
    /// `INC-7`; for insiders.
    Reference = "reference", "reference",
    /// `SEV1`; for insiders.
    Severity = "severity", "severity",
    /// What that severity means, in the playbook's words.
    Meaning = "severity_meaning", "what the severity means",
    /// `investigating` and so on.
    Status = "status", "status",
    /// What people cannot do.
    Impact = "impact", "impact",
    /// Who and where.
    Scope = "scope", "who is affected",
    /// What we know.
    Known = "known", "what we know",
    /// What we do not know yet.
    Unknown = "unknown", "what we do not know yet",
    /// What we are doing.
    Doing = "doing", "what we are doing",
    /// What the reader can do.
    Workaround = "workaround", "what people can do",
    /// Whether data is safe.
    DataSafety = "data_safety", "data safety",
    /// When the repair may be done; for insiders, and never a promise.
    Estimate = "estimate", "estimate",
    /// When the impact began.
    Since = "since", "since when, with zone",
    /// When it was declared.
    Declared = "declared", "when it was declared",
    /// When it was resolved.
    Ended = "ended", "when it ended, with zone",
    /// From its beginning to its end, or to now.
    Lasted = "lasted", "how long it lasted",
    /// The time at which the draft is written.
    Now = "now", "now",
    /// When their last word was posted.
    LastWord = "last_word", "when we last wrote",
    /// By when the next word comes.
    NextUpdate = "next_update", "next update: time and zone",
    /// What those who were hurt are offered, once somebody named approved it.
    Offer = "offer", "what was approved for those who were hurt",
    /// Why it was withdrawn.
    Reason = "reason", "why it is withdrawn",
    /// The names of the lines that are new to them: `the impact and what we are doing`.
    News = "news", "what is new",
    /// What is another than they were told, new and old, as a list.
    Changes = "changes", "what changed",
    /// What was done so that it does not happen again, as a list.
    Done = "done", "what was done so that it does not happen again",
    /// Who decides.
    Commander = "commander", "incident commander",
    /// Who writes to stakeholders.
    Communications = "communications", "communications lead",
    /// The stakeholder's own name.
    Stakeholder = "stakeholder", "stakeholder",
}

impl Line {
    /// True where its rows are written below each other.
    pub(crate) fn is_list(self) -> bool {
        matches!(self, Self::Changes | Self::Done)
    }
}

/// A condition that a template can ask for, beside whether a line has a value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flag {
    /// Its name in templates.
    pub name: &'static str,
    /// The line whose value decides it, for staleness.
    pub of: Line,
    holds: fn(&Incident, &Changes) -> bool,
}

/// Every condition.
pub(crate) const FLAGS: [Flag; 10] = [
    Flag { name: "investigating", of: Line::Status, holds: |i, _| i.status_now() == Status::Investigating },
    Flag { name: "identified", of: Line::Status, holds: |i, _| i.status_now() == Status::Identified },
    Flag { name: "monitoring", of: Line::Status, holds: |i, _| i.status_now() == Status::Monitoring },
    Flag {
        name: "resolved",
        of: Line::Status,
        holds: |i, _| matches!(i.status_now(), Status::Resolved | Status::Closed),
    },
    Flag { name: "withdrawn", of: Line::Status, holds: |i, _| i.status_now() == Status::Withdrawn },
    Flag { name: "open", of: Line::Status, holds: |i, _| i.status_now().is_open() },
    Flag { name: "reopened", of: Line::Status, holds: |i, _| is_reopened(i) },
    Flag { name: "harm_is_new", of: Line::Impact, holds: harm_is_new },
    Flag { name: "told", of: Line::LastWord, holds: |_, changes| changes.told_at.is_some() },
    Flag { name: "changed", of: Line::Changes, holds: |_, changes| changes.told_at.is_some() && !changes.is_empty() },
];

/// The names of the conditions that a template can ask for, beside the names of lines.
pub fn conditions() -> impl Iterator<Item = &'static str> {
    FLAGS.iter().map(|flag| flag.name)
}

/// The value of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Cleaned text; of several rows where the line is a list.
    pub rows: Vec<String>,
    /// A shorter way to say it, for a text message.
    pub short: Option<String>,
    /// Since when it is so, where somebody stated it.
    pub stated_at: Option<At>,
}

impl Value {
    fn time(at: At, today: At, zone: Tz) -> Self {
        Self {
            rows: vec![printed::full(at, today, zone)],
            short: Some(printed::short(at, today, zone)),
            stated_at: None,
        }
    }
}

/// What one stakeholder can be told now.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    values: BTreeMap<Line, Value>,
    flags: Vec<&'static str>,
    /// The next time that a word written from this sheet promises.
    pub promise_at: Option<At>,
}

impl Sheet {
    /// The sheet of an incident for a stakeholder, as of `now`; times are printed in `zone` and in UTC.
    pub fn of(incident: &Incident, stakeholder: &StakeholderId, now: At, zone: Tz) -> Self {
        Self::printed_as_of(incident, stakeholder, now, now, zone)
    }

    /// The sheet as of `now`, with times printed as on the day of `written_at`, so that midnight alone changes nothing.
    pub(crate) fn printed_as_of(
        incident: &Incident,
        stakeholder: &StakeholderId,
        now: At,
        written_at: At,
        zone: Tz,
    ) -> Self {
        let changes = since_last_word(incident, &[], stakeholder, now);
        let promise_at = promise(incident, stakeholder, now);
        let flags = FLAGS.iter().filter(|flag| (flag.holds)(incident, &changes)).map(|flag| flag.name).collect();
        let mut sheet = Self { values: BTreeMap::new(), flags, promise_at };
        sheet.state_the_incident(incident);
        sheet.state_the_facts(incident);
        sheet.state_the_times(incident, &changes, now, |at, stated_at| Value {
            stated_at,
            ..Value::time(at, written_at, zone)
        });
        sheet.state_what_changed(&changes);
        sheet.state_what_was_done(incident);
        let name = incident.stakeholder(stakeholder).map_or(stakeholder.as_str(), |row| row.name.as_str());
        sheet.text(Line::Stakeholder, name, None);
        sheet
    }

    /// What a line says; `None`: not known.
    pub fn value(&self, line: Line) -> Option<&Value> {
        self.values.get(&line)
    }

    /// Whether a condition holds.
    pub(crate) fn holds(&self, flag: &Flag) -> bool {
        self.flags.contains(&flag.name)
    }

    fn state_the_incident(&mut self, incident: &Incident) {
        self.text(Line::Title, incident.title_now(), incident.title.latest().map(|stated| stated.stamp.at));
        self.text(Line::Reference, &incident.reference, None);
        let severity = incident.severity_now();
        let severity_at = incident.severity.latest().map(|stated| stated.stamp.at);
        self.text(Line::Severity, severity.as_str(), severity_at);
        let meaning = incident.playbook.current().and_then(|playbook| playbook.severities.get(&severity));
        self.text(Line::Meaning, meaning.map_or("", String::as_str), severity_at);
        let status_at = incident.status.latest().map(|stated| stated.stamp.at);
        self.text(Line::Status, incident.status_now().as_str(), status_at);
        if incident.status_now() == Status::Withdrawn {
            let reason = incident.status.current().and_then(|(_, reason)| reason.as_deref());
            self.text(Line::Reason, reason.unwrap_or_default(), status_at);
        }
        if let Some(approved) = incident.offered() {
            self.text(Line::Offer, &approved.value.what, Some(approved.stamp.at));
        }
        for (line, role) in [(Line::Commander, Role::Commander), (Line::Communications, Role::Communications)] {
            let since = incident.roles.get(&role).and_then(|history| history.latest()).map(|stated| stated.stamp.at);
            self.text(line, incident.person(role).unwrap_or_default(), since);
        }
    }

    fn state_the_facts(&mut self, incident: &Incident) {
        for fact in Fact::ALL.iter().copied() {
            let stated_at =
                incident.facts.get(&fact).and_then(|history| history.latest()).map(|stated| stated.stamp.at);
            self.text(line_of(fact), incident.fact(fact).unwrap_or_default(), stated_at);
        }
    }

    fn state_the_times(
        &mut self,
        incident: &Incident,
        changes: &Changes,
        now: At,
        printed: impl Fn(At, Option<At>) -> Value,
    ) {
        let started = incident.started();
        let started_stated = incident.started_at.latest().map(|stated| stated.stamp.at);
        let ended = incident.resolved_at();
        let declared = incident.declared.as_ref().map(|stamp| stamp.at);
        let times = [
            (Line::Since, started, started_stated),
            (Line::Declared, declared, declared),
            (Line::Ended, ended, ended),
            (Line::Now, Some(now), None),
            (Line::LastWord, changes.told_at, changes.told_at),
            (Line::NextUpdate, self.promise_at, None),
        ];
        for (line, at, stated_at) in times {
            self.values.extend(at.map(|at| (line, printed(at, stated_at))));
        }
        // A record that ends before it begins has no length worth printing.
        if let Some(length) = started.map(|from| ended.unwrap_or(now) - from).filter(|length| length.num_seconds() >= 0)
        {
            self.text(Line::Lasted, &printed::length(length), started_stated);
        }
    }

    fn state_what_changed(&mut self, changes: &Changes) {
        let mut rows = Vec::new();
        let mut names = Vec::new();
        if let Some(moved) = &changes.status {
            rows.extend(moved.before.map(|before| row("Status", before.as_str(), moved.now.as_str())));
            names.push("where we stand".to_owned());
        }
        if let Some(moved) = &changes.severity {
            rows.extend(moved.before.map(|before| row("Severity", before.as_str(), moved.now.as_str())));
            names.push("how bad it is".to_owned());
        }
        if let Some(moved) = &changes.title {
            rows.extend(moved.before.as_deref().map(|before| row("Title", before, &moved.now)));
        }
        for (fact, moved) in &changes.facts {
            let (label, name) = said(*fact);
            // What they had not been told stands in the message itself; the list is for what is another than they know.
            rows.extend(
                moved
                    .before
                    .as_deref()
                    .filter(|before| !before.is_empty())
                    .map(|before| row(label, before, &moved.now)),
            );
            // An estimate is for insiders, and news are for everybody.
            names.extend((!moved.now.is_empty() && *fact != Fact::Estimate).then(|| name.to_owned()));
        }
        if !rows.is_empty() {
            self.values.insert(Line::Changes, Value { rows, short: None, stated_at: None });
        }
        // A longer list would say no more than the message itself.
        if names.len() <= NEWS_AT_MOST {
            self.text(Line::News, &enumerated(&names), None);
        }
    }

    fn state_what_was_done(&mut self, incident: &Incident) {
        let done = changed(incident);
        let stated_at = done.iter().filter_map(|story| story.end.as_ref().map(|(at, _)| *at)).max();
        let rows: Vec<_> = done.iter().map(|story| one_line(&story.follow_up.text)).collect();
        if !rows.is_empty() {
            self.values.insert(Line::Done, Value { rows, short: None, stated_at });
        }
    }

    /// States the time of a line, as it is printed at `today` in `zone`.
    pub(crate) fn time(&mut self, line: Line, at: At, today: At, zone: Tz) {
        self.values.insert(line, Value::time(at, today, zone));
    }

    /// Lets these conditions hold, and no others.
    pub(crate) fn assume(&mut self, conditions: &[&str]) {
        self.flags = FLAGS.iter().map(|flag| flag.name).filter(|name| conditions.contains(name)).collect();
    }

    /// States a line in words; nothing but white space states nothing.
    pub(crate) fn text(&mut self, line: Line, text: &str, stated_at: Option<At>) {
        let text = one_line(text);
        if !text.is_empty() {
            self.values.insert(line, Value { rows: vec![text], short: None, stated_at });
        }
    }
}

/// The line of a fact.
pub(crate) fn line_of(fact: Fact) -> Line {
    match fact {
        Fact::Impact => Line::Impact,
        Fact::Scope => Line::Scope,
        Fact::Known => Line::Known,
        Fact::Unknown => Line::Unknown,
        Fact::Doing => Line::Doing,
        Fact::Workaround => Line::Workaround,
        Fact::DataSafety => Line::DataSafety,
        Fact::Estimate => Line::Estimate,
    }
}

/// The time that the next word is due after this one; the printed minute never lies after it.
fn promise(incident: &Incident, stakeholder: &StakeholderId, now: At) -> Option<At> {
    let due = next_after_word(incident, stakeholder, now).filter(|_| incident.status_now().is_open())?;
    let minute = due.checked_sub_signed(chrono::TimeDelta::seconds(due.timestamp().rem_euclid(60)))?;
    (minute > now).then_some(minute)
}

/// Whether the harm is known, and was not when they last heard: the word that owes them a regret.
fn harm_is_new(incident: &Incident, changes: &Changes) -> bool {
    let known_to_them = changes.told_at.is_some_and(|told_at| {
        let history = incident.facts.get(&Fact::Impact);
        history.and_then(|history| history.at(told_at)).is_some_and(|impact| !impact.is_empty())
    });
    incident.fact(Fact::Impact).is_some() && !known_to_them
}

fn is_reopened(incident: &Incident) -> bool {
    let over = |status: Status| matches!(status, Status::Resolved | Status::Closed);
    incident.status_now().is_open() && incident.status.all().iter().any(|stated| over(stated.value.0))
}

/// A fact's label in a list and its name in a sentence.
fn said(fact: Fact) -> (&'static str, &'static str) {
    match fact {
        Fact::Impact => ("Impact", "the impact"),
        Fact::Scope => ("Affected", "who is affected"),
        Fact::Known => ("Known", "what we know"),
        Fact::Unknown => ("Not known", "what we do not know yet"),
        Fact::Doing => ("Doing", "what we are doing"),
        Fact::Workaround => ("Workaround", "what you can do"),
        Fact::DataSafety => ("Data", "what we know about your data"),
        Fact::Estimate => ("Estimate", "our estimate"),
    }
}

fn row(label: &str, before: &str, now: &str) -> String {
    let now = if now.is_empty() { "not known any more".to_owned() } else { one_line(now) };
    format!("{label}: {now} (was: {})", one_line(before))
}

/// `a, b and c`.
fn enumerated(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
