//! Follow-ups as a team's issue tracker takes them: GitHub and Jira, as a table (CSV) or as JSON.
//!
//! GitHub has no import of files: the JSON is a list of what its "create an issue" call takes, and the table has the
//! same columns, as the common scripts read them. Jira imports both by itself: the table with one column a field, the
//! JSON as its importer documents it. Whose it is stands in the description: a name here is no account there.

use chrono_tz::Tz;
use csv::WriterBuilder;
use foghorn_core::{At, FollowUpKind};
use serde_json::{Value, json};

use crate::cells::guarded;

/// Titles are cut here, in characters: Jira takes 255, GitHub 256; the whole text then stands in the description.
const TITLE_AT_MOST: usize = 250;
/// Every ticket has this label, so that they are found again.
const LABEL: &str = "incident-follow-up";

/// Which tracker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tracker {
    /// GitHub issues.
    Github,
    /// Jira; the key of the project that its JSON names.
    Jira(String),
}

/// Which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// CSV with a line of column names.
    Table,
    /// JSON.
    Json,
}

/// A follow-up that is to become a ticket.
#[derive(Clone, Debug)]
pub struct Ticket {
    /// What names it for ever: the act that added it.
    pub id: String,
    /// `INC-7`.
    pub reference: String,
    /// What the incident was.
    pub incident: String,
    /// What is to be done.
    pub text: String,
    /// What it is good for.
    pub kind: FollowUpKind,
    /// Whose it is.
    pub owner: Option<String>,
    /// By when.
    pub due_at: Option<At>,
    /// What it is against.
    pub cause: Option<String>,
    /// When it was added.
    pub added_at: At,
}

/// The file for a tracker; days are those of `zone`.
pub fn write_tickets(tickets: &[Ticket], tracker: &Tracker, form: Form, zone: Tz) -> String {
    match (tracker, form) {
        (Tracker::Github, Form::Json) => text_of(&tickets.iter().map(|one| github(one, zone)).collect()),
        (Tracker::Jira(project), Form::Json) => text_of(&jira(tickets, project, zone)),
        (Tracker::Github, Form::Table) => table(
            &["title", "body", "labels"],
            tickets.iter().map(|one| vec![one.title(), one.body(zone), one.labels().join(",")]),
        ),
        // A field of many values is one column a value.
        (Tracker::Jira(_), Form::Table) => table(
            &[
                "Summary",
                "Issue Type",
                "Description",
                "Due Date",
                "Date Created",
                "External ID",
                "Labels",
                "Labels",
                "Labels",
            ],
            tickets.iter().map(|one| {
                let due = one.due_at.map(|at| day(at, zone)).unwrap_or_default();
                let fields =
                    [one.title(), "Task".to_owned(), one.body(zone), due, day(one.added_at, zone), one.id.clone()];
                fields.into_iter().chain(one.labels()).collect()
            }),
        ),
    }
}

impl Ticket {
    /// One line, short enough for either.
    fn title(&self) -> String {
        let line = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(TITLE_AT_MOST) {
            None => line,
            Some(_) => line.chars().take(TITLE_AT_MOST - 1).chain(['\u{2026}']).collect(),
        }
    }

    /// Where it comes from and what the tracker has no field for; plain lines, which both show as they are.
    fn body(&self, zone: Tz) -> String {
        let mut lines = Vec::new();
        if self.title() != self.text {
            lines.extend([self.text.clone(), String::new()]);
        }
        lines.push(format!("Follow-up of {}: {}", self.reference, self.incident));
        lines.push(format!("To {}.", self.kind));
        lines.extend(self.cause.as_ref().map(|cause| format!("Against: {cause}")));
        lines.push(format!("Owner: {}", self.owner.as_deref().unwrap_or("nobody yet")));
        lines.extend(self.due_at.map(|at| format!("Due: {}", day(at, zone))));
        lines.join("\n")
    }

    /// Neither takes a label with a blank in it well.
    fn labels(&self) -> [String; 3] {
        let reference = self.reference.split_whitespace().collect::<Vec<_>>().join("-");
        [LABEL.to_owned(), self.kind.to_string(), reference.replace(',', "-")]
    }
}

fn github(ticket: &Ticket, zone: Tz) -> Value {
    json!({ "title": ticket.title(), "body": ticket.body(zone), "labels": ticket.labels() })
}

