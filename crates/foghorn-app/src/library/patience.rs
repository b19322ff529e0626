//! Folders that may not answer: a team's can lie on a share that is gone with the network, and then a look at it hangs.
//!
//! Nobody waits longer than a moment, and once only: until the first look comes back, the folder counts as silent. So
//! no clock, no start of the window and no draft hangs on it. Not here: what is then in force (`library`).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A share in the same house answers in milliseconds.
const A_MOMENT: Duration = Duration::from_secs(1);

/// Folders whose last look has not come back.
static SILENT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Looks at a folder; `None` where it does not answer.
pub(crate) fn looked<T: Send + 'static>(folder: &Path, look: impl FnOnce(&Path) -> T + Send + 'static) -> Option<T> {
    looked_for(A_MOMENT, folder, look)
}

fn looked_for<T: Send + 'static>(
    patience: Duration,
    folder: &Path,
    look: impl FnOnce(&Path) -> T + Send + 'static,
) -> Option<T> {
    if silent().contains(folder) {
        return None;
    }
    let (say, hear) = channel();
    let is_back = Arc::new(AtomicBool::new(false));
    let (path, back) = (folder.to_owned(), Arc::clone(&is_back));
    let looking = move || {
        let _ = say.send(look(&path));
        let mut silent = silent();
        back.store(true, Ordering::SeqCst);
        silent.remove(&path);
    };
    std::thread::Builder::new().name("library".to_owned()).spawn(looking).ok()?;
    hear.recv_timeout(patience).ok().or_else(|| {
        let mut silent = silent();
        if is_back.load(Ordering::SeqCst) {
            return hear.try_recv().ok();
        }
        silent.insert(folder.to_owned());
        None
    })
}

fn silent() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    SILENT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes a folder silent, or lets it answer again.
#[cfg(test)]
pub(super) fn silence(folder: &Path, is_silent: bool) {
    if is_silent {
        silent().insert(folder.to_owned());
    } else {
        silent().remove(folder);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::{looked, looked_for, silent};

    #[test]
    fn a_folder_that_does_not_answer_is_waited_for_once_until_it_answers() {
        let (network, share) = (channel::<()>(), Path::new("/a share"));
        let hangs = move |_: &Path| network.1.recv().is_ok();
        assert_eq!(looked_for(Duration::from_millis(1), share, hangs), None);
        assert_eq!(looked(share, |_| true), None, "nobody looks again meanwhile");
        assert_eq!(looked(Path::new("/another"), |_| true), Some(true));
        network.0.send(()).unwrap();
        while silent().contains(share) {
            std::thread::yield_now();
        }
        assert_eq!(looked(share, |_| true), Some(true));
    }
}
