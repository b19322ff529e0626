//! What can be typed about what is to be done: lists, asks, reports to regulators, and what is special about an incident.

use clap::{Args, ValueEnum};
use foghorn_app::core::when::length_of;
use foghorn_app::core::{self as domain};

#[derive(Args)]
pub(crate) struct Todo {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Also what is done and skipped
    #[arg(long)]
    pub(crate) all: bool,
}

/// What becomes of a thing to be done.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ItemAct {
    Done,
    Skip,
    Reopen,
    Give,
    Add,
}

#[derive(Args)]
pub(crate) struct Item {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// What becomes of it
    pub(crate) act: ItemAct,
    /// Which, as `foghorn todo` names it: first-minutes/support; to add one: what is to be done
    pub(crate) item: String,
    /// Who takes it on, to give it; missing: nobody
    pub(crate) person: Option<String>,
    /// What came of it, once it is done
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// Why it is skipped (needed), opened again, or to be done
    #[arg(long, visible_alias = "why")]
    pub(crate) reason: Option<String>,
    /// In which list to add it [default: one of its own]
    #[arg(long)]
    pub(crate) list: Option<String>,
    /// How long there is for one that is added: 30m, "2 h"
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    pub(crate) within: Option<u32>,
    /// Whose one that is added is
    #[arg(long)]
    pub(crate) role: Option<domain::Role>,
    /// When it was done [default: now]
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
}

#[derive(Args)]
pub(crate) struct Ask {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Who is asked; for an ask that is open also its id, as `foghorn todo --json` gives it
    pub(crate) who: String,
    /// For what
    #[arg(required_unless_present_any = ["answer", "extend", "drop"], conflicts_with_all = ["answer", "extend", "drop"])]
    pub(crate) what: Option<String>,
    /// How long they have: 3m, "half an hour" [default: 10m]
    #[arg(long, value_name = "LENGTH", value_parser = minutes, requires = "what")]
    pub(crate) within: Option<u32>,
    /// It came, and what
    #[arg(long, value_name = "ANSWER", num_args = 0..=1, default_missing_value = "", conflicts_with_all = ["extend", "drop"])]
    pub(crate) answer: Option<String>,
    /// They have so much longer, counted from now
    #[arg(long, value_name = "LENGTH", value_parser = minutes, conflicts_with = "drop")]
    pub(crate) extend: Option<u32>,
    /// It is not needed any more, and why
    #[arg(long, value_name = "REASON")]
    pub(crate) drop: Option<String>,
    /// Why they have longer
    #[arg(long, requires = "extend")]
    pub(crate) reason: Option<String>,
}

/// What happened to a report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportAct {
    Trigger,
    Met,
}

#[derive(Args)]
pub(crate) struct Deadline {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// The event came to pass from which it runs, or the report was made
    pub(crate) act: ReportAct,
    /// Which, as `foghorn todo` names it
    pub(crate) deadline: String,
    /// Where the report went, or under which number
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// When [default: now]
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
}

#[derive(Args)]
pub(crate) struct Aspect {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// data, vendor, regulated, security or failover
    pub(crate) aspect: domain::Aspect,
    /// It is not so after all
    #[arg(long)]
    pub(crate) no: bool,
    /// Since when [default: now]
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
}

/// A length of time in whole minutes, of which a part counts.
fn minutes(typed: &str) -> Result<u32, String> {
    let seconds = length_of(typed).and_then(|length| u32::try_from(length.num_seconds()).ok());
    seconds
        .map(|seconds| seconds.div_ceil(60))
        .ok_or_else(|| "write a length of time: 3m, 2 h, half an hour".to_owned())
}
