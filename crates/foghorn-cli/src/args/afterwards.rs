//! What can be typed about what comes after an incident.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use foghorn_app::core::{FollowUpKind, LessonKind, Reassurance};

/// What becomes of a follow-up.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FollowUpAct {
    Add,
    Change,
    Done,
    Drop,
    Reopen,
}

#[derive(Args)]
pub(crate) struct FollowUpOf {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// What becomes of it
    #[arg(value_enum)]
    pub(crate) act: FollowUpAct,
    /// What to add; else the act that added it, as `foghorn follow-ups --json` names it
    pub(crate) what: String,
    /// What it should say instead
    #[arg(long)]
    pub(crate) text: Option<String>,
    /// What it is good for: prevent, detect, mitigate, communicate [default: prevent]
    #[arg(long)]
    pub(crate) kind: Option<FollowUpKind>,
    /// Whose it is
    #[arg(long, value_name = "NAME")]
    pub(crate) owner: Option<String>,
    /// By when: 2026-12-01, or a time
    #[arg(long, value_name = "WHEN")]
    pub(crate) due: Option<String>,
    /// What it is against
    #[arg(long)]
    pub(crate) cause: Option<String>,
    /// What came of it, or why
    #[arg(long, alias = "reason")]
    pub(crate) note: Option<String>,
}

/// Which issue tracker.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tracker {
    Github,
    Jira,
}

#[derive(Args)]
pub(crate) struct FollowUps {
    /// Write those that are open into a new file for an issue tracker: .csv or .json
    #[arg(long, value_name = "FILE")]
    pub(crate) export: Option<PathBuf>,
    /// With --export: for which tracker, github or jira [default: github]
    #[arg(long, value_name = "TRACKER", value_enum, requires = "export")]
    pub(crate) tracker: Option<Tracker>,
    /// With --tracker jira and a .json file: the key of the project [default: FOLLOWUP]
    #[arg(long, value_name = "KEY", requires = "export")]
    pub(crate) project: Option<String>,
}

#[derive(Args)]
pub(crate) struct Report {
    /// Which month, as 2026-10 [default: the one before this one]
    pub(crate) month: Option<String>,
    /// Write it into a new file: .md, or .html for a page that prints
    #[arg(long, value_name = "FILE")]
    pub(crate) save: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Reassure {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Which round: changed, 30-days, 90-days
    pub(crate) round: Reassurance,
    /// How they heard
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// Nobody needs to hear; why
    #[arg(long, value_name = "WHY", conflicts_with = "note")]
    pub(crate) not_needed: Option<String>,
    /// When they heard [default: now]
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
}

#[derive(Args)]
pub(crate) struct Lesson {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// What sort: factor, went-well, luck
    pub(crate) lesson: LessonKind,
    /// In a sentence
    pub(crate) text: String,
    /// Why that was so; given again: why that in turn
    #[arg(long, value_name = "SENTENCE")]
    pub(crate) why: Vec<String>,
}

#[derive(Args)]
pub(crate) struct Postmortem {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// For everybody: without names, notes and decisions
    #[arg(long)]
    pub(crate) public: bool,
    /// As the log tells it, also where somebody wrote on it in the window
    #[arg(long, conflicts_with_all = ["published", "due"])]
    pub(crate) from_log: bool,
    /// Record that this file was published
    #[arg(long, value_name = "FILE", conflicts_with = "due")]
    pub(crate) published: Option<PathBuf>,
    /// Where it was published
    #[arg(long, requires = "published")]
    pub(crate) place: Option<String>,
    /// Another date for it: 2026-12-01, or a time
    #[arg(long, value_name = "WHEN", requires = "reason")]
    pub(crate) due: Option<String>,
    /// Why it has another date
    #[arg(long, requires = "due")]
    pub(crate) reason: Option<String>,
}
