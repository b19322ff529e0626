//! What can be typed to look at figures.

use clap::Args;
use foghorn_app::core::{Kind, Severity};

#[derive(Args)]
pub(crate) struct Figures {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
}

#[derive(Args)]
pub(crate) struct Trends {
    /// Only incidents declared from then on: 2026-11, 2026-11-21, or a time
    #[arg(long, value_name = "WHEN")]
    pub(crate) since: Option<String>,
    /// Only incidents declared before then
    #[arg(long, value_name = "WHEN")]
    pub(crate) until: Option<String>,
    /// Only so bad
    #[arg(long, alias = "severity", value_name = "SEV")]
    pub(crate) sev: Option<Severity>,
    /// Only real, or only imported
    #[arg(long)]
    pub(crate) kind: Option<Kind>,
    /// Only those that affected this component
    #[arg(long)]
    pub(crate) component: Option<String>,
    /// At which cadence silences are looked at, in minutes [default: 30]
    #[arg(long, value_name = "MINUTES")]
    pub(crate) cadence: Option<u32>,
}
