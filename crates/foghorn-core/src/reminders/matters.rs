//! Reminders of matters beside stakeholders' words: asks, calls that nobody answers, things to be done, reports, roles that nobody has, decisions to be
//! revisited, follow-ups, what comes next for a customer, the postmortem, and reassurance.
//!
//! Calmer than the clocks of stakeholders: an ask and a thing to be done speak when they are due and a few times
//! after; a report has heads-ups that scale with its time; an empty role and a decision speak once. Pure, like the
//! clocks' reminders, and shown once by the same marks. Not here: the words of a notification (foghorn-app).

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::{Desk, Step};
use crate::aftermath::{open_follow_ups, postmortem_due, postmortem_is_out};
use crate::checklists::checklists;
use crate::clocks::{after, before};
use crate::deadlines::deadlines;
use crate::entry::At;
use crate::ids::{ActId, ItemId};
use crate::incident::Incident;
use crate::playbook::Stages;
use crate::reassurance::{Round, rounds};
use crate::roles::unfilled;
use crate::words::{Kind, Reassurance, Role, Status};

/// What somebody must look after beside stakeholders' words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// A report, by its short name.
    Report(String),
    /// What somebody was asked for, by the act that asked.
    Ask(ActId),
    /// Somebody who is being rung, by the act that began it.
    Ring(ActId),
    /// A thing of a checklist.
    Item(ItemId),
    /// A decision to be revisited, by the act that wrote it down.
    Decision(ActId),
    /// A role that nobody has.
    Role(Role),
    /// A follow-up, by the act that added it.
    FollowUp(ActId),
    /// What comes next for a customer, by the row of the list.
    Customer(u32),
    /// The postmortem.
    Postmortem,
    /// A round of reassurance.
    Reassurance(Reassurance),
}

impl Matter {
    /// A text that names it, for marks and for programs: `ask/0193…`, `item/first-minutes/support`.
    pub fn key(&self) -> String {
        match self {
            Self::Report(id) => format!("report/{id}"),
            Self::Ask(act) => format!("ask/{act}"),
            Self::Ring(act) => format!("ring/{act}"),
            Self::Item(item) => format!("item/{item}"),
            Self::Decision(act) => format!("decision/{act}"),
            Self::Role(role) => format!("role/{role}"),
            Self::FollowUp(act) => format!("follow-up/{act}"),
            Self::Customer(row) => format!("customer/{row}"),
            Self::Postmortem => "postmortem/due".to_owned(),
            Self::Reassurance(round) => format!("reassurance/{round}"),
        }
    }

    /// Reads what [`key`](Self::key) writes; `None` for anything else.
    pub fn of_key(key: &str) -> Option<Self> {
        let (kind, name) = key.split_once('/')?;
        match kind {
            "report" => Some(Self::Report(name.to_owned())),
            "ask" => Some(Self::Ask(name.into())),
            "ring" => Some(Self::Ring(name.into())),
            "item" => Some(Self::Item(name.into())),
            "decision" => Some(Self::Decision(name.into())),
            "role" => name.parse().ok().map(Self::Role),
            "follow-up" => Some(Self::FollowUp(name.into())),
            "customer" => name.parse().ok().map(Self::Customer),
            "postmortem" => Some(Self::Postmortem),
            "reassurance" => name.parse().ok().map(Self::Reassurance),
            _ => None,
        }
    }
}

/// A matter that the commander must be told of now. Instants are UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterReminder {
    /// What it is about.
    pub matter: Matter,
    /// What it says.
    pub step: Step,
    /// The step's own instant.
    pub step_at: At,
    /// When the matter is due.
    pub due_at: At,
}

/// The matters of an incident that are to be told now: each one's current step, unless it was shown. What was missed
/// meanwhile is told once, by its latest step. Working days end at midnight in `zone`.
pub fn matters(incident: &Incident, desk: &Desk, zone: Tz, now: At) -> Vec<MatterReminder> {
    let current = |plan: Plan| {
        let (step, step_at) = *plan.steps.iter().rfind(|(_, at)| *at <= now)?;
        let shown = desk.matters.get(&plan.matter);
        let told = shown.is_some_and(|shown| shown.due_at == plan.due_at && shown.step_at >= step_at);
        (!told).then_some(MatterReminder { matter: plan.matter, step, step_at, due_at: plan.due_at })
    };
    plans(incident, zone).into_iter().filter_map(current).collect()
}

/// When a matter of the incident may next have something to say: the earliest step after `now`.
pub fn next_matter_at(incident: &Incident, zone: Tz, now: At) -> Option<At> {
    let steps = plans(incident, zone).into_iter().flat_map(|plan| plan.steps);
    steps.map(|(_, at)| at).filter(|at| *at > now).min()
}

/// The matters that have spoken and are not settled: a notification about one of them may stand.
pub fn waiting(incident: &Incident, zone: Tz, now: At) -> Vec<Matter> {
    let spoke =
        |plan: &Plan| plan.steps.first().is_some_and(|(_, at)| *at <= now) && plan.until.is_none_or(|at| now < at);
    plans(incident, zone).into_iter().filter(spoke).map(|plan| plan.matter).collect()
}

