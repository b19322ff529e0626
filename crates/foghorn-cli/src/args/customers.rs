//! What can be typed about customers who hear one by one.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Args)]
pub(crate) struct Customers {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Only those with these words in one of their cells each
    pub(crate) words: Vec<String>,
    /// Only some of them
    #[arg(long, value_name = "WHICH")]
    pub(crate) only: Option<Only>,
    /// Take a table in (.csv), whole or not at all: name, and address, plan, happened, and any other column
    #[arg(long, value_name = "FILE", conflicts_with_all = ["words", "only"])]
    pub(crate) import: Option<PathBuf>,
    /// Destroy the list: names and addresses are gone from this laptop, what became of each row stays in the log
    #[arg(long, conflicts_with_all = ["words", "only", "import"])]
    pub(crate) forget: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Only {
    /// Nobody approved their letter
    Unapproved,
    /// Nothing was sent to them
    Unwritten,
    /// They were written to and have not answered
    Unanswered,
    /// It did not put things right for them
    NotContent,
    /// Something comes next for them
    NextStep,
}

#[derive(Args)]
pub(crate) struct Customer {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Who, by the row of the list; their letter is shown where nothing else is asked
    pub(crate) row: u32,
    /// They answered
    #[arg(long)]
    pub(crate) answered: bool,
    /// They answered that it puts things right for them
    #[arg(long, conflicts_with = "not_content")]
    pub(crate) content: bool,
    /// They answered that it does not
    #[arg(long)]
    pub(crate) not_content: bool,
    /// What they said, or what came of the next step
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// What comes next
    #[arg(long, value_name = "WHAT", requires = "due", conflicts_with = "done")]
    pub(crate) next: Option<String>,
    /// By when
    #[arg(long, value_name = "WHEN", requires = "next")]
    pub(crate) due: Option<String>,
    /// What was to come next was done
    #[arg(long, conflicts_with_all = ["answered", "content", "not_content"])]
    pub(crate) done: bool,
}

#[derive(Args)]
pub(crate) struct Letters {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Whose: 1-20,25 [default: everybody's; with --save and --sent those that are approved and not sent]
    #[arg(long)]
    pub(crate) rows: Option<String>,
    /// Write the letter from this file first; where ⟦name⟧ stands, or another column, each customer's cell comes
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// With --file: in whose words
    #[arg(long = "for", value_name = "STAKEHOLDER", requires = "file", default_value = "customers")]
    pub(crate) stakeholder: String,
    /// Approve them, by name; refused while the review has errors in one of them
    #[arg(long, value_name = "NAME", conflicts_with_all = ["save", "sent"])]
    pub(crate) approve_by: Option<String>,
    /// Save them: a folder of mails, or a table for mail merge where the name ends in .csv
    #[arg(long, value_name = "PATH", conflicts_with = "sent")]
    pub(crate) save: Option<PathBuf>,
    /// Say that they were sent
    #[arg(long)]
    pub(crate) sent: bool,
    /// With --sent: when [default: now]
    #[arg(long, value_name = "WHEN", requires = "sent")]
    pub(crate) at: Option<String>,
}
