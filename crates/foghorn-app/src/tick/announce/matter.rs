//! How a notification speaks of asks, calls, things to be done, reports, roles and decisions.

use foghorn_core::At;
use foghorn_core::checklists::item_of;
use foghorn_core::reminders::{Matter, MatterReminder, Step};
use foghorn_core::roles;
use foghorn_core::when::minutes_said;

use super::super::{Due, MatterStep};
use crate::clip::clip;
use crate::read::reassurance;

/// So many of one kind are named; the others are counted.
const NAMED: usize = 2;

/// True for what stays on the screen until somebody looks: an ask, a call and a report that are due. A list waits.
pub(super) fn is_pressing(told: &MatterReminder) -> bool {
    told.step > Step::HeadsUp && matches!(told.matter, Matter::Ask(_) | Matter::Report(_) | Matter::Ring(_))
}

/// When it is due; nobody has a role by a time.
pub(super) fn due_at(told: &MatterReminder) -> Option<At> {
    (!matches!(told.matter, Matter::Role(_))).then_some(told.due_at)
}

/// The parts of a summary at one step: `Ask overdue: Bob, check latency`, `Due now, to do: Brief support`.
pub(super) fn parts(due: &Due<'_>, step: Step, now: At) -> Vec<String> {
    let at_step = || due.matters.iter().filter(move |told| told.step == step);
    let mut parts: Vec<String> = at_step().filter_map(|told| report(due, told, now)).collect();
    let late = step == Step::Nag;
    let mut named = |title: &str, of_kind: fn(&Matter) -> bool| {
        let names: Vec<_> =
            at_step().filter(|told| of_kind(&told.matter)).map(|told| words(due, &told.matter)).collect();
        if !names.is_empty() {
            parts.push(format!("{title}: {}", some(&names)));
        }
    };
    named(if late { "Ask overdue" } else { "Ask due now" }, |matter| matches!(matter, Matter::Ask(_)));
    named("No answer yet", |matter| matches!(matter, Matter::Ring(_)));
    named(if late { "To do, overdue" } else { "To do now" }, |matter| matches!(matter, Matter::Item(_)));
    let when = match step {
        Step::HeadsUp => "by tomorrow",
        Step::Due => "due now",
        Step::Nag => "overdue",
    };
    named(&format!("Follow-up {when}"), |matter| matches!(matter, Matter::FollowUp(_)));
    named(&format!("Next step {when}"), |matter| matches!(matter, Matter::Customer(_)));
    named(&format!("{} {when}", "Postmortem"), |matter| matches!(matter, Matter::Postmortem));
    named(&format!("Reassurance {when}"), |matter| matches!(matter, Matter::Reassurance(_)));
    named("To be decided again", |matter| matches!(matter, Matter::Decision(_)));
    let empty: Vec<_> = at_step().filter(|told| matches!(told.matter, Matter::Role(_))).collect();
    if !empty.is_empty() {
        let names: Vec<_> = empty.iter().map(|told| words(due, &told.matter)).collect();
        parts.push(format!("Nobody is {}", or(&names)));
    }
    parts
}

/// One matter in a list of those that fell due: `DORA, initial notice`, `ask of Bob, check latency`.
pub(super) fn line_of(due: &Due<'_>, told: &MatterReminder) -> String {
    let words = words(due, &told.matter);
    match told.matter {
        Matter::Ask(_) => format!("ask: {words}"),
        Matter::Ring(_) => format!("no answer yet: {words}"),
        Matter::Item(_) => format!("to do: {words}"),
        Matter::Decision(_) => format!("to be decided again: {words}"),
        Matter::Report(_) => words,
        Matter::Role(_) => format!("nobody is {words}"),
        Matter::FollowUp(_) => format!("follow-up: {words}"),
        Matter::Customer(_) => format!("next step: {words}"),
        Matter::Postmortem => words,
        Matter::Reassurance(_) => format!("reassurance: {words}"),
    }
}

/// What a reminder keeps of its matters.
pub(super) fn matter_steps(due: &Due<'_>) -> Vec<MatterStep> {
    let step = |told: &MatterReminder| MatterStep {
        incident: due.folded.incident.id.clone(),
        matter: told.matter.key(),
        due_at: told.due_at,
        step_at: told.step_at,
    };
    due.matters.iter().map(step).collect()
}

fn report(due: &Due<'_>, told: &MatterReminder, now: At) -> Option<String> {
    let Matter::Report(_) = &told.matter else { return None };
    let minutes = |from: At, to: At| (to - from).num_minutes().max(0).unsigned_abs();
    let how = match told.step {
        Step::HeadsUp => format!("report due in {}", minutes_said(minutes(now, told.due_at))),
        Step::Due => "report due now".to_owned(),
        Step::Nag => format!("report {} overdue", minutes_said(minutes(told.due_at, now))),
    };
    Some(format!("{}: {how}", words(due, &told.matter)))
}

fn words(due: &Due<'_>, matter: &Matter) -> String {
    let incident = &due.folded.incident;
    let said = match matter {
        Matter::Ask(act) => {
            let ask = incident.asks.iter().find(|ask| &ask.act == act);
            ask.map(|ask| format!("{}, {}", ask.who, ask.what))
        }
        Matter::Ring(act) => {
            let ring = incident.rings.iter().find(|ring| &ring.act == act);
            ring.and_then(|ring| Some((ring, ring.ringing()?.step))).map(|(ring, step)| {
                match ring.steps.get(ring.unanswered.len() + 1) {
                    Some(next) => format!("{}; ring {} now", step.who, next.who),
                    None => format!("{}, the last of {}", step.who, ring.scheme),
                }
            })
        }
        Matter::Item(item) => item_of(incident, item).map(|item| item.text.clone()),
        Matter::Report(id) => {
            let known = incident.playbook.current().into_iter().flat_map(|playbook| &playbook.deadlines);
            known.into_iter().find(|deadline| &deadline.id == id).map(|deadline| deadline.name.clone())
        }
        Matter::Decision(act) => incident.decided(act).map(str::to_owned),
        Matter::Role(role) => Some(roles::name(*role).to_owned()),
        Matter::FollowUp(act) => incident.aftermath.follow_up(act).map(|story| story.follow_up.text.clone()),
        // Whoever stands behind may read it: no name.
        Matter::Customer(row) => {
            let next = incident.customers.stories.get(row).and_then(|story| story.next.as_ref());
            next.map(|next| format!("customer {row}, {}", next.what))
        }
        Matter::Postmortem => Some(incident.title_now().to_owned()),
        Matter::Reassurance(round) => Some(format!("{}, {}", reassurance::said(*round), incident.title_now())),
    };
    clip(said.unwrap_or_default(), 60)
}

/// `A; B and 3 more`.
fn some(names: &[String]) -> String {
    let more = names.len().saturating_sub(NAMED);
    let named = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("; ");
    if more == 0 { named } else { format!("{named} and {more} more") }
}

/// `deputy, scribe or communications lead`.
fn or(names: &[String]) -> String {
    match names {
        [names @ .., last] if !names.is_empty() => format!("{} or {last}", names.join(", ")),
        names => names.concat(),
    }
}
