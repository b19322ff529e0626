//! Handing a message to the desktop's mail program, or a number to whatever calls: `mailto:` and `tel:` addresses, and
//! nothing but these.
//!
//! By the toolkit that the window is made of, as with the file dialog: no plugin, no permission of the web view. Not
//! here: writing the address (foghorn-app), and sending anything.

use foghorn_app::Failure;
use serde::Deserialize;
use tauri::AppHandle;

/// What is opened: an address that begins a mail, or a call.
const SCHEMES: [&str; 2] = ["mailto:", "tel:"];

/// Asks for the mail program, or for what calls.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct OpenMail {
    /// `mailto:…`, with subject and body; or `tel:…`.
    url: String,
}

/// Opens the desktop's program for it.
///
/// # Errors
/// It is no such address, or the desktop has no program for it.
pub(crate) async fn open(handle: &AppHandle, ask: OpenMail) -> Result<(), Failure> {
    if !is_opened(&ask.url) {
        return Err(unopened("that is neither a mail nor a number"));
    }
    let (answer, opened) = tokio::sync::oneshot::channel();
    let launch = move || {
        // Whoever asked may be gone by now.
        answer.send(launch(&ask.url)).ok();
    };
    handle.run_on_main_thread(launch).map_err(|error| unopened(&error.to_string()))?;
    opened.await.map_err(|_| unopened("it went away"))?.map_err(|why| unopened(&why))
}

fn is_opened(url: &str) -> bool {
    SCHEMES.iter().any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

#[cfg(target_os = "linux")]
fn launch(url: &str) -> Result<(), String> {
    use gtk::gio;

    gio::AppInfo::launch_default_for_uri(url, None::<&gio::AppLaunchContext>).map_err(|error| error.to_string())
}

#[cfg(not(target_os = "linux"))]
fn launch(_: &str) -> Result<(), String> {
    Err("this system is not asked yet".to_owned())
}

fn unopened(why: &str) -> Failure {
    let message =
        format!("This desktop has no program for it ({why}). Copy the text, save it as a mail, or dial by hand.");
    Failure::new("no-mail-program", message)
}

#[cfg(test)]
mod tests {
    use super::is_opened;

    #[test]
    fn only_mails_and_calls_are_opened() {
        for opened in ["mailto:?subject=Card%20payments&body=They%20fail.", "MAILTO:a@b.example", "tel:+442079460000"] {
            assert!(is_opened(opened), "{opened}");
        }
        for other in ["https://example.com/", "file:///etc/passwd", "mail", "tel", "", "javascript:alert(1)", "mailtö:"]
        {
            assert!(!is_opened(other), "{other}");
        }
    }
}