fn jira(tickets: &[Ticket], project: &str, zone: Tz) -> Value {
    let instant = |at: At| at.format("%Y-%m-%dT%H:%M:%S%.3f+0000").to_string();
    let issue = |one: &Ticket| {
        let mut issue = json!({
            "externalId": one.id,
            "summary": one.title(),
            "description": one.body(zone),
            "issueType": "Task",
            "labels": one.labels(),
            "created": instant(one.added_at),
        });
        if let Some(due) = one.due_at {
            issue["duedate"] = json!(instant(due));
        }
        issue
    };
    let issues: Vec<_> = tickets.iter().map(issue).collect();
    json!({ "projects": [{ "name": "Incident follow-ups", "key": project, "issues": issues }] })
}

fn day(at: At, zone: Tz) -> String {
    at.with_timezone(&zone).format("%Y-%m-%d").to_string()
}

fn table(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut written = WriterBuilder::new().from_writer(Vec::new());
    // Writing into memory has no way to fail.
    let _ = written.write_record(columns);
    for row in rows {
        let _ = written.write_record(row.iter().map(|cell| guarded(cell)));
    }
    String::from_utf8(written.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn text_of(value: &Value) -> String {
    format!("{value:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: Tz = Tz::Europe__Berlin;

    fn tickets() -> Vec<Ticket> {
        let first = Ticket {
            id: "01-a".to_owned(),
            reference: "INC-7".to_owned(),
            incident: "Card payments fail".to_owned(),
            text: "Alert on the age of the queue, \"oldest first\"".to_owned(),
            kind: FollowUpKind::Detect,
            owner: Some("Mia".to_owned()),
            // Already the second of December in Berlin.
            due_at: Some("2026-12-01T23:30:00Z".parse().unwrap()),
            cause: Some("queue".to_owned()),
            added_at: "2026-11-21T14:00:00Z".parse().unwrap(),
        };
        let text = format!("=cmd()|{}", "long ".repeat(60).trim_end());
        let second = Ticket { id: "02-b".to_owned(), text, owner: None, due_at: None, cause: None, ..first.clone() };
        vec![first, second]
    }

    fn json_of(tracker: &Tracker) -> Value {
        serde_json::from_str(&write_tickets(&tickets(), tracker, Form::Json, ZONE)).unwrap()
    }

    fn rows_of(tracker: &Tracker) -> Vec<Vec<String>> {
        let text = write_tickets(&tickets(), tracker, Form::Table, ZONE);
        let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).into_records();
        rows.map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn github_gets_what_its_call_takes() {
        let all = json_of(&Tracker::Github);
        assert_eq!(all[0]["title"], "Alert on the age of the queue, \"oldest first\"");
        assert_eq!(all[0]["labels"], json!(["incident-follow-up", "detect", "INC-7"]));
        let body = "Follow-up of INC-7: Card payments fail\nTo detect.\nAgainst: queue\nOwner: Mia\nDue: 2026-12-02";
        assert_eq!(all[0]["body"], body);
        let fields: Vec<_> = all[0].as_object().unwrap().keys().collect();
        assert_eq!(fields, ["body", "labels", "title"], "anything else is refused there");
    }

    #[test]
    fn a_long_one_is_cut_in_its_title_and_whole_in_its_description() {
        let all = json_of(&Tracker::Github);
        let (title, body) = (all[1]["title"].as_str().unwrap(), all[1]["body"].as_str().unwrap());
        assert_eq!((title.chars().count(), title.ends_with('\u{2026}')), (TITLE_AT_MOST, true));
        assert!(body.starts_with(&tickets()[1].text) && body.contains("Owner: nobody yet") && !body.contains("Due"));
    }

    #[test]
    fn jira_gets_its_importers_json() {
        let all = json_of(&Tracker::Jira("OPS".to_owned()));
        let project = &all["projects"][0];
        let first = &project["issues"][0];
        assert_eq!((&project["key"], &first["externalId"]), (&json!("OPS"), &json!("01-a")));
        assert_eq!(first["duedate"], "2026-12-01T23:30:00.000+0000");
        assert_eq!(first["created"], "2026-11-21T14:00:00.000+0000");
        assert!(project["issues"][1].get("duedate").is_none(), "no date is no field");
    }

    #[test]
    fn tables_have_a_row_a_ticket_and_no_formula() {
        let rows = rows_of(&Tracker::Jira("OPS".to_owned()));
        assert_eq!(rows[0][..3], ["Summary", "Issue Type", "Description"]);
        assert_eq!(rows[1][3..], ["2026-12-02", "2026-11-21", "01-a", "incident-follow-up", "detect", "INC-7"]);
        assert!(rows[2][0].starts_with("'=cmd()"), "a spreadsheet shows it and does not run it");
        let rows = rows_of(&Tracker::Github);
        assert_eq!((rows.len(), rows[1][2].as_str()), (3, "incident-follow-up,detect,INC-7"));
    }
}
