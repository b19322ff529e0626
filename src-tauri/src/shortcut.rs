//! Keys that declare from anywhere: Ctrl+Alt+N, or as the settings say.
//!
//! Works on X11, macOS and Windows; Wayland lets no program listen to keys that are not its own.

use tauri::AppHandle;
use tauri_plugin_global_shortcut::{GlobalShortcutExt, ShortcutState};

use crate::door::{self, Screen};

/// Listens for these keys and no others; `None`: for none.
pub(crate) fn set(app: &AppHandle, keys: Option<&str>) {
    let shortcuts = app.global_shortcut();
    let keys = keys.filter(|_| can_work());
    if keys.is_some_and(|keys| shortcuts.is_registered(keys)) {
        return;
    }
    // There is one at most, and after a change of the settings it may be another.
    let mut outcome = shortcuts.unregister_all();
    if let Some(keys) = keys {
        outcome = outcome.and_then(|()| {
            shortcuts.on_shortcut(keys, |app, _, event| {
                if event.state == ShortcutState::Pressed {
                    door::open(app, Screen::Declare);
                }
            })
        });
    }
    if let Err(error) = outcome {
        tracing::info!("the shortcut {} is not ours: {error}", keys.unwrap_or_default());
    }
}

/// False under Wayland, also for a window that draws itself through X11: the compositor keeps the keys.
pub(crate) fn can_work() -> bool {
    std::env::var_os("WAYLAND_DISPLAY").is_none_or(|display| display.is_empty())
}
