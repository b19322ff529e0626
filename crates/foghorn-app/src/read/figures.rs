//! Figures: of one incident, and of many.
//!
//! Many are added up from the rows that stand beside the summaries: nothing is folded for a look at ten thousand incidents,
//! and one new entry makes one row anew. Not here: what a figure is (foghorn-core).

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use foghorn_core::figures::{self, Asked, Figure, FigureRow, Figures, Lanes, Many, ToldFigures, add_up};
use foghorn_core::when::{Here, When};
use foghorn_core::{At, Kind, Severity, StakeholderId, StreamId, to_second};
use foghorn_review::grade;
use foghorn_store::{Card, Reading};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::{find, shown_reference};

/// Asks for the figures of an incident.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ShowFigures {
    /// `INC-7`, or a stream's id.
    pub incident: String,
}

/// The figures of an incident, and its picture.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FiguresView {
    /// Its stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// When this was read.
    pub now: DateTime<Utc>,
    /// Each figure, in the order in which people ask for them.
    pub figures: Vec<FigureView>,
    /// How each stakeholder was told.
    pub told: Vec<ToldView>,
    /// One lane a stakeholder.
    pub lanes: Lanes,
}

/// One figure.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FigureView {
    /// Its short name: `resolve`.
    pub figure: String,
    /// Its name on the screen.
    pub name: String,
    /// What it is: from what to what.
    pub about: String,
    /// The figure as people say it; absent where there is none.
    pub said: Option<String>,
    /// The number: seconds, or a count; absent where there is none.
    pub number: Option<f64>,
    /// `recorded`, `pending`, `not-applicable` or `invalid`.
    pub state: String,
    /// Why there is none.
    pub reason: Option<String>,
}

/// How one stakeholder was told.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ToldView {
    /// Whom.
    pub stakeholder: StakeholderId,
    /// The name.
    pub name: String,
    /// From when they should hear to the first word.
    pub first_word: FigureView,
    /// The longest time without a word.
    pub silence: FigureView,
    /// Words that counted.
    pub words: usize,
}

/// Asks for the figures of many incidents.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ShowTrends {
    /// Only those declared from then on.
    #[ts(optional)]
    pub since: Option<When>,
    /// Only those declared before then.
    #[ts(optional)]
    pub until: Option<When>,
    /// Only these.
    #[ts(optional)]
    pub severity: Option<Severity>,
    /// Only these: real ones, or imported ones.
    #[ts(optional)]
    pub kind: Option<Kind>,
    /// Only those that affected it.
    #[ts(optional)]
    pub component: Option<String>,
    /// At which cadence silences are looked at, in minutes; 30 where missing.
    #[ts(optional)]
    pub cadence: Option<u32>,
}

/// The figures of many incidents.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TrendsView {
    /// When this was read.
    pub now: DateTime<Utc>,
    /// What they add up to.
    pub many: Many,
    /// Every component that any incident names, for choosing one.
    pub components: Vec<String>,
    /// Incidents whose figures are not made yet: written by an older version, they follow in the background.
    pub behind: usize,
}

/// The cadence at which silences are looked at, unless another is asked for: what Statuspage advises.
const CADENCE: u32 = 30;
/// In how many of a hundred incidents an objective is to be kept.
const PERCENT: usize = 95;

/// The figures of an incident.
pub(crate) fn figures(app: &App, ask: ShowFigures) -> Result<FiguresView, Failure> {
    app.store().read(|reading| {
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let incident = &folded.incident;
        let now = to_second(app.now());
        let all = figures::figures(incident, now);
        let texts: Vec<&str> = incident.updates.iter().filter_map(|update| update.sent.text.as_deref()).collect();
        Ok(FiguresView {
            reference: shown_reference(reading, &incident.reference, &stream)?,
            incident: stream,
            now,
            figures: each(&all, grade(&texts.join("\n\n"))),
            told: all
                .told
                .iter()
                .map(|told| ToldView {
                    stakeholder: told.stakeholder.clone(),
                    name: told.name.clone(),
                    first_word: length(
                        "first-word",
                        "First word",
                        "From when they should hear to the first word",
                        &told.first_word,
                    ),
                    silence: length("silence", "Longest silence", "The longest time without a word", &told.silence),
                    words: told.words,
                })
                .collect(),
            lanes: figures::lanes(incident, now),
        })
    })
}

