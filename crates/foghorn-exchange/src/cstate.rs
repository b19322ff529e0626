//! The history of a cState page: one Markdown file an incident, under a front matter.
//!
//! Here: a file's fields, what they mean here, and the entries it becomes, a pure function of the file's name and bytes.
//! The page keeps no time of posting for what it says, but for paragraphs that are marked with one (`{{< track "…" >}}`):
//! those are updates; all else is what stood there in the end, and becomes an observation. Nobody can say when it was
//! posted, so no figure is made of it. **What an import writes is frozen**, see `statuspage_jsonl`.

mod front_matter;
mod instant;
mod marked;
#[cfg(test)]
mod tests;

use foghorn_core::event::{Declared, HistoryImported, Noted, StatusChanged, UpdateSent};
use foghorn_core::promise_text::find_promise;
use foghorn_core::when::Here;
use foghorn_core::{
    At, Channel, Delivery, Entry, Kind, NoteKind, Promise, SentUpdate, Severity, StakeholderId, Status,
};

use self::front_matter::FrontMatter;
use self::marked::Marked;
use crate::strand::Strand;

/// The name of the format, also in the entries.
pub const SOURCE: &str = "cstate";

/// No file may be longer, in bytes: 1 MiB, a hundred times the longest that a page was seen to have.
const LONGEST: usize = 1024 * 1024;
/// Nor its front matter.
const LONGEST_FRONT: usize = 64 * 1024;

/// One incident of a page.
#[derive(Debug)]
pub struct Page {
    /// The file's name without its ending: the page's own id of it.
    id: String,
    title: String,
    /// When it began, by the page.
    began: At,
    /// When it ended, by the page.
    ended: Option<At>,
    /// The page's word for how bad it was.
    severity: Option<String>,
    affected: Vec<String>,
    /// What the page says with a time.
    updates: Vec<Marked>,
    /// What it says without one.
    text: String,
    planned: bool,
}

/// True for a text that begins as such a file does.
pub(crate) fn is_one(text: &str) -> bool {
    let mut lines = text.lines().take(200);
    lines.next().is_some_and(|line| line.trim_end() == "---")
        && lines.take_while(|line| line.trim_end() != "---").any(|line| line.to_ascii_lowercase().starts_with("date:"))
}

/// Reads a file; `name` is the file's, without its ending.
///
/// # Errors
/// Why it cannot be taken in.
pub fn read(name: &str, text: &str) -> Result<Page, String> {
    if text.len() > LONGEST {
        return Err("it is longer than 1 MiB".to_owned());
    }
    if text.contains('\0') {
        return Err("it holds a NUL character, which no message can hold".to_owned());
    }
    if name.is_empty() || name.len() > 200 || name.chars().any(char::is_control) {
        return Err("its name must be 1 to 200 bytes, since it is the incident's id".to_owned());
    }
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let (front, body) = parts(text).ok_or("its front matter has no end: a line with three dashes")?;
    if front.len() > LONGEST_FRONT {
        return Err("its front matter is longer than 64 KiB".to_owned());
    }
    let front = FrontMatter::read(front)?;
    let date = front.text("date").ok_or("it has no date, so it has no place in time")?;
    let instant = |what: &str, text: &str| {
        instant::read(text).ok_or_else(|| format!("its {what} is \u{201c}{text}\u{201d}, which is no time"))
    };
    let ended = front.text("resolvedwhen").map(|text| instant("resolvedWhen", text)).transpose()?;
    let title = front.text("title").unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let (updates, text) = marked::split(body);
    Ok(Page {
        id: name.to_owned(),
        began: instant("date", date)?,
        ended: ended.filter(|_| front.text("resolved") != Some("false")),
        severity: front.text("severity").map(str::to_lowercase),
        affected: front.list("affected"),
        planned: is_planned(&title, front.text("informational")),
        title,
        updates,
        text,
    })
}

