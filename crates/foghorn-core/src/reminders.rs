//! Reminders: which stages are worth telling the commander, once each.
//!
//! Here: the steps of a clock (heads-up, due, nags, the end of a quiet), what quiet lets through, and which step has
//! not been shown yet. Pure: the [`Desk`] is what this laptop knows. What is to be done beside words reminds in
//! `matters`. Not here: how a reminder is shown, and bundling of several incidents (foghorn-app).

mod matters;

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clocks::{Clock, after};
use crate::entry::At;
use crate::ids::StakeholderId;
use crate::incident::Incident;
use crate::playbook::Stages;
use crate::span::Span;

pub use matters::{Matter, MatterReminder, matters, next_matter_at, waiting};

/// What a reminder says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Soon.
    HeadsUp,
    /// Now.
    Due,
    /// Late; louder each time, not denser.
    Nag,
}

/// What this laptop knows of one incident's reminders. Instants are UTC.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// What was shown last, per clock.
    pub shown: BTreeMap<StakeholderId, Shown>,
    /// What was shown last, per matter beside them.
    pub matters: BTreeMap<Matter, Shown>,
    /// Drafts being typed in, per clock.
    pub editing: BTreeMap<StakeholderId, Editing>,
}

/// A reminder that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The due time that it spoke of.
    pub due_at: At,
    /// The step's own instant.
    pub step_at: At,
}

/// A draft being typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Editing {
    /// The first key press of this stretch.
    pub since: At,
    /// The last one.
    pub last: At,
}

/// Something the commander must be told now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Whose clock.
    pub stakeholder: StakeholderId,
    /// What it says.
    pub step: Step,
    /// The step's own instant.
    pub step_at: At,
    /// The due time.
    pub due_at: At,
}

/// The reminders of an incident that are to be shown now: each clock's current step, unless it was shown or quiet
/// covers it. What was missed meanwhile (sleep, a restart) is told once, by its latest step.
pub fn reminders(incident: &Incident, desk: &Desk, now: At) -> Vec<Reminder> {
    let stages = incident.stages();
    let of = |clock: &Clock| {
        let quiet = Quiet::of(incident, desk, clock, &stages);
        let reminder = current(clock, &stages, quiet, now)?;
        let shown = desk.shown.get(&clock.stakeholder);
        let told = shown.is_some_and(|s| s.due_at == reminder.due_at && s.step_at >= reminder.step_at);
        (!told).then_some(reminder)
    };
    incident.clocks().iter().filter_map(of).collect()
}

/// When the incident may next have something to say: the earliest step or stage after `now`.
pub fn next_at(incident: &Incident, desk: &Desk, now: At) -> Option<At> {
    let stages = incident.stages();
    let of = |clock: &Clock| {
        let quiet = Quiet::of(incident, desk, clock, &stages).map(|quiet| quiet.until);
        let nag = clock.due.and_then(|due| {
            let elapsed = (now - due.at).num_seconds();
            seconds_after(due.at, Nags::of(&stages).next(elapsed)?)
        });
        let times = [clock.next_stage_at(&stages, now), nag, quiet.filter(|at| *at > now)];
        times.into_iter().flatten().min()
    };
    incident.clocks().iter().filter_map(of).min()
}

/// Until when a clock is quiet because it was snoozed; `None` where it is not.
pub fn snoozed_until(incident: &Incident, clock: &Clock, now: At) -> Option<At> {
    let run = Quiet::last_run(snoozes(incident, clock), &incident.stages());
    run.map(|quiet| quiet.until).filter(|until| *until > now)
}

/// True where the clock was snoozed since its last word or raise: the next snooze is the second in a row.
pub fn snoozed_before(incident: &Incident, clock: &Clock) -> bool {
    snoozes(incident, clock).next().is_some()
}

/// A stretch in which a clock is quiet.
#[derive(Clone, Copy)]
struct Quiet {
    /// Since when; a quiet that began before the due time lets the due notice through.
    since: At,
    until: At,
}

impl Quiet {
    /// The clock's last quiet: snoozes, and the draft that is being typed in.
    fn of(incident: &Incident, desk: &Desk, clock: &Clock, stages: &Stages) -> Option<Self> {
        let broken = breaks_at(clock);
        let edited = desk
            .editing
            .get(&clock.stakeholder)
            .filter(|editing| editing.last > broken)
            .map(|editing| Self { since: editing.since.max(broken), until: after(editing.last, stages.editing_quiet) });
        let mut stretches: Vec<_> = snoozes(incident, clock).chain(edited).collect();
        stretches.sort_by_key(|quiet| quiet.since);
        Self::last_run(stretches, stages)
    }

    /// The last run of stretches that touch each other, never longer than the playbook allows in a row.
    fn last_run(stretches: impl IntoIterator<Item = Self>, stages: &Stages) -> Option<Self> {
        stretches.into_iter().fold(None, |run: Option<Self>, next| {
            let joined = run.filter(|run| next.since < run.until);
            let since = joined.map_or(next.since, |run| run.since);
            let until = joined.map_or(next.until, |run| run.until.max(next.until));
            Some(Self { since, until: until.min(after(since, stages.quiet_at_most)) })
        })
    }
}