/// The figures of many incidents.
pub(crate) fn trends(app: &App, ask: ShowTrends) -> Result<TrendsView, Failure> {
    app.store().read(|reading| {
        let here = app.here(reading)?;
        let (since, until) = (bound(ask.since.as_ref(), &here)?, bound(ask.until.as_ref(), &here)?);
        let cards = reading.cards()?;
        let all = cards.len();
        let rows: Vec<Asked> = cards.into_iter().filter_map(asked).collect();
        let behind = all - rows.len();
        let mut components: Vec<String> = rows.iter().flat_map(|row| row.row.components.iter().cloned()).collect();
        components.sort();
        components.dedup();
        let wanted: Vec<_> = rows
            .into_iter()
            .filter(|row| since.is_none_or(|since| row.declared_at >= since))
            .filter(|row| until.is_none_or(|until| row.declared_at < until))
            .filter(|row| ask.severity.is_none_or(|severity| row.severity == severity))
            .filter(|row| ask.kind.is_none_or(|kind| row.kind == kind))
            .filter(|row| ask.component.as_ref().is_none_or(|name| row.row.components.contains(name)))
            .collect();
        let objectives = objectives(app, reading)?;
        let many = add_up(&wanted, &objectives, ask.cadence.unwrap_or(CADENCE).max(1), here.zone);
        Ok(TrendsView { now: here.now, many, components, behind })
    })
}

/// What the incidents that were declared from `since` on and before `until` add up to.
pub(super) fn between(app: &App, since: At, until: At) -> Result<Many, Failure> {
    app.store().read(|reading| {
        let of_then = |row: &Asked| since <= row.declared_at && row.declared_at < until;
        let rows: Vec<Asked> = reading.cards()?.into_iter().filter_map(asked).filter(of_then).collect();
        Ok(add_up(&rows, &objectives(app, reading)?, CADENCE, app.here(reading)?.zone))
    })
}

/// `None` for a card of an older version.
fn asked(card: Card) -> Option<Asked> {
    let row = FigureRow::read(&card.card)?;
    Some(Asked { kind: card.kind, severity: card.severity, status: card.status, declared_at: card.declared_at, row })
}

/// The first words that the playbook in use asks for, as objectives: whoever sets a cadence means to keep it.
fn objectives(app: &App, reading: &Reading<'_>) -> Result<Vec<(String, Severity, i64, usize)>, Failure> {
    let library = app.library();
    let Ok(playbook) = library.playbook(&app.known(reading)?.settings.playbook) else { return Ok(Vec::new()) };
    let of = |severity: &Severity| {
        playbook.stakeholders.iter().filter(|row| !row.when_added && row.with.is_none()).find_map(|row| {
            let first = row.cadence.get(severity)?.first?;
            Some((row.id.to_string(), *severity, first.delta().num_seconds(), PERCENT))
        })
    };
    Ok(Severity::ALL.iter().filter_map(of).collect())
}

/// An instant as typed; a day (`2026-11-01`) or a month (`2026-11`) begins at its midnight.
fn bound(when: Option<&When>, here: &Here) -> Result<Option<At>, Failure> {
    let Some(when) = when else { return Ok(None) };
    let typed = when.as_str().trim();
    let day = NaiveDate::parse_from_str(typed, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(&format!("{typed}-01"), "%Y-%m-%d"));
    match day.ok().and_then(|day| here.zone.from_local_datetime(&day.and_hms_opt(0, 0, 0)?).earliest()) {
        Some(midnight) => Ok(Some(midnight.to_utc())),
        None => Ok(Some(when.past(here)?)),
    }
}

