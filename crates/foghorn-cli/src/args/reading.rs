//! What can be typed to have files read: messages, and a team's own library. Both need no data folder.

use std::path::PathBuf;

use clap::Args;
use foghorn_app::drafts::Occasion;

#[derive(Args)]
pub(crate) struct Review {
    /// The messages, one a file; `-` reads the standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// For whom
    #[arg(long = "for", default_value = "customers", value_name = "STAKEHOLDER")]
    pub(crate) stakeholder: String,
    /// What they are for: first-word, progress, resolved, apology and so on
    #[arg(long)]
    pub(crate) occasion: Option<Occasion>,
    /// Where they go: sms, social, email and so on; counts how long they are there
    #[arg(long)]
    pub(crate) channel: Option<String>,
    /// Hold them against what is known of this incident
    #[arg(long)]
    pub(crate) incident: Option<String>,
    /// A folder of rules, laid over those that are built in
    #[arg(long, value_name = "FOLDER")]
    pub(crate) rules: Option<PathBuf>,
    /// Answer in SARIF 2.1.0, for code scanning
    #[arg(long, conflicts_with = "json")]
    pub(crate) sarif: bool,
}

#[derive(Args)]
pub(crate) struct Check {
    /// The folder that holds rules/, templates/ or playbooks/
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: PathBuf,
}
