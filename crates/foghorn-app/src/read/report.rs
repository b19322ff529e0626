//! The report of a month for executives and board: what happened, how well people were kept told, what is done about it,
//! beside the month before. Told from figures and facts alone; nobody is named, and nothing is ranked.

use std::path::Path;

use chrono::{DateTime, Datelike, Months, NaiveDate, TimeZone, Utc};
use foghorn_core::figures::{FigureRow, Many, Objective};
use foghorn_core::when::{Here, minutes_said};
use foghorn_core::{Fact, Kind, Severity, Status, StreamId};
use foghorn_exchange::copies;
use foghorn_store::{Card, Reading};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::figures::{between, length_said};
use super::follow_ups::{FollowUpsView, all_follow_ups};
use crate::app::App;
use crate::clip::clip;
use crate::failure::Failure;
use crate::find::shown_reference;
use crate::table::Nothing;
use crate::text_file::write_new;
use crate::workshop::copies::Saved;

/// So many incidents are told one by one, the worst first; the others are counted.
const TOLD: usize = 20;
/// So much of a fact stands in a line, in characters.
const FACT: usize = 300;

/// Asks for the report of a month.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ShowReport {
    /// Which month: `2026-10`, of the zone in use; the one before this one where missing.
    #[ts(optional)]
    pub month: Option<String>,
}

/// Writes the report of a month into a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SaveReport {
    /// Which month, as [`ShowReport`] takes it.
    #[serde(default)]
    #[ts(optional)]
    pub month: Option<String>,
    /// The file: `.md`, or `.html` for a page that prints; never overwritten.
    pub path: String,
}

/// The report of a month.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReportView {
    /// Which month: `2026-10`.
    pub month: String,
    /// As people say it: `October 2026`.
    pub name: String,
    /// Months that have an incident, newest first, for choosing one.
    pub months: Vec<String>,
    /// In Markdown.
    pub markdown: String,
    /// The same as HTML that is safe to show.
    pub html: String,
}

/// A month of a zone, from its first instant to that of the next.
struct Month {
    first: NaiveDate,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
}

/// An incident of the month, as it is told.
struct Happened {
    severity: Severity,
    declared_at: DateTime<Utc>,
    stream: StreamId,
    row: FigureRow,
}

/// The report of a month.
pub(crate) fn report(app: &App, ask: ShowReport) -> Result<ReportView, Failure> {
    let here = app.store().read(|reading| app.here(reading))?;
    let month = month_of(ask.month.as_deref(), &here)?;
    let before = Month::beginning(month.first - Months::new(1), &here)?;
    let (this, last) = (between(app, month.from, month.until)?, between(app, before.from, before.until)?);
    let follow_ups = all_follow_ups(app, Nothing {})?;
    let (lines, months) = app.store().read(|reading| {
        let cards = reading.cards()?;
        Ok::<_, Failure>((happened(app, reading, &cards, &month, &here)?, months_of(&cards, &here)))
    })?;
    let so_far = if here.now < month.until { ", so far" } else { "" };
    let parts = [
        format!("# Incidents in {}{so_far}", month.name()),
        in_short(&this, &last, &before),
        section("In numbers", numbers(&this, &last, &month, &before)),
        section("What happened", lines),
        section("What we promise ourselves", this.objectives.iter().filter_map(objective).collect()),
        section("What is done about it", done_about(&follow_ups, &month)),
        section("How this was counted", counted(&this, &here)),
    ];
    let markdown = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n") + "\n";
    Ok(ReportView {
        month: month.first.format("%Y-%m").to_string(),
        name: month.name(),
        months,
        html: copies::document(&markdown),
        markdown,
    })
}

/// Writes it into a file that is not there yet.
pub(crate) fn save_report(app: &App, ask: SaveReport) -> Result<Saved, Failure> {
    let path = Path::new(ask.path.trim());
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    if !matches!(ending.as_deref(), Some("md" | "html" | "htm")) {
        return Err(Failure::new("ending", "Name a file that ends in .md or .html."));
    }
    let said = report(app, ShowReport { month: ask.month })?;
    let text = match ending.as_deref() {
        Some("md") => said.markdown,
        _ => copies::page(&format!("Incidents in {}", said.name), &said.markdown),
    };
    write_new(path, text.as_bytes())?;
    Ok(Saved { path: path.display().to_string() })
}

