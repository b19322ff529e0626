//! The words of a notification: incident, stakeholder and time, never message text, because screens are shared. Of what
//! is to be done beside words it says what (`matter`).

mod matter;

use std::collections::BTreeSet;

use chrono::TimeDelta;
use foghorn_core::At;
use foghorn_core::reminders::{self, Step};
use foghorn_core::when::{Here, minutes_said};

use self::matter::{is_pressing, line_of, matter_steps};
use super::{ClockStep, Due, Jump, Reminder, Urgency};
use crate::clip::clip;
use crate::folds::Folded;

/// What one incident has to say now.
pub(super) fn bundled(due: &Due<'_>, here: &Here) -> Reminder {
    let steps = due.fired.iter().map(|told| told.step).chain(due.matters.iter().map(|told| told.step));
    let loudest = steps.max().unwrap_or(Step::HeadsUp);
    let times = due.fired.iter().map(|told| told.due_at).chain(due.matters.iter().filter_map(matter::due_at));
    let times: BTreeSet<_> = times.collect();
    // Several things that are due at several times have no time together.
    let word = if times.len() > 1 { "first due" } else { "due" };
    let first = times.first().map(|at| format!(", {word} {}", here.said(*at))).unwrap_or_default();
    // Who is overdue and who is only soon are not the same; the loudest comes first.
    let parts = [Step::Nag, Step::Due, Step::HeadsUp]
        .into_iter()
        .flat_map(|step| part(due, step, here.now).into_iter().chain(matter::parts(due, step, here.now)));
    let pressing = due.fired.iter().any(|told| told.step > Step::HeadsUp) || due.matters.iter().any(is_pressing);
    Reminder {
        key: due.folded.incident.id.to_string(),
        incident: due.folded.incident.id.clone(),
        reference: due.reference.clone(),
        summary: plain(&parts.collect::<Vec<_>>().join("; ")),
        body: plain(&format!("{} {}{first}", due.reference, title(due))),
        urgency: if pressing { Urgency::Critical } else { Urgency::Normal },
        step: loudest,
        clocks: clock_steps(due),
        handover: false,
        matters: matter_steps(due),
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
        matters: Vec::new(),
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
/// `others`: how many words are overdue beside these; that was told before, so they are counted and not named.
pub(super) fn after_jump(all: &[Due<'_>], jump: Jump, others: usize, here: &Here) -> Option<Reminder> {
    let why = match jump {
        Jump::Slept => "while the laptop slept",
        Jump::ClockChanged => "when the clock was set",
        Jump::NotRunning => "while Foghorn was not running",
        Jump::StoodStill => "while Foghorn was frozen",
    };
    let clocks = |due| Due::late_clocks(due).map(move |told| (due, Late::Word(told)));
    let matters = |due| Due::late_matters(due).map(move |told| (due, Late::Matter(told)));
    let mut late: Vec<(&Due<'_>, Late<'_>)> = all.iter().flat_map(|due| clocks(due).chain(matters(due))).collect();
    late.sort_by_key(|(_, told)| told.due_at());
    let (first, _) = *late.first()?;
    let (still, fell): (Vec<_>, Vec<_>) = late.iter().partition(|(due, told)| told.announced(due));
    let summary = match (fell.len(), still.len()) {
        (0, _) => format!("{} still overdue", counted(&still)),
        (_, 0) => format!("{} fell due {why}", counted(&fell)),
        (_, still) => format!("{} fell due {why}, {still} still overdue", counted(&fell)),
    };
    let summary = match others {
        0 => summary,
        others => format!("{summary}; {others} more overdue, as told before"),
    };
    let line = |(due, told): &(&Due<'_>, Late<'_>)| {
        let what = match told {
            Late::Word(told) => name(due, told),
            Late::Matter(told) => line_of(due, told),
        };
        format!("{} {what}, {}", due.reference, here.said(told.due_at()))
    };
    Some(Reminder {
        key: first.folded.incident.id.to_string(),
        incident: first.folded.incident.id.clone(),
        reference: first.reference.clone(),
        summary,
        body: plain(&lines(late.iter().map(line).collect())),
        urgency: Urgency::Critical,
        step: late.iter().map(|(_, told)| told.step()).max().unwrap_or(Step::Due),
        clocks: all.iter().flat_map(clock_steps).collect(),
        handover: false,
        matters: all.iter().flat_map(matter_steps).collect(),
    })
}

/// What fell due meanwhile.
#[derive(Clone, Copy)]
enum Late<'a> {
    Word(&'a reminders::Reminder),
    Matter(&'a reminders::MatterReminder),
}

impl Late<'_> {
    fn due_at(self) -> At {
        match self {
            Self::Word(told) => told.due_at,
            Self::Matter(told) => told.due_at,
        }
    }

    fn step(self) -> Step {
        match self {
            Self::Word(told) => told.step,
            Self::Matter(told) => told.step,
        }
    }

    fn announced(self, due: &Due<'_>) -> bool {
        match self {
            Self::Word(told) => due.announced.contains(&told.stakeholder),
            Self::Matter(told) => due.matters_announced.contains(&told.matter),
        }
    }
}

impl Due<'_> {
    fn late_clocks(&self) -> impl Iterator<Item = &reminders::Reminder> {
        self.fired.iter().filter(|told| told.step > Step::HeadsUp)
    }

    fn late_matters(&self) -> impl Iterator<Item = &reminders::MatterReminder> {
        self.matters.iter().filter(|told| told.step > Step::HeadsUp)
    }
}

/// `3 updates`, `1 thing to do`, `2 updates and 1 thing to do`.
fn counted(late: &[&(&Due<'_>, Late<'_>)]) -> String {
    let words = late.iter().filter(|(_, told)| matches!(told, Late::Word(_))).count();
    let count = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        many_of => Some(format!("{many_of} {many}")),
    };
    let parts = [count(words, "update", "updates"), count(late.len() - words, "thing to do", "things to do")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" and ")
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
