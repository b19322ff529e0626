//! A word to start from: written from the facts by a template, with what is new since the last word to them and what
//! else could be written.
//!
//! Not here: how a message is worded (foghorn-drafts and its templates), and what is read from a text before it is
//! recorded (`word`).

use chrono::{DateTime, Utc};
use foghorn_core::incident::Incident;
use foghorn_core::verbs::known;
use foghorn_core::when::Here;
use foghorn_core::{Fact, NoteKind, StakeholderId, to_second};
use foghorn_drafts::length::{self, length};
use foghorn_drafts::occasion::NotAnOccasion;
use foghorn_drafts::{
    Changes, Fault, Library, Occasion, Template, Written, changes, chosen, occasion_for, offered, since_last_word,
    write, write_from,
};
use foghorn_exchange::copies;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::find;

/// Whoever writes needs the newest lines of the timeline; the whole of it stands on its own screen.
const LINES_AT_MOST: usize = 20;

/// Asks for a text to start from.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SuggestWord {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// For whom.
    pub stakeholder: StakeholderId,
    /// What it is for, `progress`; where missing, what the incident calls for.
    #[serde(default)]
    #[ts(optional)]
    pub occasion: Option<String>,
    /// From which template, `any/progress`; where missing, the one for them and the occasion.
    #[serde(default)]
    #[ts(optional)]
    pub template: Option<String>,
}

/// A text to start from.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SuggestedWord {
    /// The text; facts that are not known stand as `⟦impact⟧`. Markdown, unless its channel shows text as it is.
    pub text: String,
    /// What it is for: `first-word`, `progress` and so on.
    pub occasion: String,
    /// The template's name; empty where none is for this, and the bare facts stand in the text.
    pub template: String,
    /// What the template is called on the screen.
    pub title: String,
    /// Why the template that was meant could not be used, in a sentence.
    pub fault: Option<String>,
    /// Where it goes, where the template says.
    pub channel: Option<String>,
    /// The subject, where it goes by mail.
    pub subject: Option<String>,
    /// How long it is where it goes.
    pub length: WordLength,
    /// The next time that the text promises.
    pub promise_at: Option<DateTime<Utc>>,
    /// How many blanks are left.
    pub blanks: usize,
    /// Facts that are other than they were told.
    pub changed: Vec<ChangedFact>,
    /// Title, status and severity, where they are other than they were told.
    pub moved: Vec<MovedState>,
    /// What was noted since, oldest first; of very many the newest.
    pub lines: Vec<NotedLine>,
    /// When their last word was posted.
    pub told_at: Option<DateTime<Utc>>,
    /// Every message that can be written to them, their own first.
    pub choices: Vec<WordChoice>,
}

/// How long a text is where it goes.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct WordLength {
    /// Its length in `unit`.
    pub used: usize,
    /// The most that the channel takes, where that is known.
    pub limit: Option<usize>,
    /// In what the channel counts.
    pub unit: LengthUnit,
    /// How many messages it becomes; more than 1 only for SMS.
    pub parts: usize,
}

/// In what a channel counts.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum LengthUnit {
    /// Letters as a reader sees them.
    Characters,
    /// Septets of GSM 03.38.
    Septets,
    /// UTF-16 units, because a letter is not in GSM 03.38.
    Utf16,
    /// Weighted characters of a post.
    Weighted,
}

/// A fact that changed after the last word.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChangedFact {
    /// Which.
    pub fact: Fact,
    /// What they were told it was, where it was known.
    pub before: Option<String>,
    /// What it is now; empty: not known any more.
    pub now: String,
}

/// Title, status or severity that changed after the last word.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MovedState {
    /// `title`, `status` or `severity`.
    pub what: StatePart,
    /// What they were told it was.
    pub before: Option<String>,
    /// What it is now.
    pub now: String,
}

/// What of an incident's state can move.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StatePart {
    /// What is broken, in one line.
    Title,
    /// Where it stands.
    Status,
    /// How bad it is.
    Severity,
}

/// A note, decision or observation since the last word.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NotedLine {
    /// When it happened.
    pub happened_at: DateTime<Utc>,
    /// Which of the three.
    pub note: NoteKind,
    /// What was written, as last corrected.
    pub text: String,
}

/// A message that can be written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WordChoice {
    /// The template's name.
    pub template: String,
    /// What it is called on the screen.
    pub title: String,
    /// What it is for.
    pub occasion: String,
    /// When it is the right one, in a sentence.
    pub offered: String,
}

/// A text to start from.
pub(crate) fn suggest_word(app: &App, ask: SuggestWord) -> Result<SuggestedWord, Failure> {
    let library = app.library_now()?;
    let templates = &library.templates;
    app.store().read(|reading| {
        let here = app.here(reading)?;
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let written = written(templates, &folded.incident, &ask, &here)?;
        let whom = written.draft.stakeholder.clone();
        let changes = since_last_word(&folded.incident, &folded.records, &whom, to_second(here.now));
        Ok(shown(written, changes, choices(templates, &folded.incident, &whom)))
    })
}

/// Under a legal hold those outside get the text that says nothing on cause, fault, data and compensation, as long as the
/// incident is open; insiders' briefs are theirs at every turn.
fn is_held_back(templates: &Library, incident: &Incident, whom: &StakeholderId, turn: Occasion) -> bool {
    let of_all = |template: &Template| template.name.starts_with("any/");
    incident.legal_hold_now().is_some()
        && incident.status_now().is_open()
        && chosen(templates, incident, whom, turn).is_some_and(of_all)
}

