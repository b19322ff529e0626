//! The main window: how it is made, brought forward, hidden and closed.
//!
//! It comes to the screen with its first screen in it: a window that is shown while its page still loads holds GTK up for
//! half a second, and is white until then. Not here: what it shows (the web view asks through `door`).

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::quit;

/// The label that the capability file names.
pub(crate) const LABEL: &str = "main";

/// How the window appears first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Appearing {
    /// On the screen.
    Shown,
    /// As a button in the task bar.
    Minimized,
    /// In the tray alone.
    Hidden,
}

/// Makes the window.
///
/// # Errors
/// The web view cannot be made.
pub(crate) fn make(app: &AppHandle, appearing: Appearing) -> tauri::Result<WebviewWindow> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Foghorn")
        .inner_size(1280.0, 800.0)
        .min_inner_size(420.0, 480.0)
        .visible(appearing == Appearing::Minimized)
        .zoom_hotkeys_enabled(true)
        .on_navigation(is_ours)
        .build()?;
    if appearing == Appearing::Minimized {
        window.minimize()?;
    }
    app.manage(FirstLook(AtomicBool::new(appearing == Appearing::Shown)));
    let late = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(AT_LAST).await;
        ready(&late);
    });
    let handle = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event
            && quit::close_requested(&handle) == quit::Closing::Stays
        {
            api.prevent_close();
        }
    });
    Ok(window)
}

/// True while the window waits for its first screen.
struct FirstLook(AtomicBool);

/// A page that does not say that it is ready is shown all the same: whatever it says instead must be seen.
const AT_LAST: Duration = Duration::from_secs(3);

/// The first screen stands: brings the window, unless it was brought or put away before.
pub(crate) fn ready(app: &AppHandle) {
    if waits(app) {
        with(app, WebviewWindow::show);
    }
}

/// Whether it still waited; from now on it does not.
fn waits(app: &AppHandle) -> bool {
    app.try_state::<FirstLook>().is_some_and(|first| first.0.swap(false, Ordering::Relaxed))
}

/// No remote content, whatever a text or a link says.
pub(crate) fn is_ours(url: &Url) -> bool {
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
}

/// Brings the window forward, from the tray, the task bar or behind others.
pub(crate) fn show(app: &AppHandle) {
    waits(app);
    with(app, |window| {
        window.unminimize()?;
        window.show()?;
        window.set_focus()
    });
}

/// Puts the window into the tray.
pub(crate) fn hide(app: &AppHandle) {
    waits(app);
    with(app, WebviewWindow::hide);
}

/// Fills the whole screen with the window, or sets it back: for a wallboard.
pub(crate) fn fill_screen(app: &AppHandle, on: bool) {
    with(app, |window| window.set_fullscreen(on));
}

/// Makes the window a button in the task bar.
pub(crate) fn minimize(app: &AppHandle) {
    with(app, WebviewWindow::minimize);
}

/// Asks for a look without taking the keyboard away from what somebody is typing.
pub(crate) fn ask_for_attention(app: &AppHandle) {
    with(app, |window| window.request_user_attention(Some(tauri::UserAttentionType::Critical)));
}

fn with(app: &AppHandle, act: impl FnOnce(&WebviewWindow) -> tauri::Result<()>) {
    let Some(window) = app.get_webview_window(LABEL) else { return };
    if let Err(error) = act(&window) {
        tracing::warn!("the window does not follow: {error}");
    }
}
