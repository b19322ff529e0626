//! The desktop's own dialog for choosing a file or a folder: it gives a path, nothing else.
//!
//! GTK's, which the window is made of already, and which asks the desktop's portal where there is one; so neither a
//! plugin nor a permission of the web view is needed. Not here: reading or writing what was chosen (foghorn-app).

use foghorn_app::Failure;
use serde::Deserialize;
use tauri::AppHandle;

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Purpose {
    /// A file that is there, to read.
    Open,
    /// A new file, to write.
    Save,
    /// A folder that is there.
    Folder,
}

/// Asks for a file.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ChooseFile {
    /// To read or to write.
    purpose: Purpose,
    /// What stands on top of the dialog.
    title: String,
    /// The name that a new file has unless another is typed.
    #[serde(default)]
    name: String,
}

/// True where there is a dialog to show.
pub(crate) const fn is_there() -> bool {
    cfg!(target_os = "linux")
}

/// The path that the user chose; `None`: they thought better of it.
///
/// # Errors
/// The dialog cannot be shown, or the path is no text.
#[cfg(target_os = "linux")]
pub(crate) async fn choose(handle: &AppHandle, ask: ChooseFile) -> Result<Option<String>, Failure> {
    let (answer, chosen) = tokio::sync::oneshot::channel();
    let parent = handle.clone();
    handle.run_on_main_thread(move || show(&parent, &ask, answer)).map_err(|error| unshown(&error.to_string()))?;
    match chosen.await.map_err(|_| unshown("it went away"))? {
        Some(path) => path.into_os_string().into_string().map(Some).map_err(|path| {
            let message = format!("{} is not written in UTF-8; give it another name.", path.to_string_lossy());
            Failure::new("path", message)
        }),
        None => Ok(None),
    }
}

/// Elsewhere the path is typed.
#[cfg(not(target_os = "linux"))]
pub(crate) async fn choose(_: &AppHandle, _: ChooseFile) -> Result<Option<String>, Failure> {
    Err(unshown("there is none on this system"))
}

fn unshown(why: &str) -> Failure {
    Failure::new("no-dialog", format!("The dialog cannot be shown ({why}); type the path instead."))
}

#[cfg(target_os = "linux")]
fn show(handle: &AppHandle, ask: &ChooseFile, answer: tokio::sync::oneshot::Sender<Option<std::path::PathBuf>>) {
    use std::cell::Cell;

    use gtk::prelude::*;
    use gtk::{FileChooserAction, FileChooserNative, ResponseType};
    use tauri::Manager;

    let window = handle.get_webview_window(crate::window::LABEL).and_then(|window| window.gtk_window().ok());
    let action = match ask.purpose {
        Purpose::Open => FileChooserAction::Open,
        Purpose::Save => FileChooserAction::Save,
        Purpose::Folder => FileChooserAction::SelectFolder,
    };
    let dialog = FileChooserNative::new(Some(&ask.title), window.as_ref(), action, Some("Choose"), Some("Cancel"));
    dialog.set_modal(true);
    if ask.purpose == Purpose::Save {
        // A file that is there is refused in words by foghorn-app, never overwritten: no question here.
        dialog.set_current_name(&ask.name);
    }
    let answer = Cell::new(Some(answer));
    // Nobody else keeps the dialog until it has answered.
    let kept = Cell::new(Some(dialog.clone()));
    dialog.connect_response(move |dialog, response| {
        let path = if response == ResponseType::Accept { dialog.filename() } else { None };
        if let Some(answer) = answer.take() {
            // Whoever asked may be gone by now.
            answer.send(path).ok();
        }
        kept.take();
    });
    dialog.show();
}
