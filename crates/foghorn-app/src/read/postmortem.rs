//! The postmortem as the log tells it: a beginning to write on, with nothing in it that nobody wrote down.
//!
//! For ourselves, or for everybody: then without names of people, notes, asks and links, and under a legal hold without cause
//! and factors. Sections that nothing is known of say so, as a blank to be filled. Not here: judging its words (the review).

use std::path::Path;

use chrono::{DateTime, Utc};
use chrono_tz::OffsetName;
use foghorn_core::figures::{Figure, figures};
use foghorn_core::incident::Incident;
use foghorn_core::when::{Here, minutes_said};
use foghorn_core::{Audience, Delivery, DraftId, Fact, LessonKind, StreamId, to_second};
use foghorn_exchange::copies;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::follow_ups;
use super::incident::TimelineItem;
use super::timeline::window;
use crate::app::App;
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::folds::Folded;
use crate::text_file::write_new;
use crate::workshop::copies::Saved;
use crate::workshop::document::document;

/// Asks for the postmortem of an incident.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ShowPostmortem {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// For whom; ourselves where missing.
    #[serde(default)]
    #[ts(optional)]
    pub audience: Option<Audience>,
    /// As the log tells it, also where somebody wrote on it.
    #[serde(default)]
    #[ts(optional)]
    pub from_log: Option<bool>,
}

/// The postmortem: as somebody wrote it, or else as the log tells it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PostmortemView {
    /// Its stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// As Markdown.
    pub markdown: String,
    /// As a part of a page: HTML without a head.
    pub html: String,
    /// The draft that it stands in; absent: this is how the log tells it.
    pub draft: Option<DraftId>,
    /// When somebody last wrote on it.
    pub saved_at: Option<DateTime<Utc>>,
}

/// Asks to write the postmortem into a file. Its ending says what it becomes.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SavePostmortem {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// For whom; ourselves where missing.
    #[serde(default)]
    #[ts(optional)]
    pub audience: Option<Audience>,
    /// The file: `.md`, or `.html` for a page that prints; never overwritten.
    pub path: String,
}

/// Lines of the timeline that a postmortem tells by itself; others are told where somebody adds them.
const TOLD: &[&str] = &[
    "declared",
    "status-changed",
    "severity-changed",
    "update",
    "decision",
    "held",
    "handed-over",
    "command-accepted",
    "incident-linked",
];

/// The postmortem as it stands.
pub(crate) fn postmortem(app: &App, ask: ShowPostmortem) -> Result<PostmortemView, Failure> {
    app.store().read(|reading| {
        let here = app.here(reading)?;
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let reference = shown_reference(reading, &folded.incident.reference, &stream)?;
        let audience = ask.audience.unwrap_or(Audience::Internal);
        let written = match ask.from_log {
            Some(true) => None,
            _ => document(reading, &stream, audience)?,
        };
        let (draft, saved_at) =
            written.as_ref().map(|found| (found.version.draft.clone(), found.version.saved_at)).unzip();
        let markdown = written.map_or_else(|| told(&folded, &reference, audience, &here), |found| found.kept.text);
        Ok(PostmortemView { html: copies::document(&markdown), markdown, incident: stream, reference, draft, saved_at })
    })
}

/// Writes the postmortem into a file.
pub(crate) fn save_postmortem(app: &App, ask: SavePostmortem) -> Result<Saved, Failure> {
    let said = postmortem(app, ShowPostmortem { incident: ask.incident, audience: ask.audience, from_log: None })?;
    let path = Path::new(ask.path.trim());
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let text = match ending.as_deref() {
        Some("md") => said.markdown,
        Some("html" | "htm") => copies::page(&format!("Postmortem of {}", said.reference), &said.markdown),
        _ => return Err(Failure::new("ending", "Name a file that ends in .md or .html.")),
    };
    write_new(path, text.as_bytes())?;
    Ok(Saved { path: path.display().to_string() })
}

