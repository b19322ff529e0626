//! Follow-ups: those of one incident, those of all with how old they are and which causes come again, and those that
//! are open as a file for a team's issue tracker.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use foghorn_core::aftermath::open_follow_ups;
use foghorn_core::event::FollowUp;
use foghorn_core::figures::FigureRow;
use foghorn_core::incident::{FollowUpEnd, FollowUpStory, Incident};
use foghorn_core::when::Here;
use foghorn_core::{ActId, FollowUpKind, StreamId};
use foghorn_exchange::tickets::{Form, Ticket, Tracker, write_tickets};
use foghorn_store::Card;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::clip::clip;
use crate::failure::Failure;
use crate::find::shown_reference;
use crate::table::Nothing;
use crate::text_file::write_new;

/// Ages are counted in these, the last without an end; in days.
const AGES: [(&str, i64); 4] =
    [("under a week", 7), ("under a month", 30), ("under three months", 91), ("older", i64::MAX)];
/// A Jira project's key: capital letters and digits, a letter first, ten at most.
const KEY_AT_MOST: usize = 10;

/// A follow-up.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FollowUpView {
    /// The act that added it.
    pub follow_up: ActId,
    /// Its incident.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// What the incident is called.
    pub title: String,
    /// What, as an order.
    pub text: String,
    /// What it is good for.
    pub kind: FollowUpKind,
    /// Whose it is.
    pub owner: Option<String>,
    /// By when.
    pub due_at: Option<DateTime<Utc>>,
    /// What it is against.
    pub cause: Option<String>,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// `open`, `done` or `dropped`.
    pub state: String,
    /// What came of it, or why it was dropped.
    pub note: Option<String>,
    /// True where it is open and its time is over.
    pub late: bool,
}

/// The follow-ups of all incidents.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FollowUpsView {
    /// When this was read.
    pub now: DateTime<Utc>,
    /// Open ones, what is due next first.
    pub open: Vec<FollowUpView>,
    /// How many are settled.
    pub settled: usize,
    /// How many of those were done.
    pub done: usize,
    /// Days from adding to doing, the middle one of those that were done; absent: none was.
    pub median_days: Option<i64>,
    /// How old the open ones are, the youngest first; every age, also with none.
    pub ages: Vec<AgeOfFollowUps>,
    /// Causes that more than one incident names, most often first.
    pub repeated: Vec<RepeatedCause>,
}

/// How many are so old.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AgeOfFollowUps {
    /// `under a week`.
    pub age: String,
    /// How many are open.
    pub open: usize,
    /// How many of them are late.
    pub late: usize,
}

/// A cause that comes again.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RepeatedCause {
    /// In the words of the newest.
    pub cause: String,
    /// The incidents that name it, by their references.
    pub incidents: Vec<String>,
}

/// Writes the follow-ups that are open into a file for an issue tracker.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportFollowUps {
    /// The file, `.csv` or `.json`; never overwritten.
    pub path: String,
    /// `github` or `jira`.
    pub tracker: String,
    /// The key of the Jira project that the JSON names; `FOLLOWUP` where missing.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<String>,
}

/// What was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FollowUpsSaved {
    /// The file.
    pub path: String,
    /// How many it holds.
    pub follow_ups: usize,
}

/// The follow-ups of all incidents that have any.
pub(crate) fn all_follow_ups(app: &App, _: Nothing) -> Result<FollowUpsView, Failure> {
    app.store().read(|reading| {
        let here = app.here(reading)?;
        let (mut open, mut settled, mut days) = (Vec::new(), 0, Vec::new());
        let mut causes: BTreeMap<String, RepeatedCause> = BTreeMap::new();
        let with = |card: Card| FigureRow::read(&card.card).filter(|row| row.follow_ups > 0).map(|_| card.stream);
        for stream in reading.cards()?.into_iter().filter_map(with) {
            let folded = app.folds().read(reading, &stream)?;
            let reference = shown_reference(reading, &folded.incident.reference, &stream)?;
            days.extend(folded.incident.aftermath.follow_ups.iter().filter_map(days_until_done));
            for one in follow_ups(&folded.incident, &reference, &here) {
                if let Some(cause) = &one.cause {
                    let known = causes
                        .entry(cause.trim().to_lowercase())
                        .or_insert_with(|| RepeatedCause { cause: cause.clone(), incidents: Vec::new() });
                    if !known.incidents.contains(&reference) {
                        known.incidents.push(reference.clone());
                    }
                }
                if one.state == "open" { open.push(one) } else { settled += 1 }
            }
        }
        open.sort_by_key(|one| (one.due_at.is_none(), one.due_at, one.added_at));
        days.sort_unstable();
        let mut repeated: Vec<_> = causes.into_values().filter(|cause| cause.incidents.len() > 1).collect();
        repeated.sort_by_key(|cause| std::cmp::Reverse(cause.incidents.len()));
        Ok(FollowUpsView {
            now: here.now,
            ages: ages(&open, here.now),
            settled,
            done: days.len(),
            median_days: (!days.is_empty()).then(|| days[days.len() / 2]),
            open,
            repeated,
        })
    })
}

