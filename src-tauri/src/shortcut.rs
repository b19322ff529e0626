//! Ctrl+Alt+N from anywhere: declare.
//!
//! Works on X11, macOS and Windows; Wayland lets no program listen to keys that are not its own.

use tauri::AppHandle;
use tauri_plugin_global_shortcut::{GlobalShortcutExt, ShortcutState};

use crate::door::{self, Screen};

const KEYS: &str = "ctrl+alt+n";

/// Listens, or stops listening.
pub(crate) fn set(app: &AppHandle, wanted: bool) {
    let shortcuts = app.global_shortcut();
    if wanted == shortcuts.is_registered(KEYS) || (wanted && !can_work()) {
        return;
    }
    let outcome = if wanted {
        shortcuts.on_shortcut(KEYS, |app, _, event| {
            if event.state == ShortcutState::Pressed {
                door::open(app, Screen::Declare);
            }
        })
    } else {
        shortcuts.unregister(KEYS)
    };
    if let Err(error) = outcome {
        tracing::info!("the shortcut {KEYS} is not ours: {error}");
    }
}

/// False under Wayland, also for a window that draws itself through X11: the compositor keeps the keys.
pub(crate) fn can_work() -> bool {
    std::env::var_os("WAYLAND_DISPLAY").is_none_or(|display| display.is_empty())
}