/// The postmortem as the log tells it.
pub(crate) fn told(folded: &Folded, reference: &str, audience: Audience, here: &Here) -> String {
    let incident = &folded.incident;
    // Of an incident that is over the log tells the same whenever it is asked: today's date is not in it.
    let now = incident.resolved_at().map_or(here.now, |resolved| resolved.max(folded.updated_at));
    let here = &Here { now, zone: here.zone };
    let public = audience == Audience::Public;
    let held = public && incident.legal_hold_now().is_some();
    let title = match public {
        true => format!("# What happened: {}", incident.title_now()),
        false => format!("# Postmortem of {reference}: {}", incident.title_now()),
    };
    let mut parts =
        vec![title, section("Summary", &summary(incident, held)), section("Impact", &impact(incident, public, here))];
    parts.push(section("Timeline", &timeline(folded, public, here)));
    parts.push(section("Detection and response", &response(incident, public)));
    if !held {
        parts.push(section("Contributing factors", &lessons(incident, LessonKind::Factor)));
    }
    parts.push(section("What went well", &lessons(incident, LessonKind::WentWell)));
    if !public {
        parts.push(section("Where we were lucky", &lessons(incident, LessonKind::Luck)));
    }
    parts.push(section("How we communicated", &words(incident, public, here)));
    parts.push(section("What we change", &changes(incident, public, here)));
    parts.join("\n\n") + "\n"
}

fn section(title: &str, lines: &[String]) -> String {
    format!("## {title}\n\n{}", lines.join("\n").trim_end())
}

/// A place for what nobody wrote down.
fn blank(what: &str) -> Vec<String> {
    vec![format!("\u{27e6}{what}\u{27e7}")]
}

fn summary(incident: &Incident, held: bool) -> Vec<String> {
    let severity = incident.severity_now();
    let mut lines = vec![format!("{}, {severity}.", incident.title_now())];
    lines.extend(incident.fact(Fact::Impact).map(str::to_owned));
    match incident.fact(Fact::Known) {
        _ if held => {}
        Some(known) => lines.push(known.to_owned()),
        None => lines.extend(blank("what caused it, in two sentences")),
    }
    // A paragraph a line.
    lines.iter_mut().for_each(|line| line.push('\n'));
    lines
}

fn impact(incident: &Incident, public: bool, here: &Here) -> Vec<String> {
    let all = figures(incident, to_second(here.now));
    let mut lines = vec![
        format!("- Length of the impact: {}", figure(&all.impact)),
        format!(
            "- Who and where: {}",
            incident.fact(Fact::Scope).unwrap_or("\u{27e6}regions, products, share\u{27e7}")
        ),
        format!("- What they could not do: {}", incident.fact(Fact::Impact).unwrap_or("\u{27e6}in numbers\u{27e7}")),
    ];
    lines.push(format!(
        "- Data: {}",
        incident.fact(Fact::DataSafety).unwrap_or("\u{27e6}safe, or not, and how that is known\u{27e7}")
    ));
    if let Some(how) = incident.evidence(Fact::DataSafety).filter(|_| !public) {
        lines.push(format!("- How that is known: {how}"));
    }
    lines
}

