//! Moving logs in and out, and looking after the folder: import, export, briefs, backup, verify, rebuild.

pub(crate) mod brief_in;
pub(crate) mod brief_out;
mod drafts;
mod each_line;
mod export;
mod history;
mod import;
pub(crate) mod picture;
mod sealed;
mod upkeep;

pub(crate) use export::export;
pub(crate) use export::{Export, ExportDone};
pub(crate) use import::import;
pub(crate) use import::{Import, ImportDone};
pub(crate) use upkeep::{Backup, BackupDone, Rebuilt, VerifyReport};
pub(crate) use upkeep::{backup, finish_projections, rebuild, verify};

use std::sync::atomic::Ordering;

use crate::app::App;
use crate::failure::Failure;
use crate::table::Nothing;

/// Cancels the long work under way; what is done stays done.
pub(crate) fn cancel(app: &App, _: Nothing) -> Result<Nothing, Failure> {
    app.cancelled().store(true, Ordering::SeqCst);
    Ok(Nothing {})
}
