//! What the parts of the shell share: the open data folder, the notifications, the tray, and how many clocks run.
//!
//! The folder is opened beside the making of the window, so that neither waits for the other; one that could not be
//! opened is tried again with the next question, so that "Try again" means it. Not here: any decision; those are
//! foghorn-app's.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use foghorn_app::{App, Changed, Failure, OpenOptions};
use tauri::{AppHandle, Manager};
use tokio::sync::Notify;

use crate::alarm::Alarms;
use crate::tray::Tray;
use crate::{door, settings, ticker};

/// Shared by everything in the shell.
pub(crate) struct Shell {
    handle: AppHandle,
    data_dir: Option<PathBuf>,
    opened: OnceLock<App>,
    /// Held while the folder is being opened: whoever asks meanwhile waits.
    opening: Mutex<()>,
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
            handle: handle.clone(),
            data_dir,
            opened: OnceLock::new(),
            opening: Mutex::default(),
            wake: Notify::new(),
            alarms: Alarms::start(handle),
            tray: Tray::new(handle),
            clocks_running: AtomicUsize::new(0),
        });
        handle.manage(Arc::clone(&shell));
        std::thread::spawn(move || {
            if let Err(failure) = shell.app() {
                tracing::warn!("the data folder could not be opened: {failure}");
            }
        });
    }

    /// The open data folder; waits for its opening, so never call it on the UI thread.
    ///
    /// # Errors
    /// Why it could not be opened: the window shows that sentence in place of everything else.
    pub(crate) fn app(&self) -> Result<&App, Failure> {
        if let Some(app) = self.opened.get() {
            return Ok(app);
        }
        let _turn = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        match self.opened.get() {
            Some(app) => Ok(app),
            None => self.open(),
        }
    }

    /// How many clocks ran when the ticker looked last.
    pub(crate) fn clocks_running(&self) -> usize {
        self.clocks_running.load(Ordering::Relaxed)
    }

    /// Remembers how many clocks run.
    pub(crate) fn set_clocks_running(&self, count: usize) {
        self.clocks_running.store(count, Ordering::Relaxed);
    }

    fn open(&self) -> Result<&App, Failure> {
        let app = App::open(OpenOptions { data_dir: self.data_dir.clone() })?;
        let (shell, handle) = (of(&self.handle), self.handle.clone());
        app.on_change(Box::new(move |changed| {
            door::say(&handle, &changed);
            if matches!(changed, Changed::Changed { .. }) {
                shell.wake.notify_one();
            }
        }));
        let app = self.opened.get_or_init(|| app);
        settings::apply_saved(&self.handle, app);
        tauri::async_runtime::spawn(ticker::run(of(&self.handle), app.clone()));
        Ok(app)
    }
}

/// The shell that this program started.
pub(crate) fn of(handle: &AppHandle) -> Arc<Shell> {
    Arc::clone(handle.state::<Arc<Shell>>().inner())
}
