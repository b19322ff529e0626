//! The words of a notification: incident, stakeholder and time, never message text, because screens are shared.

use chrono::TimeDelta;
use foghorn_core::At;
use foghorn_core::reminders::{self, Step};
use foghorn_core::when::{Here, minutes_said};

use super::{ClockStep, Due, Jump, Reminder, Urgency};
use crate::clip::clip;
use crate::folds::Folded;

/// What one incident has to say now.
pub(super) fn bundled(due: &Due<'_>, here: &Here) -> Reminder {
    let loudest = due.fired.iter().map(|reminder| reminder.step).max().unwrap_or(Step::HeadsUp);
    let first = due.fired.iter().map(|reminder| reminder.due_at).min().unwrap_or(here.now);
    // Who is overdue and who is only soon are not the same; the loudest comes first.
    let parts = [Step::Nag, Step::Due, Step::HeadsUp].into_iter().filter_map(|step| part(due, step, here.now));
    Reminder {
        key: due.folded.incident.id.to_string(),
        incident: due.folded.incident.id.clone(),
        reference: due.reference.clone(),
        summary: plain(&parts.collect::<Vec<_>>().join("; ")),
        body: plain(&format!("{} {}, due {}", due.reference, title(due), here.said(first))),
        urgency: if loudest == Step::HeadsUp { Urgency::Normal } else { Urgency::Critical },
        step: loudest,
        clocks: clock_steps(due),
        handover: false,
    }
}

/// The commander has had it for too long; said once, and quietly.
pub(super) fn handover(folded: &Folded, reference: &str, clock: ClockStep, here: &Here) -> Reminder {
    let incident = &folded.incident;
    let warn = incident.stages().warn_handover.delta();
    let length = minutes_said(warn.num_minutes().max(0).unsigned_abs());
    let title = clip(incident.title_now().to_string(), 160);
    Reminder {
        key: format!("{}/command", incident.id),
        incident: incident.id.clone(),
        reference: reference.to_owned(),
        summary: format!("In command for {length}: hand over"),
        body: plain(&format!("{reference} {title}, since {}", here.said(clock.due_at - warn))),
        urgency: Urgency::Normal,
        step: Step::HeadsUp,
        clocks: vec![clock],
        handover: true,
    }
}

/// `Customers, Support: word 5 min overdue`; `None` where nobody is at this step.
fn part(due: &Due<'_>, step: Step, now: At) -> Option<String> {
    let at_step = || due.fired.iter().filter(|reminder| reminder.step == step);
    let first = at_step().map(|reminder| reminder.due_at).min()?;
    let names: Vec<_> = at_step().map(|reminder| name(due, reminder)).collect();
    let minutes = |from: At, to: At| (to - from).num_minutes().max(0).unsigned_abs();
    let how = match step {
        Step::HeadsUp => match minutes(now, first + TimeDelta::seconds(30)) {
            0 => "word due in less than a minute".to_owned(),
            minutes => format!("word due in {}", minutes_said(minutes)),
        },
        Step::Due => "word due now".to_owned(),
        Step::Nag => match minutes(first, now) {
            0 => "word overdue".to_owned(),
            minutes => format!("word {} overdue", minutes_said(minutes)),
        },
    };
    Some(format!("{}: {how}", names.join(", ")))
}

/// Everything that fell due meanwhile, said once, and what was overdue before and still is.
pub(super) fn after_jump(all: &[Due<'_>], jump: Jump, here: &Here) -> Option<Reminder> {
    let why = match jump {
        Jump::Slept => "while the laptop slept",
        Jump::ClockChanged => "when the clock was set",
        Jump::NotRunning => "while Foghorn was not running",
        Jump::StoodStill => "while Foghorn was frozen",
    };
    let mut late: Vec<_> =
        all.iter().flat_map(|due| due.fired.iter().filter(|r| r.step > Step::HeadsUp).map(move |r| (due, r))).collect();
    late.sort_by_key(|(_, reminder)| reminder.due_at);
    let (first, _) = *late.first()?;
    let fell = late.iter().filter(|(due, reminder)| !due.announced.contains(&reminder.stakeholder)).count();
    let count = |count: usize, what: &str| match count {
        1 => format!("1 update {what}"),
        many => format!("{many} updates {what}"),
    };
    let summary = match (fell, late.len() - fell) {
        (0, still) => count(still, "still overdue"),
        (fell, 0) => format!("{} {why}", count(fell, "fell due")),
        (fell, still) => format!("{} {why}, {still} still overdue", count(fell, "fell due")),
    };
    let line = |(due, reminder): &(&Due<'_>, &reminders::Reminder)| {
        format!("{} {}, {}", due.reference, name(due, reminder), here.said(reminder.due_at))
    };
    Some(Reminder {
        key: first.folded.incident.id.to_string(),
        incident: first.folded.incident.id.clone(),
        reference: first.reference.clone(),
        summary,
        body: plain(&lines(late.iter().map(line).collect())),
        urgency: Urgency::Critical,
        step: late.iter().map(|(_, reminder)| reminder.step).max().unwrap_or(Step::Due),
        clocks: all.iter().flat_map(clock_steps).collect(),
        handover: false,
    })
}

/// The title, short enough to leave room for the time behind it.
fn title(due: &Due<'_>) -> String {
    clip(due.folded.incident.title_now().to_string(), 160)
}

/// A notification has room for a few lines: the first ones, and how many more there are.
fn lines(mut all: Vec<String>) -> String {
    const AT_MOST: usize = 6;
    if all.len() > AT_MOST {
        let more = all.len() - (AT_MOST - 1);
        all.truncate(AT_MOST - 1);
        all.push(format!("and {more} more"));
    }
    all.join("\n")
}

fn name(due: &Due<'_>, reminder: &reminders::Reminder) -> String {
    let clock = due.folded.incident.clock(&reminder.stakeholder);
    clock.map_or_else(|| reminder.stakeholder.to_string(), |clock| clock.name().to_owned())
}

fn clock_steps(due: &Due<'_>) -> Vec<ClockStep> {
    let step = |reminder: &reminders::Reminder| ClockStep {
        incident: due.folded.incident.id.clone(),
        stakeholder: reminder.stakeholder.clone(),
        due_at: reminder.due_at,
        step_at: reminder.step_at,
    };
    due.fired.iter().map(step).collect()
}

/// Text that a notification daemon cannot be made to show as something else: no control or direction characters,
/// and not endless. Markup is escaped where the daemon is told (the shell).
fn plain(text: &str) -> String {
    let hostile = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    clip(text.chars().filter(|c| !hostile(*c)).collect(), 300)
}