/// Writes those that are open into a file that is not there yet.
pub(crate) fn export_follow_ups(app: &App, ask: ExportFollowUps) -> Result<FollowUpsSaved, Failure> {
    let path = Path::new(ask.path.trim());
    let form = form_of(path)?;
    let tracker = tracker_of(&ask.tracker, ask.project.as_deref())?;
    let zone = app.store().read(|reading| app.here(reading))?.zone;
    let open = all_follow_ups(app, Nothing {})?.open;
    if open.is_empty() {
        return Err(Failure::new("nothing", "No follow-up is open; nothing was written."));
    }
    let tickets: Vec<_> = open.into_iter().map(ticket).collect();
    write_new(path, write_tickets(&tickets, &tracker, form, zone).as_bytes())?;
    Ok(FollowUpsSaved { path: path.display().to_string(), follow_ups: tickets.len() })
}

fn form_of(path: &Path) -> Result<Form, Failure> {
    match path.extension().map(|ending| ending.to_ascii_lowercase()).as_deref().and_then(|ending| ending.to_str()) {
        Some("csv") => Ok(Form::Table),
        Some("json") => Ok(Form::Json),
        _ => Err(Failure::new("ending", "Name a file that ends in .csv (a table) or .json.")),
    }
}

fn tracker_of(name: &str, project: Option<&str>) -> Result<Tracker, Failure> {
    match name.trim().to_ascii_lowercase().as_str() {
        "github" => Ok(Tracker::Github),
        "jira" => {
            let key = project.map(str::trim).filter(|key| !key.is_empty()).unwrap_or("FOLLOWUP");
            let is_key = key.starts_with(|first: char| first.is_ascii_uppercase())
                && key.len() <= KEY_AT_MOST
                && key.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
            if is_key {
                return Ok(Tracker::Jira(key.to_owned()));
            }
            let message = format!(
                "\u{201c}{}\u{201d} is no key of a Jira project: capital letters and digits, a letter first, \
                 {KEY_AT_MOST} at most, such as OPS.",
                clip(key.to_owned(), 40)
            );
            Err(Failure::new("project", message))
        }
        _ => Err(Failure::new("tracker", "Say for which tracker it is: github or jira.")),
    }
}

fn ticket(one: FollowUpView) -> Ticket {
    let FollowUpView { follow_up, reference, title, text, kind, owner, due_at, cause, added_at, .. } = one;
    Ticket { id: follow_up.to_string(), reference, incident: title, text, kind, owner, due_at, cause, added_at }
}

/// How old the open ones are.
fn ages(open: &[FollowUpView], now: DateTime<Utc>) -> Vec<AgeOfFollowUps> {
    let place = |one: &FollowUpView| AGES.iter().position(|(_, days)| (now - one.added_at).num_days() < *days);
    let counted = |at: usize| {
        let of_age = open.iter().filter(|one| place(one) == Some(at));
        AgeOfFollowUps {
            age: AGES[at].0.to_owned(),
            open: of_age.clone().count(),
            late: of_age.filter(|one| one.late).count(),
        }
    };
    (0..AGES.len()).map(counted).collect()
}

/// Whole days from adding to doing; none where it was not done.
fn days_until_done(story: &FollowUpStory) -> Option<i64> {
    match &story.end {
        Some((at, FollowUpEnd::Done(_))) => Some((*at - story.stamp.at).max(TimeDelta::zero()).num_days()),
        _ => None,
    }
}

/// Those of one incident: open ones first, what is due next on top.
pub(super) fn follow_ups(incident: &Incident, reference: &str, here: &Here) -> Vec<FollowUpView> {
    let open = open_follow_ups(incident);
    let settled = incident.aftermath.follow_ups.iter().filter(|story| story.end.is_some());
    let view = |story: &FollowUpStory| {
        let FollowUp { text, kind, owner, due_at, cause } = story.follow_up.clone();
        let (state, note) = match story.end.as_ref().map(|(_, end)| end) {
            None => ("open", None),
            Some(FollowUpEnd::Done(note)) => ("done", note.clone()),
            Some(FollowUpEnd::Dropped(reason)) => ("dropped", Some(reason.clone())),
        };
        FollowUpView {
            follow_up: story.act.clone(),
            incident: incident.id.clone(),
            reference: reference.to_owned(),
            title: incident.title_now().to_owned(),
            text,
            kind,
            owner,
            cause,
            added_at: story.stamp.at,
            late: state == "open" && due_at.is_some_and(|due| here.now > foghorn_core::clocks::minute_end(due)),
            due_at,
            state: state.to_owned(),
            note,
        }
    };
    open.into_iter().chain(settled).map(view).collect()
}

/// A follow-up in a line: `Alert on the queue (detect; Mia, by 28 Nov 12:00 UTC)`.
pub(crate) fn said(follow_up: &FollowUp, here: &Here) -> String {
    let owner = follow_up.owner.as_deref().unwrap_or("nobody");
    let due = follow_up.due_at.map(|at| format!(", by {}", here.said(at))).unwrap_or_default();
    format!("{} ({}; {owner}{due})", follow_up.text, follow_up.kind)
}

/// A follow-up, as it is called.
pub(crate) fn named(incident: &Incident, act: &ActId) -> String {
    let found = incident.aftermath.follow_up(act);
    found.map_or_else(|| "a follow-up".to_owned(), |story| format!("\u{201c}{}\u{201d}", story.follow_up.text))
}