/// A matter that is open, and when it speaks.
struct Plan {
    matter: Matter,
    due_at: At,
    /// In the order of time.
    steps: Vec<(Step, At)>,
    /// It counts as settled from then on, for want of an act that would say so.
    until: Option<At>,
}

/// Every open matter. An incident that is over has none but its follow-ups, its customers' next steps and reassurance, and somebody else's record of the past neither.
fn plans(incident: &Incident, zone: Tz) -> Vec<Plan> {
    let record = incident.kind == Kind::Imported && incident.taken_over_at.is_none();
    if incident.declared.is_none() || record || incident.status_now() == Status::Withdrawn {
        return Vec::new();
    }
    // What is to be done after it goes on when the incident is closed.
    let mut later: Vec<Plan> = open_follow_ups(incident)
        .iter()
        .filter_map(|story| Some(in_days(Matter::FollowUp(story.act.clone()), story.follow_up.due_at?)))
        .collect();
    let steps = incident.customers.next_steps().into_iter();
    later.extend(steps.map(|(row, next)| in_days(Matter::Customer(row), next.due_at)));
    let open = rounds(incident).into_iter().filter(Round::is_open);
    later.extend(open.map(|round| in_days(Matter::Reassurance(round.round), round.due_at)));
    if incident.status_now().is_over() {
        return later;
    }
    if let Some(due_at) = postmortem_due(incident, zone).filter(|_| !postmortem_is_out(incident)) {
        later.push(in_days(Matter::Postmortem, due_at));
    }
    let stages = incident.stages();
    let mut plans = later;
    plans.extend(reports(incident, &stages, zone));
    let asks = incident.asks.iter().filter(|ask| ask.end.is_none());
    plans.extend(asks.map(|ask| late(Matter::Ask(ask.act.clone()), ask.due_at, &stages)));
    let rings = incident.rings.iter().filter_map(|ring| Some((ring, ring.ringing()?)));
    plans.extend(rings.map(|(ring, ringing)| late(Matter::Ring(ring.act.clone()), ringing.until, &stages)));
    for thing in checklists(incident).iter().flat_map(|list| &list.things).filter(|thing| thing.is_open()) {
        plans.extend(thing.due_at.map(|due_at| late(Matter::Item(thing.id.clone()), due_at, &stages)));
    }
    plans.extend(incident.decisions().filter_map(|(act, decided)| {
        let due_at = decided.revisit_at?;
        let until = stages.todo_nags.iter().max().map(|last| after(due_at, *last));
        Some(Plan { matter: Matter::Decision(act.clone()), due_at, steps: vec![(Step::Due, due_at)], until })
    }));
    plans.extend(unfilled(incident).into_iter().map(|(role, since)| {
        let due_at = after(since, stages.ask_roles);
        Plan { matter: Matter::Role(role), due_at, steps: vec![(Step::HeadsUp, due_at)], until: None }
    }));
    plans
}

fn reports(incident: &Incident, stages: &Stages, zone: Tz) -> Vec<Plan> {
    let open = deadlines(incident, zone).into_iter().filter(|running| running.is_open());
    let plan = open.filter_map(|running| {
        let (due_at, began) = (running.due_at?, running.triggered_at?);
        let heads_up = stages.report_heads_up.iter().map(|span| before(due_at, *span)).filter(|at| *at > began);
        let nags = stages.report_nags.iter().map(|span| (Step::Nag, after(due_at, *span)));
        let mut steps: Vec<_> =
            heads_up.map(|at| (Step::HeadsUp, at)).chain([(Step::Due, due_at)]).chain(nags).collect();
        steps.sort_by_key(|(_, at)| *at);
        Some(Plan { matter: Matter::Report(running.deadline.id.clone()), due_at, steps, until: None })
    });
    plan.collect()
}

/// What is due in days: a day before, when it is due, and a day, three days and a week after.
fn in_days(matter: Matter, due_at: At) -> Plan {
    let day = |days: i64| TimeDelta::days(days);
    let nags = [1, 3, 7].into_iter().filter_map(|days| Some((Step::Nag, due_at.checked_add_signed(day(days))?)));
    let heads_up = due_at.checked_sub_signed(day(1)).map(|at| (Step::HeadsUp, at));
    Plan { matter, due_at, steps: heads_up.into_iter().chain([(Step::Due, due_at)]).chain(nags).collect(), until: None }
}

/// What speaks when it is due, and a few times after.
fn late(matter: Matter, due_at: At, stages: &Stages) -> Plan {
    let nags = stages.todo_nags.iter().map(|span| (Step::Nag, after(due_at, *span)));
    let mut steps: Vec<_> = std::iter::once((Step::Due, due_at)).chain(nags).collect();
    steps.sort_by_key(|(_, at)| *at);
    Plan { matter, due_at, steps, until: None }
}
