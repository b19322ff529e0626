//! Writing the user's files: whole or not at all, and nothing that somebody wrote is ever lost.
//!
//! A text is written beside its file and then renamed over it; what would be replaced is set aside under a name of its
//! own, `x.md.bak`, `x.md.bak2`, …; what is switched off waits as `x.md.off`. Not here: which text, and why.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Writes a text in place of a file; a link is followed, so that what it leads to is written.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    replace(&target, text).map_err(|error| unwritable(path, &error))
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that nobody reads half of it; of its own, so that two who write at once do not write into one.
    let beside = folder.join(format!(".{name}.{}.tmp", uuid::Uuid::new_v4().simple()));
    let written = || {
        let mut file = File::create_new(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    written().inspect_err(|_| drop(fs::remove_file(&beside)))
}

/// Sets a file aside under a name that nothing has yet; `None` where there is no such file.
pub(super) fn set_aside(path: &Path) -> Result<Option<PathBuf>, Failure> {
    // Asked of the link and not of what it leads to: a broken one is set aside as well.
    if fs::symlink_metadata(path).is_err() {
        return Ok(None);
    }
    let free = (1..).map(|n| with_ending(path, &if n == 1 { "bak".to_owned() } else { format!("bak{n}") }));
    let aside = free.into_iter().find(|aside| fs::symlink_metadata(aside).is_err()).unwrap_or_else(|| path.to_owned());
    fs::rename(path, &aside).map_err(|error| unwritable(path, &error))?;
    Ok(Some(aside))
}

/// Moves a file; nothing may lie there.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::rename(from, to).map_err(|error| unwritable(to, &error))
}

/// Removes an empty file.
pub(super) fn remove(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(unwritable(path, &error)),
        _ => Ok(()),
    }
}

/// Where a file waits while it is switched off.
pub(super) fn off(path: &Path) -> PathBuf {
    with_ending(path, "off")
}

/// What was set aside of a file, the oldest first.
pub(crate) fn aside(path: &Path) -> Vec<PathBuf> {
    let all = (1..).map(|n| with_ending(path, &if n == 1 { "bak".to_owned() } else { format!("bak{n}") }));
    all.take_while(|aside| fs::symlink_metadata(aside).is_ok()).collect()
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let path = path.display();
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Failure::new(
            "disk-full",
            format!("The disk is full, so {path} was not written. Free some space, then try again."),
        ),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            Failure::new("unwritable", format!("You may not write {path}. Allow it, then try again."))
        }
        _ => Failure::new("unwritable", format!("{path} cannot be written: {error}.")),
    }
}

#[cfg(test)]
mod tests {
    use super::{aside, off, set_aside, write};

    #[test]
    fn a_text_replaces_a_file_whole_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rules/ours.md");
        write(&path, "one").unwrap();
        write(&path, "two").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_one_and_what_it_leads_to_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let (kept, path) = (folder.path().join("kept.md"), folder.path().join("ours.md"));
        std::fs::write(&kept, "one").unwrap();
        std::os::unix::fs::symlink(&kept, &path).unwrap();
        write(&path, "two").unwrap();
        assert!(path.is_symlink());
        assert_eq!(std::fs::read_to_string(&kept).unwrap(), "two");
    }

    #[test]
    fn what_is_set_aside_never_takes_the_place_of_what_was_set_aside_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ours.md");
        for text in ["one", "two", "three"] {
            std::fs::write(&path, text).unwrap();
            assert!(set_aside(&path).unwrap().is_some());
        }
        assert_eq!(set_aside(&path).unwrap(), None);
        let kept: Vec<_> = aside(&path).iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
        assert_eq!(kept, ["one", "two", "three"]);
        assert!(off(&path).ends_with("ours.md.off"));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_said() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("rules"), "a file").unwrap();
        let failure = write(&folder.path().join("rules/ours.md"), "one").unwrap_err();
        assert_eq!(failure.code, "unwritable");
        assert!(failure.message.contains("ours.md cannot be written: "), "{}", failure.message);
    }
}
