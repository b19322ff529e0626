//! What is new since the last word to somebody: facts old and new, status, severity, and the timeline's lines.
//!
//! What they were told is what stood when their last word was posted, or what that word itself told. Not here: which
//! message that calls for (`occasion`), nor how it is worded.

use foghorn_core::event::Event;
use foghorn_core::history::{History, Stated};
use foghorn_core::incident::{Incident, Record};
use foghorn_core::{At, Fact, NoteKind, Severity, StakeholderId, Status};

/// What is new since the last word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// When that word was posted; `None`: they have never been told, and everything is new.
    pub told_at: Option<At>,
    /// Another title.
    pub title: Option<Moved<String>>,
    /// Another status.
    pub status: Option<Moved<Status>>,
    /// Another severity.
    pub severity: Option<Moved<Severity>>,
    /// Lines of the fact sheet, in its order; an empty text: not known.
    pub facts: Vec<(Fact, Moved<String>)>,
    /// Notes, decisions and observations, oldest first.
    pub lines: Vec<NewLine>,
}

/// A value that is another than they were told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved<T> {
    /// What they were told; `None` where it had not been stated.
    pub before: Option<T>,
    /// What holds now.
    pub now: T,
    /// Since when.
    pub at: At,
}

/// A line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLine {
    /// When it happened.
    pub at: At,
    /// Note, decision or observation.
    pub kind: NoteKind,
    /// What was written, as last corrected.
    pub text: String,
}

impl Changes {
    /// True where status, severity, title and facts are as they were told; lines of the timeline alone are no news.
    pub fn is_empty(&self) -> bool {
        self.title.is_none() && self.status.is_none() && self.severity.is_none() && self.facts.is_empty()
    }

    /// True where this fact is the one thing that changed.
    pub fn is_only(&self, fact: Fact) -> bool {
        self.title.is_none()
            && self.status.is_none()
            && self.severity.is_none()
            && self.facts.len() == 1
            && self.facts.iter().all(|(changed, _)| *changed == fact)
    }
}

/// What is new for a stakeholder as of `now`; `records` give the timeline's lines, and may be left out.
pub fn since_last_word(incident: &Incident, records: &[Record], stakeholder: &StakeholderId, now: At) -> Changes {
    let word = incident.clock(stakeholder).and_then(|clock| clock.words.iter().rev().find(|word| word.at <= now));
    let Some(word) = word else { return Changes::default() };
    let sent = incident.update(&word.update).map(|update| &update.sent);
    let told_status = sent.and_then(|sent| sent.status).or(word.status);
    let told_severity = sent.and_then(|sent| sent.severity);
    let facts = incident.facts.iter().filter_map(|(fact, history)| {
        let moved = moved(history, word.at, now, None, String::clone)?;
        // Never stated and stated as unknown are the same to a reader.
        (moved.before.as_deref().unwrap_or("") != moved.now).then_some((*fact, moved))
    });
    Changes {
        told_at: Some(word.at),
        title: moved(&incident.title, word.at, now, None, String::clone),
        status: moved(&incident.status, word.at, now, told_status, |(status, _)| *status),
        severity: moved(&incident.severity, word.at, now, told_severity, |(severity, _)| *severity),
        facts: facts.collect(),
        lines: lines(incident, records, word.at, now),
    }
}

fn moved<T, V: Clone + PartialEq>(
    history: &History<T>,
    told_at: At,
    now: At,
    told: Option<V>,
    value: impl Fn(&T) -> V,
) -> Option<Moved<V>> {
    let current: &Stated<T> = history.all().iter().rev().find(|stated| stated.stamp.at <= now)?;
    let before = told.or_else(|| history.at(told_at).map(&value));
    let current_value = value(&current.value);
    (before.as_ref() != Some(&current_value)).then(|| Moved { before, now: current_value, at: current.stamp.at })
}

fn lines(incident: &Incident, records: &[Record], since: At, now: At) -> Vec<NewLine> {
    let is_live = |record: &Record| !incident.acts.iter().any(|trace| trace.act == record.header.act && !trace.live);
    let line = |record: &Record| {
        let Some(Event::Noted(noted)) = record.said.as_ref().map(|said| &said.event) else { return None };
        let correction = incident.corrections.get(&record.header.act);
        let at = correction.and_then(|correction| correction.at).unwrap_or(record.header.happened_at);
        // Asked last: a long incident has many acts, and few lines since the last word.
        let is_new = at > since && at <= now && is_live(record);
        let text = || correction.map_or_else(|| noted.text.clone(), |correction| correction.text.clone());
        is_new.then(|| NewLine { at, kind: noted.note, text: text() })
    };
    let mut lines: Vec<_> = records.iter().filter_map(line).collect();
    lines.sort_by_key(|line| line.at);
    lines
}
