//! What comes after an incident, as its screen shows it: what is left until it can be closed, the postmortem, what was
//! learned, follow-ups; and the follow-ups of all incidents, with causes that come again.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use foghorn_core::aftermath::{Left, left, open_follow_ups, postmortem_due, postmortem_is_out};
use foghorn_core::event::FollowUp;
use foghorn_core::figures::FigureRow;
use foghorn_core::incident::{FollowUpEnd, FollowUpStory, Incident};
use foghorn_core::when::Here;
use foghorn_core::{ActId, Audience, FollowUpKind, LessonKind, StreamId};
use foghorn_store::Card;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::table::Nothing;

/// Asks what comes after an incident.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ShowAftermath {
    /// `INC-7`, or a stream's id.
    pub incident: String,
}

/// What comes after an incident.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AftermathView {
    /// Its stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// Who is still owed a word.
    pub words: Vec<String>,
    /// Things of the lists of recovery and aftermath that are open.
    pub things: Vec<String>,
    /// What somebody was asked for and has not come.
    pub asks: Vec<String>,
    /// Reports that run and were not made.
    pub reports: Vec<String>,
    /// What was approved for those who were hurt, and nobody has yet.
    pub offers: Vec<String>,
    /// True where nothing is left: it can be closed.
    pub can_close: bool,
    /// By when the postmortem is due; absent: none is asked for.
    pub postmortem_due: Option<DateTime<Utc>>,
    /// Why it has another date than the usual one.
    pub postmortem_moved: Option<String>,
    /// What was published.
    pub published: Vec<PublishedView>,
    /// True where the postmortem was published since it was resolved.
    pub postmortem_is_out: bool,
    /// What was learned.
    pub lessons: Vec<LessonView>,
    /// Follow-ups: open ones first, what is due next on top.
    pub follow_ups: Vec<FollowUpView>,
}

/// A postmortem that was published.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PublishedView {
    /// For whom.
    pub audience: Audience,
    /// When.
    pub at: DateTime<Utc>,
    /// Where.
    pub place: Option<String>,
    /// SHA-256 of its text, in hexadecimal digits.
    pub sha256: String,
}

/// Something that was learned.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LessonView {
    /// The act that stated it.
    pub act: ActId,
    /// What sort.
    pub lesson: LessonKind,
    /// In a sentence.
    pub text: String,
    /// Why that was so, and why that in turn.
    pub whys: Vec<String>,
}

/// A follow-up.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FollowUpView {
    /// The act that added it.
    pub follow_up: ActId,
    /// Its incident.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
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
    /// Causes that more than one incident names, most often first.
    pub repeated: Vec<RepeatedCause>,
}

/// A cause that comes again.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RepeatedCause {
    /// In the words of the newest.
    pub cause: String,
    /// The incidents that name it, by their references.
    pub incidents: Vec<String>,
}

/// What comes after an incident.
pub(crate) fn aftermath(app: &App, ask: ShowAftermath) -> Result<AftermathView, Failure> {
    app.store().read(|reading| {
        let here = app.here(reading)?;
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let incident = &folded.incident;
        let reference = shown_reference(reading, &incident.reference, &stream)?;
        let after = &incident.aftermath;
        let open = left(incident, here.zone);
        let can_close = open.is_nothing();
        let Left { words, things, asks, reports, offers, .. } = open;
        Ok(AftermathView {
            words,
            things,
            asks,
            reports,
            offers,
            can_close,
            postmortem_due: postmortem_due(incident, here.zone),
            postmortem_moved: after.moved.current().map(|(_, reason)| reason.clone()),
            published: after
                .published
                .iter()
                .map(|(stamp, published)| PublishedView {
                    audience: published.audience,
                    at: stamp.at,
                    place: published.place.clone(),
                    sha256: published.sha256.clone(),
                })
                .collect(),
            postmortem_is_out: postmortem_is_out(incident),
            lessons: after
                .lessons
                .iter()
                .map(|lesson| LessonView {
                    act: lesson.act.clone(),
                    lesson: lesson.kind,
                    text: lesson.text.clone(),
                    whys: lesson.whys.clone(),
                })
                .collect(),
            follow_ups: follow_ups(incident, &reference, &here),
            incident: stream,
            reference,
        })
    })
}

/// The follow-ups of all incidents that have any.
pub(crate) fn all_follow_ups(app: &App, _: Nothing) -> Result<FollowUpsView, Failure> {
    app.store().read(|reading| {
        let here = app.here(reading)?;
        let (mut open, mut settled) = (Vec::new(), 0);
        let mut causes: BTreeMap<String, RepeatedCause> = BTreeMap::new();
        let with = |card: Card| FigureRow::read(&card.card).filter(|row| row.follow_ups > 0).map(|_| card.stream);
        for stream in reading.cards()?.into_iter().filter_map(with) {
            let folded = app.folds().read(reading, &stream)?;
            let reference = shown_reference(reading, &folded.incident.reference, &stream)?;
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
        let mut repeated: Vec<_> = causes.into_values().filter(|cause| cause.incidents.len() > 1).collect();
        repeated.sort_by_key(|cause| std::cmp::Reverse(cause.incidents.len()));
        Ok(FollowUpsView { now: here.now, open, settled, repeated })
    })
}

fn follow_ups(incident: &Incident, reference: &str, here: &Here) -> Vec<FollowUpView> {
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

/// What sort of lesson it is, in words.
pub(crate) fn sort(lesson: LessonKind) -> &'static str {
    match lesson {
        LessonKind::Factor => "contributing factor",
        LessonKind::WentWell => "went well",
        LessonKind::Luck => "luck",
    }
}
