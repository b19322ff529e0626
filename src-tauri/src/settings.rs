//! Settings that concern the desktop: starting with it, and the shortcut that works anywhere.
//!
//! Sound and staying awake are asked for when they matter (`alarm`, `ticker`). Not here: keeping settings.

use foghorn_app::App;
use tauri::AppHandle;
use tauri_plugin_autostart::ManagerExt;

use crate::shortcut;

/// Brings the desktop in line with the settings in force.
pub(crate) fn apply_saved(handle: &AppHandle, app: &App) {
    let settings = match app.settings() {
        Ok(settings) => settings,
        Err(failure) => return tracing::warn!("settings: {failure}"),
    };
    shortcut::set(handle, settings.global_shortcut.then_some(settings.shortcut_keys.as_str()));
    start_with_desktop(handle, settings.autostart);
}

fn start_with_desktop(handle: &AppHandle, wanted: bool) {
    let entry = handle.autolaunch();
    if entry.is_enabled().is_ok_and(|enabled| enabled == wanted) {
        return;
    }
    let outcome = if wanted { entry.enable() } else { entry.disable() };
    if let Err(error) = outcome {
        tracing::warn!("starting with the desktop: {error}");
    }
}
