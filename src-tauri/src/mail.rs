//! Handing a message to the desktop's mail program: a `mailto:` address, and nothing but that.
//!
//! By the toolkit that the window is made of, as with the file dialog: no plugin, no permission of the web view. Not
//! here: writing the address (foghorn-app), and sending anything.

use foghorn_app::Failure;
use serde::Deserialize;
use tauri::AppHandle;

/// What is opened: an address that begins a mail.
const SCHEME: &str = "mailto:";

/// Asks for the mail program.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct OpenMail {
    /// `mailto:…`, with subject and body.
    url: String,
}

/// Opens the desktop's mail program on it.
///
/// # Errors
/// It is no `mailto:` address, or the desktop has no mail program.
pub(crate) async fn open(handle: &AppHandle, ask: OpenMail) -> Result<(), Failure> {
    if !is_mail(&ask.url) {
        return Err(unopened("that is no mail"));
    }
    let (answer, opened) = tokio::sync::oneshot::channel();
    let launch = move || {
        // Whoever asked may be gone by now.
        answer.send(launch(&ask.url)).ok();
    };
    handle.run_on_main_thread(launch).map_err(|error| unopened(&error.to_string()))?;
    opened.await.map_err(|_| unopened("it went away"))?.map_err(|why| unopened(&why))
}

fn is_mail(url: &str) -> bool {
    url.get(..SCHEME.len()).is_some_and(|scheme| scheme.eq_ignore_ascii_case(SCHEME))
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
    let message = format!("The mail program cannot be opened ({why}). Copy the text, or save it as a mail.");
    Failure::new("no-mail-program", message)
}

#[cfg(test)]
mod tests {
    use super::is_mail;

    #[test]
    fn only_mail_is_opened() {
        assert!(is_mail("mailto:?subject=Card%20payments&body=They%20fail."));
        assert!(is_mail("MAILTO:a@b.example"));
        for other in ["https://example.com/", "file:///etc/passwd", "mail", "", "javascript:alert(1)", "mailtö:"] {
            assert!(!is_mail(other), "{other}");
        }
    }
}
