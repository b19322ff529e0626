//! Reports that are due some time after a named event: the regulatory clocks of the playbook in force, and those that run.
//!
//! They run beside the cadence, in hours and in days on which offices work. Presets: whether one applies, and what counts
//! as the event, is for counsel to say. Not here: reminding of them.

use chrono::{DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

use crate::entry::At;
use crate::incident::Incident;
use crate::playbook::Deadline;

/// One report of an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running<'a> {
    /// What the playbook says.
    pub deadline: &'a Deadline,
    /// When the event came to pass; `None`: it has not, so nothing runs.
    pub triggered_at: Option<At>,
    /// When the report is due; `None` as long as nothing runs.
    pub due_at: Option<At>,
    /// When the report was made, with what was noted about it.
    pub met: Option<(At, Option<&'a str>)>,
}

impl Running<'_> {
    /// True where the report is due and was not made.
    pub fn is_open(&self) -> bool {
        self.due_at.is_some() && self.met.is_none()
    }
}

/// The reports that the incident knows; days end at midnight in `zone`.
pub fn deadlines(incident: &Incident, zone: Tz) -> Vec<Running<'_>> {
    known(incident).into_iter().map(|deadline| running(incident, deadline, zone)).collect()
}

/// Those of the playbook in force, in its order, then those of earlier ones that run: a report does not stop being due
/// because another playbook was applied.
pub fn known(incident: &Incident) -> Vec<&Deadline> {
    let runs = |deadline: &&Deadline| {
        incident.deadlines.get(&deadline.id).is_some_and(|story| story.triggered.latest().is_some())
    };
    let mut known: Vec<&Deadline> = Vec::new();
    for (back, stated) in incident.playbook.all().iter().rev().enumerate() {
        let counts = stated.value.deadlines.iter().filter(|deadline| back == 0 || runs(deadline));
        for deadline in counts {
            if known.iter().all(|other| other.id != deadline.id) {
                known.push(deadline);
            }
        }
    }
    known
}

fn running<'a>(incident: &'a Incident, deadline: &'a Deadline, zone: Tz) -> Running<'a> {
    let story = incident.deadlines.get(&deadline.id);
    let triggered_at = story.and_then(|story| story.triggered.all().first()).map(|stated| stated.stamp.at);
    let met = story.and_then(|story| story.met.all().first()).filter(|_| triggered_at.is_some());
    Running {
        deadline,
        triggered_at,
        due_at: triggered_at.and_then(|at| due(deadline, at, zone)),
        met: met.map(|met| (met.stamp.at, met.value.as_deref())),
    }
}

/// When a report is due that runs from `at`; `None` where the calendar ends before.
pub fn due(deadline: &Deadline, at: At, zone: Tz) -> Option<At> {
    match (deadline.after, deadline.business_days) {
        (Some(after), _) => at.checked_add_signed(after.delta()),
        (None, Some(days)) => after_business_days(at, days, zone),
        (None, None) => None,
    }
}

/// The end of the last of so many days on which offices work, in `zone`; the day of the event does not count. Holidays are
/// not known here: a day too early is the safe side.
pub(crate) fn after_business_days(at: At, days: u32, zone: Tz) -> Option<At> {
    let mut day = at.with_timezone(&zone).date_naive();
    let mut left = days;
    while left > 0 {
        day = day.checked_add_days(Days::new(1))?;
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            left -= 1;
        }
    }
    last_second(day, zone)
}

pub(crate) fn last_second(day: NaiveDate, zone: Tz) -> Option<At> {
    let end = day.and_time(NaiveTime::from_hms_opt(23, 59, 59)?);
    let at: DateTime<Tz> = match zone.from_local_datetime(&end) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at,
        // The clocks are set forward over midnight: the day ends where the gap begins.
        LocalResult::None => return last_second_before_gap(day, zone),
    };
    Some(at.with_timezone(&Utc))
}

fn last_second_before_gap(day: NaiveDate, zone: Tz) -> Option<At> {
    let noon = zone.from_local_datetime(&day.and_time(NaiveTime::from_hms_opt(12, 0, 0)?)).earliest()?;
    Some(noon.with_timezone(&Utc) + chrono::TimeDelta::hours(12) - chrono::TimeDelta::seconds(1))
}