impl Month {
    fn beginning(first: NaiveDate, here: &Here) -> Result<Self, Failure> {
        let midnight = |day: NaiveDate| {
            // Where the clocks skip midnight the day begins when they stand again.
            (0..24).find_map(|hour| here.zone.from_local_datetime(&day.and_hms_opt(hour, 0, 0)?).earliest())
        };
        match (midnight(first), first.checked_add_months(Months::new(1)).and_then(midnight)) {
            (Some(from), Some(until)) => Ok(Self { first, from: from.to_utc(), until: until.to_utc() }),
            _ => Err(no_month(&first.to_string())),
        }
    }

    fn name(&self) -> String {
        self.first.format("%B %Y").to_string()
    }

    fn holds(&self, at: DateTime<Utc>) -> bool {
        self.from <= at && at < self.until
    }
}

fn month_of(typed: Option<&str>, here: &Here) -> Result<Month, Failure> {
    let today = here.now.with_timezone(&here.zone).date_naive();
    let this = today.with_day(1).unwrap_or(today);
    let first = match typed.map(str::trim).filter(|typed| !typed.is_empty()) {
        None => this - Months::new(1),
        Some(typed) => NaiveDate::parse_from_str(&format!("{typed}-01"), "%Y-%m-%d").map_err(|_| no_month(typed))?,
    };
    if first > this {
        return Err(Failure::new("future", format!("{} has not begun.", first.format("%B %Y"))));
    }
    if first.year() < 1970 {
        return Err(no_month(&first.format("%Y-%m").to_string()));
    }
    Month::beginning(first, here)
}

fn no_month(typed: &str) -> Failure {
    let typed = clip(typed.to_owned(), 40);
    Failure::new("month", format!("\u{201c}{typed}\u{201d} is no month; write it as 2026-10."))
}

fn section(title: &str, lines: Vec<String>) -> String {
    if lines.is_empty() { String::new() } else { format!("## {title}\n\n{}", lines.join("\n")) }
}

fn in_short(this: &Many, last: &Many, before: &Month) -> String {
    let [judged, on_time] = this.words;
    let [made, kept, late] = this.promises;
    let mut said = vec![match this.counted {
        0 => "No incident was declared".to_owned(),
        1 => "One incident was declared".to_owned(),
        many => format!("{many} incidents were declared"),
    }];
    said[0].push_str(&format!(" (in {}: {}).", before.name(), last.counted));
    if let Some(first) = this.first_word.median {
        let whose = if this.counted == 1 { "The first word was" } else { "Half of the first words were" };
        said.push(format!("{whose} out within {}.", length_said(first)));
    }
    if judged > 0 {
        said.push(format!("Updates by their due time: {on_time} of {judged}."));
    }
    if made > 0 {
        let late = match late {
            0 => "none late".to_owned(),
            late => format!("{late} late, by {} together", minutes_said(u64::from(this.late_minutes))),
        };
        let standing = match made.saturating_sub(kept + this.promises[2]) {
            0 => String::new(),
            standing => format!(", {standing} not judged yet"),
        };
        said.push(format!("Promises of when the next word comes: {made} made, {kept} kept, {late}{standing}."));
    }
    said.join(" ")
}

fn numbers(this: &Many, last: &Many, month: &Month, before: &Month) -> Vec<String> {
    let length = |seconds: Option<i64>| seconds.map_or_else(|| "\u{2013}".to_owned(), length_said);
    let of = |[whole, part]: [u32; 2]| if whole == 0 { "\u{2013}".to_owned() } else { format!("{part} of {whole}") };
    let minutes = |many: &Many| many.months.iter().map(|month| month.minutes).sum::<i64>();
    let row = |name: &str, of: &dyn Fn(&Many) -> String| format!("| {name} | {} | {} |", of(this), of(last));
    let severity = |severity: Severity| {
        let count = move |many: &Many| {
            let found = many.severities.iter().find(|weight| weight.severity == severity);
            found.map_or(0, |weight| weight.incidents).to_string()
        };
        row(&format!("{severity}"), &count)
    };
    vec![
        format!("| Figure | {} | {} |", month.name(), before.name()),
        "|---|---|---|".to_owned(),
        row("Incidents", &|many| many.counted.to_string()),
        severity(Severity::Sev1),
        severity(Severity::Sev2),
        row("Impact, all together", &|many| minutes_said(minutes(many).unsigned_abs())),
        row("First word, half within", &|many| length(many.first_word.median)),
        row("Resolved, half within", &|many| length(many.resolve.median)),
        row("Longest silence, half below", &|many| length(many.silence.median)),
        row("Updates by their due time", &|many| of(many.words)),
        // Those that still stand are no figure yet.
        row("Promises of a next word kept", &|many| of([many.promises[1] + many.promises[2], many.promises[1]])),
    ]
}