fn each(all: &Figures, grade: Option<f32>) -> Vec<FigureView> {
    let count = |figure, name, about, number: usize| counted(figure, name, about, whole(number), number.to_string());
    let [words, judged, on_time] = all.words;
    let [made, kept, late, standing] = all.promises;
    let [things, settled, _] = all.things;
    let late_said = match late {
        0 => "0".to_owned(),
        _ => format!("{late}, {} min together", all.promises_late_minutes),
    };
    let reached = all.told.iter().filter(|told| told.words > 0).count();
    let was_owed = |told: &&ToldFigures| told.words > 0 || !matches!(told.first_word, Figure::NotApplicable(_));
    let owed = all.told.iter().filter(was_owed).count();
    let mut figures = vec![
        length("detect", "Time to detect", "From the beginning of the impact to declaring", &all.detect),
        length(
            "acknowledge",
            "Time to acknowledge",
            "From declaring to the first thing that somebody did",
            &all.acknowledge,
        ),
        length(
            "mitigate",
            "Time to mitigate",
            "From declaring to the first repair (monitoring or resolved)",
            &all.mitigate,
        ),
        length("resolve", "Time to resolve", "From declaring to resolved", &all.resolve),
        length("impact", "Length of the impact", "From its beginning to resolved", &all.impact),
        count("words", "Words", "Messages that counted, each stakeholder by itself", words),
        of("on-time", "Words on time", "Of those that had a due time", on_time, judged),
        count("promises", "Promises made", "Each stakeholder by itself", made),
        of("kept", "Promises kept", "Of those that a word answered", kept, made - standing),
        counted("late", "Promises late", "A printed minute lasts to its end", whole(late), late_said),
        of("reached", "Stakeholders reached", "With at least one word, of those who were owed one", reached, owed),
        count("channels", "Channels used", "On which anything was posted", all.channels),
        count(
            "overruled",
            "Findings overruled",
            "Errors of the review that were let stand, in what was sent",
            all.overruled,
        ),
        count("corrections", "Corrections", "Records of messages that were put right later", all.corrections),
        of("things", "Things of the lists", "Done, or skipped with a reason", settled, things),
    ];
    figures.push(match grade {
        Some(grade) => counted(
            "grade",
            "Reading grade",
            "School years that all messages together need",
            f64::from(grade),
            format!("{grade:.1}"),
        ),
        None => view(
            "grade",
            "Reading grade",
            "School years that all messages together need",
            None,
            None,
            "not-applicable",
            Some("there is too little text".into()),
        ),
    });
    figures
}

/// So many of so many.
fn of(figure: &str, name: &str, about: &str, part: usize, whole: usize) -> FigureView {
    if whole == 0 {
        return view(figure, name, about, None, None, "not-applicable", Some("there is none to judge".into()));
    }
    counted(figure, name, about, self::whole(part), format!("{part} of {whole}"))
}

#[allow(clippy::cast_precision_loss, reason = "nobody has so many of anything")]
fn whole(number: usize) -> f64 {
    number as f64
}

fn counted(figure: &str, name: &str, about: &str, number: f64, said: String) -> FigureView {
    view(figure, name, about, Some(said), Some(number), "recorded", None)
}

fn length(figure: &str, name: &str, about: &str, value: &Figure<i64>) -> FigureView {
    #[allow(clippy::cast_precision_loss, reason = "seconds of any incident fit")]
    match value {
        Figure::Recorded(seconds) => {
            view(figure, name, about, Some(length_said(*seconds)), Some(*seconds as f64), "recorded", None)
        }
        Figure::Pending(why) => view(figure, name, about, None, None, "pending", Some(why.clone())),
        Figure::NotApplicable(why) => view(figure, name, about, None, None, "not-applicable", Some(why.clone())),
        Figure::Invalid(why) => view(figure, name, about, None, None, "invalid", Some(why.clone())),
    }
}

/// A length as people say it; below a minute in seconds.
pub(super) fn length_said(seconds: i64) -> String {
    if seconds < 60 { format!("{seconds} s") } else { foghorn_core::when::minutes_said(seconds.unsigned_abs() / 60) }
}

fn view(
    figure: &str,
    name: &str,
    about: &str,
    said: Option<String>,
    number: Option<f64>,
    state: &str,
    reason: Option<Cow<'static, str>>,
) -> FigureView {
    FigureView {
        figure: figure.to_owned(),
        name: name.to_owned(),
        about: about.to_owned(),
        said,
        number,
        state: state.to_owned(),
        reason: reason.map(Cow::into_owned),
    }
}