/// What is asked for, written from the facts as of now.
pub(crate) fn written(
    templates: &Library,
    incident: &Incident,
    ask: &SuggestWord,
    here: &Here,
) -> Result<Written, Failure> {
    let (now, zone) = (to_second(here.now), here.zone);
    let whom = known(incident, &ask.stakeholder)?;
    let meant = ask.occasion.as_deref().map(occasion).transpose()?;
    let due = meant.unwrap_or_else(|| {
        let turn = occasion_for(incident, &whom, now);
        if is_held_back(templates, incident, &whom, turn) { Occasion::HoldingStatement } else { turn }
    });
    let template = match &ask.template {
        Some(name) => Some(named(templates, incident, &whom, name)?),
        None => chosen(templates, incident, &whom, due),
    };
    Ok(match template {
        Some(template) => {
            // A playbook may prefer one that is for something else: then the message is for that.
            let stands = meant.is_some() || template.serves(due);
            write_from(template, incident, &whom, if stands { due } else { template.occasion }, now, zone)
        }
        None => write(templates, incident, &whom, due, now, zone),
    })
}

pub(crate) fn occasion(name: &str) -> Result<Occasion, Failure> {
    name.parse().map_err(|NotAnOccasion(name)| {
        let names = Occasion::ALL.iter().map(|occasion| occasion.as_str()).collect::<Vec<_>>().join(", ");
        Failure::new("no-occasion", format!("There is no occasion \u{201c}{name}\u{201d}; there are {names}."))
    })
}

fn named<'a>(
    templates: &'a Library,
    incident: &Incident,
    whom: &StakeholderId,
    name: &str,
) -> Result<&'a Template, Failure> {
    let offered = offered(templates, incident, whom);
    offered.iter().find(|template| template.name == name).copied().ok_or_else(|| {
        let names = offered.iter().map(|template| template.name.as_str()).collect::<Vec<_>>().join(", ");
        let others =
            if names.is_empty() { "every one is switched off".to_owned() } else { format!("there are {names}") };
        Failure::new("no-template", format!("There is no template \u{201c}{name}\u{201d} for {whom}; {others}."))
    })
}

pub(crate) fn choices(templates: &Library, incident: &Incident, whom: &StakeholderId) -> Vec<WordChoice> {
    let choice = |template: &Template| WordChoice {
        template: template.name.clone(),
        title: template.title.clone(),
        occasion: template.occasion.to_string(),
        offered: template.offered.clone(),
    };
    offered(templates, incident, whom).into_iter().map(choice).collect()
}

fn shown(Written { draft, fault }: Written, changes: Changes, choices: Vec<WordChoice>) -> SuggestedWord {
    let told_at = changes.told_at;
    let (moved, changed, lines) = moves(changes);
    let goes_by_mail = draft.channel.as_deref() == Some("email");
    SuggestedWord {
        length: draft_length(draft.channel.as_deref(), &draft.text, draft.limit),
        subject: copies::subject(&draft.text).filter(|_| goes_by_mail),
        occasion: draft.occasion.to_string(),
        template: draft.template,
        title: draft.title,
        fault: fault.map(|fault| said(&fault)),
        channel: draft.channel,
        promise_at: draft.promise_at,
        blanks: draft.blanks.len(),
        text: draft.text,
        told_at,
        moved,
        changed,
        lines,
        choices,
    }
}

/// What is new to them, as the screen lists it.
pub(crate) fn moves(changes: Changes) -> (Vec<MovedState>, Vec<ChangedFact>, Vec<NotedLine>) {
    let moved = moved(&changes);
    (moved, changes.facts.into_iter().map(changed).collect(), newest(changes.lines))
}

fn draft_length(channel: Option<&str>, text: &str, limit: Option<usize>) -> WordLength {
    let length = length(channel.unwrap_or_default(), text, limit);
    WordLength { used: length.used, limit: length.limit, unit: unit(length.unit), parts: length.parts }
}

/// In what a channel counts, on the wire.
pub(crate) fn unit(unit: length::Unit) -> LengthUnit {
    match unit {
        length::Unit::Characters => LengthUnit::Characters,
        length::Unit::Septets => LengthUnit::Septets,
        length::Unit::Utf16 => LengthUnit::Utf16,
        length::Unit::Weighted => LengthUnit::Weighted,
    }
}

pub(crate) fn said(Fault { file, line, reason }: &Fault) -> String {
    format!("The template {file} cannot be used (line {line}: {reason}). This is written from the one that ships.")
}

fn changed((fact, moved): (Fact, changes::Moved<String>)) -> ChangedFact {
    ChangedFact { fact, before: moved.before.filter(|before| !before.is_empty()), now: moved.now }
}

fn moved(changes: &Changes) -> Vec<MovedState> {
    let title = changes.title.as_ref().map(|moved| MovedState {
        what: StatePart::Title,
        before: moved.before.clone(),
        now: moved.now.clone(),
    });
    let status = changes.status.as_ref().map(|moved| MovedState {
        what: StatePart::Status,
        before: moved.before.map(|before| before.as_str().to_owned()),
        now: moved.now.as_str().to_owned(),
    });
    let severity = changes.severity.as_ref().map(|moved| MovedState {
        what: StatePart::Severity,
        before: moved.before.map(|before| before.as_str().to_owned()),
        now: moved.now.as_str().to_owned(),
    });
    [title, status, severity].into_iter().flatten().collect()
}

fn newest(mut lines: Vec<changes::NewLine>) -> Vec<NotedLine> {
    let older = lines.len().saturating_sub(LINES_AT_MOST);
    let line = |line: changes::NewLine| NotedLine { happened_at: line.at, note: line.kind, text: line.text };
    lines.drain(older..).map(line).collect()
}