/// The front matter, and what comes below it.
fn parts(text: &str) -> Option<(&str, &str)> {
    let front_at = text.find('\n')? + 1;
    let mut at = front_at;
    for line in text[front_at..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((&text[front_at..at], &text[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// Planned work, by the page's own mark or by its title: cState has no word of its own for it. A title that speaks of a
/// failure as well is none.
fn is_planned(title: &str, informational: Option<&str>) -> bool {
    let title = title.to_lowercase();
    let words = || title.split(|c: char| !c.is_alphanumeric());
    let planned = ["maintenance", "maintenances", "planned", "scheduled", "upgrade", "upgrades", "migration", "update"];
    let failed =
        ["outage", "down", "unavailable", "unreachable", "failure", "failing", "fails", "failed", "broken", "not"];
    // "Update" alone is a name ("update site") as often as work.
    let means = |word: &str| planned.contains(&word) && (word != "update" || title.contains("version update"));
    informational == Some("true") || (words().any(means) && !words().any(|word| failed.contains(&word)))
}

impl Page {
    /// The entries of the incident's stream; the same file gives the same bytes anywhere and at any time.
    pub fn entries(&self) -> Vec<Entry> {
        let mut strand = Strand::new(&[SOURCE], &self.id);
        let act = strand.act("declared");
        strand.push(&act, self.began, self.began, self.declared());
        strand.push(&act, self.began, self.began, self.imported());
        let mut status_since = self.began;
        let mut status = self.first_status();
        for (index, update) in self.updates.iter().enumerate() {
            let act = strand.act(&format!("update {index}"));
            // The end is the page's own, below.
            let told = update.status.filter(|told| told.is_open()).unwrap_or(status);
            if told != status {
                (status, status_since) = (told, update.at.max(status_since));
                strand.push(&act, update.at, status_since, StatusChanged { status, reason: None });
            }
            strand.push(&act, update.at, update.at, UpdateSent { update: sent(update, status) });
        }
        // What stood there in the end was written by then at the latest.
        let last = self.ended.unwrap_or(self.began).max(status_since);
        if !self.text.is_empty() {
            let act = strand.act("text");
            strand.push(&act, last, self.began, Noted::plain(NoteKind::Observation, self.text.clone()));
        }
        if self.ended.is_some() {
            let resolved = StatusChanged { status: Status::Resolved, reason: None };
            strand.push(&strand.act("resolved"), last, last, resolved);
        }
        strand.into_entries()
    }

    /// Planned work is known from its beginning.
    fn first_status(&self) -> Status {
        if self.planned { Status::Identified } else { Status::Investigating }
    }

    fn declared(&self) -> Declared {
        let severity = self.severity.as_deref().and_then(severity);
        Declared {
            reference: format!("CS-{}", self.id),
            title: if self.title.is_empty() { format!("Untitled incident {}", self.id) } else { self.title.clone() },
            kind: if self.planned { Kind::Maintenance } else { Kind::Imported },
            severity: severity.unwrap_or(Severity::Sev4),
            severity_confirmed: severity.is_some(),
            started_at: Some(self.began),
            status: self.first_status(),
        }
    }

    fn imported(&self) -> HistoryImported {
        HistoryImported {
            source: SOURCE.to_owned(),
            source_id: self.id.clone(),
            url: None,
            components: self.affected.clone(),
            impact: self.severity.clone(),
            flaws: self.flaws(),
        }
    }

    fn flaws(&self) -> Vec<String> {
        let mut flaws = Vec::new();
        if self.title.is_empty() {
            flaws.push("The record has no title.".to_owned());
        }
        match &self.severity {
            None => flaws.push("The record does not say how bad it was.".to_owned()),
            Some(word) if severity(word).is_none() => {
                let sentence = format!(
                    "The record calls its severity \u{201c}{word}\u{201d}, which is no word that Foghorn knows."
                );
                flaws.push(sentence);
            }
            Some(_) => {}
        }
        let show = |at: At| at.format("%Y-%m-%d %H:%M UTC").to_string();
        match self.ended {
            None => flaws.push("The record does not say when it ended.".to_owned()),
            Some(end) if end < self.began => {
                flaws.push(format!("The record ends ({}) before it begins ({}).", show(end), show(self.began)));
            }
            Some(end) if end == self.began => flaws.push(format!(
                "The record begins and ends at the same time ({}), so its length is not known.",
                show(end)
            )),
            Some(_) => {}
        }
        flaws
    }
}

/// How bad: cState's three words, from worst to mildest.
fn severity(word: &str) -> Option<Severity> {
    match word {
        "down" => Some(Severity::Sev1),
        "disrupted" => Some(Severity::Sev2),
        "notice" => Some(Severity::Sev4),
        _ => None,
    }
}

fn sent(update: &Marked, status: Status) -> SentUpdate {
    let promise = find_promise(&update.text, &Here::utc(update.at));
    SentUpdate {
        text: Some(update.text.clone()),
        deliveries: vec![Delivery {
            stakeholder: StakeholderId::new("customers"),
            channel: Channel::new("status-page"),
            posted_at: update.at,
        }],
        status: Some(update.status.unwrap_or(status)),
        severity: None,
        promise: promise.map(|promise| Promise { at: promise.at, reason: None, not_for: Vec::new() }),
        proof: None,
    }
}
