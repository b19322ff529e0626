//! What can be typed about reaching people: contacts, and ringing.

use std::path::PathBuf;

use clap::Args;

#[derive(Args)]
pub(crate) struct Contacts {
    /// Only those with these words in one of their fields each
    pub(crate) words: Vec<String>,
    /// Only those of this group
    #[arg(long)]
    pub(crate) group: Option<String>,
    /// Only those that nobody looked at for 90 days
    #[arg(long)]
    pub(crate) stale: bool,
    /// Take in a table (.csv) or vCards (.vcf), whole or not at all
    #[arg(long, value_name = "FILE", conflicts_with_all = ["words", "group", "stale"])]
    pub(crate) import: Option<PathBuf>,
    /// With --import: tell what it would bring, and take nothing in
    #[arg(long, requires = "import")]
    pub(crate) dry_run: bool,
    /// Write them into a new file: .csv or .vcf
    #[arg(long, value_name = "FILE", conflicts_with_all = ["words", "stale", "import"])]
    pub(crate) export: Option<PathBuf>,
    /// Say that somebody's entry is right: looked at today; can be given again
    #[arg(long, value_name = "NAME", conflicts_with_all = ["words", "group", "stale", "import", "export"])]
    pub(crate) reviewed: Vec<String>,
}

#[derive(Args)]
pub(crate) struct Ring {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Whose call scheme: a group of contacts; else which of those at work
    #[arg(required_unless_present_any = ["no_answer", "answered", "drop"])]
    pub(crate) scheme: Option<String>,
    /// Whoever is being rung did not answer: the next one is rung now
    #[arg(long, conflicts_with_all = ["answered", "drop"])]
    pub(crate) no_answer: bool,
    /// Somebody answered
    #[arg(long, conflicts_with = "drop")]
    pub(crate) answered: bool,
    /// Nobody needs to be rung any more, and why
    #[arg(long, value_name = "REASON")]
    pub(crate) drop: Option<String>,
    /// Who answered [default: the one being rung]
    #[arg(long, value_name = "NAME", requires = "answered")]
    pub(crate) who: Option<String>,
    /// What they said
    #[arg(long, value_name = "TEXT", requires = "answered")]
    pub(crate) note: Option<String>,
}