fn timeline(folded: &Folded, public: bool, here: &Here) -> Vec<String> {
    let mut lines = Vec::new();
    let mut from = Some(0);
    while let Some(first) = from {
        let part = window(folded, first, usize::MAX, here);
        lines.extend(part.items.into_iter().filter(|item| TOLD.contains(&item.kind.as_str())).filter_map(|item| {
            let text = if public { said_to_everybody(&folded.incident, &item)? } else { item.text.clone() };
            let utc = item.happened_at.format("%Y-%m-%d %H:%M UTC");
            let local = item.happened_at.with_timezone(&here.zone);
            let beside = if local.offset().abbreviation() == Some("UTC") {
                String::new()
            } else {
                format!(" ({})", local.format("%H:%M %Z"))
            };
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let what = if item.kind == "decision" { "Decision: " } else { "" };
            Some((item.happened_at, format!("- {utc}{beside}: {what}{text}")))
        }));
        from = part.next;
    }
    // The timeline is newest first; what happened in the same minute stays in its order.
    lines.reverse();
    lines.sort_by_key(|(at, _)| *at);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// A line of the timeline as everybody may read it: what happened, without reasons, recipients and names that somebody typed
/// for colleagues; `None` for what is nobody else's.
fn said_to_everybody(incident: &Incident, item: &TimelineItem) -> Option<String> {
    // A reason stands behind the second colon: `Status: identified: Bob found it`.
    let without_reason = || item.text.splitn(3, ": ").take(2).collect::<Vec<_>>().join(": ");
    match item.kind.as_str() {
        "declared" => Some(item.text.split(": ").next().unwrap_or_default().to_owned()),
        "status-changed" | "severity-changed" => Some(without_reason()),
        "update" => {
            let of_it = incident.updates.iter().find(|update| update.act == item.act)?;
            let outside = |one: &Delivery| {
                one.stakeholder.as_str() == "customers" || ["status-page", "social"].contains(&one.channel.as_str())
            };
            of_it.sent.deliveries.iter().any(outside).then(|| "We posted an update".to_owned())
        }
        _ => None,
    }
}

fn response(incident: &Incident, public: bool) -> Vec<String> {
    let all = figures(incident, incident.resolved_at().unwrap_or_else(|| incident.declared_at()));
    let mut lines = vec![
        format!("- Time to detect: {}", figure(&all.detect)),
        format!("- Time to mitigate: {}", figure(&all.mitigate)),
        format!("- Time to resolve: {}", figure(&all.resolve)),
    ];
    if !public {
        lines.insert(1, format!("- Time to acknowledge: {}", figure(&all.acknowledge)));
        lines.push(String::new());
        lines.extend(blank("how it was noticed, and what helped or hindered"));
    }
    lines
}

fn lessons(incident: &Incident, kind: LessonKind) -> Vec<String> {
    let of_kind: Vec<_> = incident.aftermath.lessons.iter().filter(|lesson| lesson.kind == kind).collect();
    if of_kind.is_empty() {
        return blank(match kind {
            LessonKind::Factor => "what made it possible, and why that was so; no names",
            LessonKind::WentWell => "what went well",
            LessonKind::Luck => "what was luck, and may not be there the next time",
        });
    }
    let mut lines = Vec::new();
    for lesson in of_kind {
        lines.push(format!("- {}", lesson.text));
        let deeper = lesson.whys.iter().enumerate();
        lines.extend(deeper.map(|(depth, why)| format!("{}- Why? {why}", "  ".repeat(depth + 1))));
    }
    lines
}

fn words(incident: &Incident, public: bool, here: &Here) -> Vec<String> {
    let all = figures(incident, to_second(here.now));
    let [words, judged, on_time] = all.words;
    let [made, kept, late, standing] = all.promises;
    let mut lines =
        vec![format!("- {words} words to stakeholders; {on_time} of {judged} that had a due time came by it.")];
    lines.push(match made {
        0 => "- No next word was promised.".to_owned(),
        _ => format!(
            "- {made} promises of a next word: {kept} kept, {late} late by {} min together, {standing} still standing.",
            all.promises_late_minutes
        ),
    });
    // Who else was told, and how soon, is nobody else's.
    let rows = if public { &[][..] } else { all.told.as_slice() };
    lines.extend(rows.iter().map(|told| {
        format!(
            "- {}: first word after {}, longest silence {}.",
            told.name,
            figure(&told.first_word),
            figure(&told.silence)
        )
    }));
    lines
}

fn changes(incident: &Incident, public: bool, here: &Here) -> Vec<String> {
    let all = &incident.aftermath.follow_ups;
    let lines: Vec<String> = all
        .iter()
        .filter(|story| !matches!(story.end, Some((_, foghorn_core::incident::FollowUpEnd::Dropped(_)))))
        .map(|story| {
            let done = if story.end.is_some() { "done: " } else { "" };
            match public {
                true => format!("- {done}{}", story.follow_up.text),
                false => format!("- {done}{}", follow_ups::said(&story.follow_up, here)),
            }
        })
        .collect();
    if lines.is_empty() { blank("what keeps it from happening again, each with an owner and a date") } else { lines }
}

fn figure(value: &Figure<i64>) -> String {
    match value {
        Figure::Recorded(seconds) if *seconds < 60 => format!("{seconds} s"),
        Figure::Recorded(seconds) => minutes_said(seconds.unsigned_abs() / 60),
        Figure::Pending(why) | Figure::NotApplicable(why) | Figure::Invalid(why) => format!("not known ({why})"),
    }
}
