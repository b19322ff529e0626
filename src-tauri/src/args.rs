//! What may stand after `foghorn-window`.

use std::path::PathBuf;

use clap::Parser;

/// Foghorn's window: one clock per stakeholder while things are broken.
#[derive(Clone, Debug, Default, Parser)]
#[command(name = "foghorn-window", version)]
pub(crate) struct Args {
    /// The data folder, instead of the usual one.
    #[arg(long, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    /// Start in the tray; where there is no tray, as a minimized window.
    #[arg(long)]
    pub(crate) minimized: bool,
}
