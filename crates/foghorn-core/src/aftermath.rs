//! The aftermath of an incident: by when its postmortem is due, and what is left until it can be closed.
//!
//! SEV1 within three days of resolving, SEV2 within five working days (domain, section 6); others when somebody sets a date.
//! Reopening starts the dates anew, as it resolves anew. A pure reading of the fold. Not here: reminding (`reminders`).

use chrono::TimeDelta;
use chrono_tz::Tz;

use crate::checklists::checklists;
use crate::clocks::Clock;
use crate::deadlines::{after_business_days, deadlines};
use crate::entry::At;
use crate::incident::{FollowUpStory, Incident};
use crate::words::{Kind, Phase, Severity};

/// Days from resolving to the postmortem of a SEV1.
const DAYS: i64 = 3;
/// Working days from resolving to that of a SEV2.
const WORKING_DAYS: u32 = 5;

/// By when the postmortem is due; `None`: none is asked for, or it is not resolved.
pub fn postmortem_due(incident: &Incident, zone: Tz) -> Option<At> {
    let resolved = incident.resolved_at().filter(|_| incident.is_live() && incident.kind != Kind::Drill)?;
    let moved = incident.aftermath.moved.latest().filter(|stated| stated.stamp.at >= resolved);
    if let Some(moved) = moved {
        return Some(moved.value.0);
    }
    match incident.severity_now() {
        Severity::Sev1 => resolved.checked_add_signed(TimeDelta::days(DAYS)),
        Severity::Sev2 => after_business_days(resolved, WORKING_DAYS, zone),
        Severity::Sev3 | Severity::Sev4 => None,
    }
}

/// True where the postmortem was published since it was resolved.
pub fn postmortem_is_out(incident: &Incident) -> bool {
    let resolved = incident.resolved_at();
    incident.aftermath.published.iter().any(|(stamp, _)| resolved.is_some_and(|resolved| stamp.at >= resolved))
}

/// Follow-ups that are open, what is due next first.
pub fn open_follow_ups(incident: &Incident) -> Vec<&FollowUpStory> {
    let mut open: Vec<_> = incident.aftermath.follow_ups.iter().filter(|story| story.end.is_none()).collect();
    open.sort_by_key(|story| (story.follow_up.due_at.is_none(), story.follow_up.due_at));
    open
}

/// What is left until an incident can be closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Who is still owed a word.
    pub words: Vec<String>,
    /// Things of the lists of recovery and aftermath that are open.
    pub things: Vec<String>,
    /// What somebody was asked for and has not come.
    pub asks: Vec<String>,
    /// Reports that run and were not made.
    pub reports: Vec<String>,
    /// True where a postmortem is asked for and not out.
    pub postmortem: bool,
    /// What was approved for those who were hurt, and nobody has yet.
    pub offers: Vec<String>,
    /// How many letters to customers are approved and not sent.
    pub letters: usize,
    /// How many customers something is to come next for.
    pub next_steps: usize,
    /// Follow-ups that have no owner, or no date; others may stay open, they go on reminding.
    pub loose: Vec<String>,
}

/// What is left of an incident.
pub fn left(incident: &Incident, zone: Tz) -> Left {
    let owed = |clock: &&Clock| clock.due.is_some() || clock.never_told;
    let after = [Phase::Recovery, Phase::Aftermath];
    let lists = checklists(incident);
    let things = lists.iter().filter(|list| list.phase.is_some_and(|phase| after.contains(&phase)));
    let things = things.flat_map(|list| &list.things).filter(|thing| thing.is_open());
    let running =
        deadlines(incident, zone).into_iter().filter(|running| running.is_open() && running.triggered_at.is_some());
    let loose = |story: &&&FollowUpStory| story.follow_up.owner.is_none() || story.follow_up.due_at.is_none();
    let customers = &incident.customers;
    Left {
        words: incident.clocks().iter().filter(owed).map(|clock| clock.name().to_owned()).collect(),
        things: things.map(|thing| thing.item.text.clone()).collect(),
        asks: incident
            .asks
            .iter()
            .filter(|ask| ask.end.is_none())
            .map(|ask| format!("{}, {}", ask.who, ask.what))
            .collect(),
        reports: running.map(|running| running.deadline.name.clone()).collect(),
        offers: incident.offers.iter().filter(|offer| offer.is_owed()).map(|offer| offer.what.clone()).collect(),
        letters: if customers.forgotten.is_some() { 0 } else { customers.approved().without(&customers.written).len() },
        next_steps: customers.next_steps().len(),
        postmortem: postmortem_due(incident, zone).is_some() && !postmortem_is_out(incident),
        loose: open_follow_ups(incident).iter().filter(loose).map(|story| story.follow_up.text.clone()).collect(),
    }
}

impl Left {
    /// True where nothing is.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// All but the words that are owed, in a sentence's part: `the postmortem, 3 things of the lists`.
    pub fn said(&self) -> Option<String> {
        let some = |names: &[String], one: &str, many: &str| match names {
            [] => None,
            [name] => Some(format!("{one} \u{201c}{name}\u{201d}")),
            names => Some(format!("{} {many}", names.len())),
        };
        let counted = |many: usize, one: &str, several: &str| match many {
            0 => None,
            1 => Some(one.to_owned()),
            many => Some(format!("{many} {several}")),
        };
        let parts = [
            self.postmortem.then(|| "the postmortem".to_owned()),
            some(&self.reports, "the report", "reports"),
            some(&self.asks, "the ask", "asks"),
            some(&self.offers, "giving", "offers to be given"),
            counted(self.letters, "a letter to a customer", "letters to customers"),
            counted(self.next_steps, "the next step for a customer", "next steps for customers"),
            some(&self.loose, "an owner and a date for", "follow-ups without owner or date"),
            some(&self.things, "of the lists", "things of the lists"),
        ];
        let said = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        (!said.is_empty()).then_some(said)
    }
}
