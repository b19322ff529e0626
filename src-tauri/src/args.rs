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

impl Args {
    /// What stands after the program's name in the desktop's autostart: in the tray, on the same data.
    pub(crate) fn for_autostart(&self) -> Vec<String> {
        let mut args = vec!["--minimized".to_owned()];
        if let Some(folder) = &self.data_dir {
            let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
            args.extend(["--data-dir".to_owned(), folder.display().to_string()]);
        }
        args
    }
}