/// The month's incidents, the worst first, each with what is known of it.
fn happened(
    app: &App,
    reading: &Reading<'_>,
    cards: &[Card],
    month: &Month,
    here: &Here,
) -> Result<Vec<String>, Failure> {
    let mut all: Vec<Happened> = cards
        .iter()
        .filter(|card| month.holds(card.declared_at) && matches!(card.kind, Kind::Real | Kind::Imported))
        .filter(|card| card.status != Status::Withdrawn)
        .filter_map(|card| {
            let row = FigureRow::read(&card.card).filter(|row| !row.backwards)?;
            Some(Happened { severity: card.severity, declared_at: card.declared_at, stream: card.stream.clone(), row })
        })
        .collect();
    all.sort_by_key(|one| (one.severity, one.declared_at));
    let more = all.len().saturating_sub(TOLD);
    let mut lines = Vec::new();
    for one in all.iter().take(TOLD) {
        let folded = app.folds().read(reading, &one.stream)?;
        let incident = &folded.incident;
        let reference = shown_reference(reading, &incident.reference, &one.stream)?;
        let when = one.declared_at.with_timezone(&here.zone).format("%-d %B %H:%M %Z");
        let ended = match (one.row.resolve, incident.status_now().is_open()) {
            (_, true) => format!("still {}", incident.status_now()),
            (Some(seconds), false) => format!("resolved after {}", length_said(seconds)),
            (None, false) => incident.status_now().to_string(),
        };
        lines.push(format!("- **{}** ({reference}, {}, {when}): {ended}.", line(incident.title_now()), one.severity));
        let facts = [Fact::Impact, Fact::Known].into_iter().filter_map(|fact| incident.fact(fact));
        lines.extend(facts.map(|fact| format!("  {}", sentence(clip(line(fact), FACT)))));
    }
    if more > 0 {
        lines.push(format!("- And {more} of less weight."));
    }
    Ok(lines)
}

/// Facts stand behind each other: each ends.
fn sentence(text: String) -> String {
    if text.ends_with(|end: char| ".!?…".contains(end)) { text } else { text + "." }
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn objective(objective: &Objective) -> Option<String> {
    let Objective { stakeholder, severity, within, percent, judged, met, left } = objective;
    let kept = match left {
        left if *left < 0 => "missed",
        _ => "kept",
    };
    (*judged > 0).then(|| {
        format!(
            "- {kept}: first word to {stakeholder} within {} in {percent} % of {severity}: {met} of {judged}.",
            length_said(*within)
        )
    })
}

fn done_about(view: &FollowUpsView, month: &Month) -> Vec<String> {
    let of_month = view.open.iter().filter(|one| month.holds(one.added_at)).count();
    let late = view.open.iter().filter(|one| one.late).count();
    if view.open.is_empty() && view.settled == 0 {
        return Vec::new();
    }
    let mut lines = vec![
        format!("- Follow-ups open by now: {}, of them overdue: {late}.", view.open.len()),
        format!("- Added in this month and still open: {of_month}. Done so far, of all months: {}.", view.done),
    ];
    lines.extend(
        view.open
            .iter()
            .filter(|one| one.late)
            .map(|one| format!("- Overdue: {} ({}).", line(&one.text), one.reference)),
    );
    lines.extend(
        view.repeated
            .iter()
            .map(|again| format!("- Comes again: {} ({}).", line(&again.cause), again.incidents.join(", "))),
    );
    lines
}

fn counted(this: &Many, here: &Here) -> Vec<String> {
    let mut lines = vec![format!(
        "- An incident belongs to the month in which it was declared, in {}. A length is said as the one that half of the \
         incidents stay below.",
        here.zone
    )];
    lines.extend(this.left_out.iter().map(|left| format!("- Left out: {} ({}).", left.reason, left.incidents)));
    if this.open > 0 {
        lines.push(format!("- Still open, their figures not complete: {}.", this.open));
    }
    lines
}

/// Months that have an incident, newest first.
fn months_of(cards: &[Card], here: &Here) -> Vec<String> {
    let mut months: Vec<_> =
        cards.iter().map(|card| card.declared_at.with_timezone(&here.zone).format("%Y-%m").to_string()).collect();
    months.sort_unstable_by(|a, b| b.cmp(a));
    months.dedup();
    months
}
