//! What can be typed to hand command over, and to take it.

use std::path::PathBuf;

use clap::Args;
use foghorn_app::LeftOut;

#[derive(Args)]
pub(crate) struct Handover {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Who takes over
    #[arg(long, value_name = "NAME")]
    pub(crate) to: String,
    /// The file for their laptop, .foghorn; never overwritten
    #[arg(long)]
    pub(crate) file: Option<PathBuf>,
    /// What they should know beside the rest
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// What is to be reached
    #[arg(long)]
    pub(crate) objectives: Option<String>,
    /// When it is reached
    #[arg(long)]
    pub(crate) exit_criteria: Option<String>,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

#[derive(Args)]
pub(crate) struct Shared {
    /// Encrypt the file with what stands in the first line of this one; `-` reads it from the standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// What is left out: contacts, names, notes, drafts; several with commas
    #[arg(long, value_delimiter = ',', value_name = "WHAT")]
    pub(crate) without: Vec<LeftOut>,
}

#[derive(Args)]
pub(crate) struct Brief {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// As a page of HTML, to be opened or printed
    #[arg(long, conflicts_with = "file")]
    pub(crate) html: bool,
    /// Into a file: .foghorn for another laptop, .html or .md to be read; never overwritten
    #[arg(long)]
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

#[derive(Args)]
pub(crate) struct Accept {
    /// The file that was handed over; or, where its entries are here already, the incident
    pub(crate) file: String,
    /// Who takes command [default: you]
    #[arg(long = "as", value_name = "NAME")]
    pub(crate) person: Option<String>,
    /// Open it with what stands in the first line of this file; `-` reads it from the standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}
