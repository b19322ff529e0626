//! The data folder: where everything lies, private to its owner, and synced when it must last.
//!
//! Not here: what is inside the files.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use foghorn_core::At;

use crate::error::StoreError;

/// Given back when the disk is full, so that the next act still finds room.
const BALLAST_BYTES: usize = 2 << 20;

/// The paths of one data folder.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Makes what is missing, and closes it to others (0700).
    pub(crate) fn prepare(root: &Path) -> Result<Self, StoreError> {
        let folder = Self { root: root.to_owned() };
        // A folder with other things in it is not ours to close: somebody may have said `--data-dir /tmp`. What we
        // put into it is closed in any case.
        let ours = match fs::read_dir(root) {
            Err(_) => true,
            Ok(mut entries) => entries.next().is_none(),
        };
        fs::create_dir_all(root).map_err(StoreError::at(root))?;
        if ours {
            close_to_others(root)?;
        }
        for path in [folder.live(), folder.snapshots()] {
            fs::create_dir_all(&path).map_err(StoreError::at(&path))?;
            close_to_others(&path)?;
        }
        Ok(folder)
    }

    /// What is in use.
    pub(crate) fn live(&self) -> PathBuf {
        self.root.join("live")
    }

    /// The log.
    pub(crate) fn database(&self) -> PathBuf {
        self.live().join("foghorn.db")
    }

    /// A restored log that is complete but not yet in place; see `restore`.
    pub(crate) fn restoring(&self) -> PathBuf {
        self.live().join("restoring.db")
    }

    /// The disposable index of words.
    pub(crate) fn search(&self) -> PathBuf {
        self.live().join("search.db")
    }

    /// Stands where a running store met damage: the next start looks at every page.
    pub(crate) fn suspect(&self) -> PathBuf {
        self.live().join("suspect")
    }

    /// Full copies and segments.
    pub(crate) fn snapshots(&self) -> PathBuf {
        self.root.join("snapshots")
    }

    /// Logs that were renamed because they were damaged or replaced, without their sidecars, the oldest first.
    pub(crate) fn set_aside(&self) -> Result<Vec<PathBuf>, StoreError> {
        let live = self.live();
        let mut aside = Vec::new();
        for entry in fs::read_dir(&live).map_err(StoreError::at(&live))? {
            let entry = entry.map_err(StoreError::at(&live))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let why = name.strip_prefix("foghorn.db.");
            if why.is_some_and(|why| !why.ends_with("-wal") && !why.ends_with("-shm")) {
                aside.push(entry.path());
            }
        }
        aside.sort();
        Ok(aside)
    }

    fn ballast(&self) -> PathBuf {
        self.live().join("ballast")
    }

    /// Fills the ballast file where it is missing; on a disk without room for it there is none.
    pub(crate) fn load_ballast(&self) {
        let path = self.ballast();
        if fs::metadata(&path).is_ok_and(|file| file.len() == BALLAST_BYTES as u64) {
            return;
        }
        // Not zeros: a file system that packs or skips them would give nothing back.
        let mut word = 0x9e37_79b9_7f4a_7c15_u64;
        let mut bytes = Vec::with_capacity(BALLAST_BYTES);
        while bytes.len() < BALLAST_BYTES {
            word ^= word << 13;
            word ^= word >> 7;
            word ^= word << 17;
            bytes.extend_from_slice(&word.to_le_bytes());
        }
        if write_private(&path, &bytes).is_err() {
            let _ = fs::remove_file(&path);
        }
    }

    /// Gives the ballast back; false where there was none.
    pub(crate) fn release_ballast(&self) -> Result<bool, StoreError> {
        let path = self.ballast();
        match fs::remove_file(&path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(StoreError::at(&path)(error)),
        }
    }
}

/// Opens a file for reading and writing, making it with mode 0600 where it is missing.
pub(crate) fn private_file(path: &Path) -> Result<File, StoreError> {
    private().create(true).truncate(false).open(path).map_err(StoreError::at(path))
}

/// Makes a new file with mode 0600; what is there is never overwritten.
pub(crate) fn new_private_file(path: &Path) -> Result<File, StoreError> {
    private().create_new(true).open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => StoreError::Exists { path: path.to_owned() },
        _ => StoreError::at(path)(error),
    })
}

/// Writes a whole file with mode 0600, and syncs it.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let mut file = private().create(true).truncate(true).open(path).map_err(StoreError::at(path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(StoreError::at(path))
}

/// Makes a rename or a new file in `directory` survive power loss.
pub(crate) fn sync_directory(directory: &Path) -> Result<(), StoreError> {
    // Windows has no handle of a directory that could be synced; there the rename itself is journalled.
    if cfg!(unix) {
        File::open(directory).and_then(|file| file.sync_all()).map_err(StoreError::at(directory))?;
    }
    Ok(())
}

/// Syncs a finished file and gives it its name: after this it is there whole, or not at all.
pub(crate) fn finish(partial: &Path, path: &Path) -> Result<(), StoreError> {
    private().open(partial).and_then(|file| file.sync_all()).map_err(StoreError::at(partial))?;
    fs::rename(partial, path).map_err(StoreError::at(path))?;
    sync_directory(path.parent().unwrap_or(Path::new(".")))
}

/// Removes a file that may not be there.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreError::at(path)(error)),
        _ => Ok(()),
    }
}

/// A database together with its WAL and its shared memory.
pub(crate) fn with_sidecars(database: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|suffix| {
        let mut name = database.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    })
}

/// `20261122T015602Z`: sorts like the time, and is a file name everywhere.
pub(crate) fn stamp(now: At) -> String {
    now.format("%Y%m%dT%H%M%SZ").to_string()
}

/// Reads what [`stamp`] wrote.
pub(crate) fn read_stamp(text: &str) -> Option<At> {
    chrono::NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%SZ").ok().map(|time| time.and_utc())
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(unix)]
fn close_to_others(directory: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(directory).map_err(StoreError::at(directory))?.permissions().mode();
    if mode & 0o777 == 0o700 {
        return Ok(());
    }
    fs::set_permissions(directory, fs::Permissions::from_mode(0o700)).map_err(StoreError::at(directory))
}

#[cfg(not(unix))]
fn close_to_others(_directory: &Path) -> Result<(), StoreError> {
    // A user's profile is closed to others on Windows already.
    Ok(())
}
