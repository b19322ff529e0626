//! What comes after an incident, as its screen shows it: what is left until it can be closed, the postmortem, what was
//! learned, follow-ups.

use chrono::{DateTime, Utc};
use foghorn_core::aftermath::{Left, left, postmortem_due, postmortem_is_out};
use foghorn_core::{ActId, Audience, LessonKind, StreamId, to_second};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::follow_ups::{FollowUpView, follow_ups};
use super::reassurance::{ReassuranceView, reassurance};
use crate::app::App;
use crate::failure::Failure;
use crate::find::{find, shown_reference};

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
    /// How many letters to customers are approved and not sent.
    pub letters: usize,
    /// How many customers something is to come next for.
    pub next_steps: usize,
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
    /// What those who were told of it hear long after.
    pub reassurance: ReassuranceView,
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
        let Left { words, things, asks, reports, offers, letters, next_steps, .. } = open;
        Ok(AftermathView {
            words,
            things,
            asks,
            reports,
            offers,
            letters,
            next_steps,
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
            reassurance: reassurance(incident, to_second(here.now)),
            incident: stream,
            reference,
        })
    })
}

/// What sort of lesson it is, in words.
pub(crate) fn sort(lesson: LessonKind) -> &'static str {
    match lesson {
        LessonKind::Factor => "contributing factor",
        LessonKind::WentWell => "went well",
        LessonKind::Luck => "luck",
    }
}
