//! One window on one data folder: a second start brings the first one forward.
//!
//! By folder, not by program: `make demo` opens beside the real thing. Where there is no session bus nobody is found,
//! and the lock on the folder's ticker still keeps two windows from reminding twice.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use tauri::Wry;
use tauri::plugin::TauriPlugin;
use tauri_plugin_single_instance::Builder;

use crate::window;

/// The plugin, to be registered before any other.
pub(crate) fn only_one_on(data_dir: Option<PathBuf>) -> TauriPlugin<Wry> {
    Builder::new().dbus_id(name_of(data_dir)).callback(|handle, _args, _folder| window::show(handle)).build()
}

/// A name on the bus that stands for the folder. Where there is no folder, opening it says why.
fn name_of(data_dir: Option<PathBuf>) -> String {
    let mut hasher = DefaultHasher::new();
    let folder = foghorn_app::data_dir(data_dir).unwrap_or_default();
    // Two spellings of one folder are one folder; one that is not made yet has only its spelling.
    std::fs::canonicalize(&folder).unwrap_or(folder).hash(&mut hasher);
    format!("org.foghorn.Foghorn.f{:016x}", hasher.finish())
}