/// The clock's snoozes since a word or a raised severity ended those before.
fn snoozes<'a>(incident: &'a Incident, clock: &'a Clock) -> impl Iterator<Item = Quiet> + 'a {
    let broken = breaks_at(clock);
    let own = incident.snoozes.iter().filter(move |s| s.stakeholder == clock.stakeholder && s.at >= broken);
    own.map(|snooze| Quiet { since: snooze.at, until: snooze.until })
}

fn breaks_at(clock: &Clock) -> At {
    let told = clock.told().map_or(At::MIN_UTC, |word| word.at);
    told.max(clock.raised_at.unwrap_or(At::MIN_UTC))
}

/// The clock's current step: the latest that has come, or the end of a quiet where that is later.
fn current(clock: &Clock, stages: &Stages, quiet: Option<Quiet>, now: At) -> Option<Reminder> {
    let due = clock.due?;
    let heads_up = clock.heads_up_at(stages)?;
    if now < heads_up {
        return None;
    }
    let (mut step, mut step_at) = if now < due.at {
        (Step::HeadsUp, heads_up)
    } else {
        let latest = Nags::of(stages).latest((now - due.at).num_seconds());
        match latest.and_then(|seconds| seconds_after(due.at, seconds)) {
            Some(at) => (Step::Nag, at),
            None => (Step::Due, due.at),
        }
    };
    if let Some(quiet) = quiet {
        if now < quiet.until {
            // Before due, quiet never suppresses the due notice.
            let through = step != Step::HeadsUp && quiet.since < due.at;
            if !through {
                return None;
            }
            (step, step_at) = (Step::Due, due.at);
        } else if quiet.until > step_at && quiet.since >= heads_up {
            step_at = quiet.until;
            if step == Step::Due {
                step = Step::Nag;
            }
        }
    }
    Some(Reminder { stakeholder: clock.stakeholder.clone(), step, step_at, due_at: due.at })
}

/// When an overdue clock nags, in seconds after the due time: a few listed times, some evenly spaced, then for ever.
///
/// Worked out, not walked through: a clock may be overdue for years.
struct Nags<'a> {
    listed: &'a [Span],
    /// Evenly spaced stretches that follow one another: where each begins, its step, and how many nags it has.
    stretches: [(i64, i64, i64); 2],
}

impl<'a> Nags<'a> {
    fn of(stages: &'a Stages) -> Self {
        // A playbook that says "every 0 s" gets one second: nags never stand still.
        let step = |span: Span| i64::from(span.as_seconds()).max(1);
        let begin = stages.nags.last().map_or(0, |span| i64::from(span.as_seconds()));
        let more = i64::from(stages.more_nags);
        let then = begin.saturating_add(step(stages.more_every).saturating_mul(more));
        Self {
            listed: &stages.nags,
            stretches: [(begin, step(stages.more_every), more), (then, step(stages.then_every), i64::MAX)],
        }
    }

    /// The latest nag that has come after so many seconds.
    fn latest(&self, elapsed: i64) -> Option<i64> {
        let listed = self.listed.iter().map(|span| i64::from(span.as_seconds())).filter(|at| *at <= elapsed).max();
        let spaced = self.stretches.iter().filter_map(|(begin, step, count)| {
            let come = ((elapsed - begin).div_euclid(*step)).min(*count);
            (come >= 1).then(|| begin.saturating_add(step.saturating_mul(come)))
        });
        spaced.chain(listed).max()
    }

    /// The first nag that is still to come after so many seconds.
    fn next(&self, elapsed: i64) -> Option<i64> {
        let listed = self.listed.iter().map(|span| i64::from(span.as_seconds())).filter(|at| *at > elapsed).min();
        let spaced = self.stretches.iter().filter_map(|(begin, step, count)| {
            let next = ((elapsed - begin).div_euclid(*step) + 1).max(1);
            (next <= *count).then(|| begin.saturating_add(step.saturating_mul(next)))
        });
        spaced.chain(listed).min()
    }
}

/// So many seconds after an instant, where the calendar goes so far.
fn seconds_after(at: At, seconds: i64) -> Option<At> {
    TimeDelta::try_seconds(seconds).and_then(|wait| at.checked_add_signed(wait))
}

#[cfg(test)]
mod tests {
    use super::Nags;
    use crate::playbook::Stages;

    #[test]
    fn nags_come_at_2_5_and_10_minutes_then_six_every_10_then_every_30() {
        let stages = Stages::default();
        let nags = Nags::of(&stages);
        let mut at = 0;
        let minutes = std::iter::from_fn(|| {
            at = nags.next(at)?;
            Some(at / 60)
        });
        assert_eq!(minutes.take(12).collect::<Vec<_>>(), [2, 5, 10, 20, 30, 40, 50, 60, 70, 100, 130, 160]);
        assert_eq!(nags.latest(119), None);
        assert_eq!(nags.latest(70 * 60), Some(70 * 60));
        assert_eq!(nags.latest(99 * 60), Some(70 * 60));
        let century = 100 * 365 * 86_400;
        assert!(nags.latest(century).is_some_and(|latest| latest <= century && latest > century - 30 * 60));
    }
}
