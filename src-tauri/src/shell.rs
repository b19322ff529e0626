//! What the parts of the shell share: the open data folder, the notifications, the tray, and how many clocks run.
//!
//! The folder is opened beside the making of the window, so that neither waits for the other. Not here: any decision;
//! those are foghorn-app's.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use foghorn_app::{App, Changed, Failure, OpenOptions};
use tauri::{AppHandle, Manager};
use tokio::sync::Notify;

use crate::alarm::Alarms;
use crate::tray::Tray;
use crate::{door, settings, ticker};

/// Shared by everything in the shell.
pub(crate) struct Shell {
    opened: OnceLock<Result<App, Failure>>,
    /// Wakes the ticker before its time.
    pub(crate) wake: Notify,
    /// What was said on the desktop, and what is done about clicks.
    pub(crate) alarms: Alarms,
    /// The icon in the tray, where there is a tray.
    pub(crate) tray: Tray,
    clocks_running: AtomicUsize,
}

impl Shell {
    /// Opens the data folder on a thread of its own, then starts the ticker.
    pub(crate) fn start(handle: &AppHandle, data_dir: Option<PathBuf>) {
        let shell = Arc::new(Self {
            opened: OnceLock::new(),
            wake: Notify::new(),
            alarms: Alarms::start(handle),
            tray: Tray::new(handle),
            clocks_running: AtomicUsize::new(0),
        });
        handle.manage(Arc::clone(&shell));
        let handle = handle.clone();
        std::thread::spawn(move || shell.open(&handle, data_dir));
    }

    /// The open data folder; waits for its opening, so never call it on the UI thread.
    ///
    /// # Errors
    /// Why it could not be opened: the window shows that sentence in place of everything else.
    pub(crate) fn app(&self) -> Result<&App, Failure> {
        self.opened.wait().as_ref().map_err(Clone::clone)
    }

    /// How many clocks ran when the ticker looked last.
    pub(crate) fn clocks_running(&self) -> usize {
        self.clocks_running.load(Ordering::Relaxed)
    }

    /// Remembers how many clocks run.
    pub(crate) fn set_clocks_running(&self, count: usize) {
        self.clocks_running.store(count, Ordering::Relaxed);
    }

    fn open(self: Arc<Self>, handle: &AppHandle, data_dir: Option<PathBuf>) {
        let opened = App::open(OpenOptions { data_dir });
        if let Ok(app) = &opened {
            let (shell, handle) = (Arc::clone(&self), handle.clone());
            app.on_change(Box::new(move |changed| {
                door::say(&handle, &changed);
                if matches!(changed, Changed::Changed { .. }) {
                    shell.wake.notify_one();
                }
            }));
        }
        if self.opened.set(opened).is_err() {
            return;
        }
        if let Ok(app) = self.app() {
            settings::apply_saved(handle, app);
            tauri::async_runtime::spawn(ticker::run(Arc::clone(&self), app.clone()));
        }
    }
}

/// The shell that this program started.
pub(crate) fn of(handle: &AppHandle) -> Arc<Shell> {
    Arc::clone(handle.state::<Arc<Shell>>().inner())
}
