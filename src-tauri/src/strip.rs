//! The strip: a small window that stays on top, for beside a video call. What is due next, for whom, in how long.
//!
//! A window of its own, because the board may be behind everything else or in the tray. Not here: what it shows (the web
//! view knows it by its address), and reminding.

use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder};

use crate::window;

/// The label that the capability file names.
pub(crate) const LABEL: &str = "strip";
/// By this the web view knows that it is the strip.
const ADDRESS: &str = "index.html#strip";

/// Brings the strip, or puts it away where it is there already.
pub(crate) fn toggle(app: &AppHandle) {
    let outcome = match app.get_webview_window(LABEL) {
        Some(strip) => strip.close(),
        None => make(app),
    };
    if let Err(error) = outcome {
        tracing::warn!("the strip does not follow: {error}");
    }
}

fn make(app: &AppHandle) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App(ADDRESS.into()))
        .title("Foghorn: due next")
        .inner_size(460.0, 96.0)
        .min_inner_size(340.0, 72.0)
        .always_on_top(true)
        .skip_taskbar(true)
        .zoom_hotkeys_enabled(true)
        .on_navigation(window::is_ours)
        .build()?;
    Ok(())
}
