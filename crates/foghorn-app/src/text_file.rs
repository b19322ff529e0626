//! Text files that others wrote: read whole where they are UTF-8 and not endless; else why not, in a few words.
//!
//! Not here: what the text means, and files of the log (foghorn-store, foghorn-exchange).

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use crate::failure::Failure;

/// Far more than any message, rule or template needs, and little enough to read at once: 1 MiB.
pub(crate) const TEXT_AT_MOST: usize = 1 << 20;

/// The text of a file.
///
/// # Errors
/// Why it cannot be read, to follow a colon: `it is a folder`.
pub fn read_text(path: &Path) -> Result<String, String> {
    if path.is_dir() {
        return Err("it is a folder".to_owned());
    }
    read_text_from(File::open(path).map_err(|error| why(&error))?)
}

/// Writes a file that is not there yet, and waits until it is on disk.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut file = create_new(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| unwritable(path, &error))
}

/// Begins a file that is not there yet.
pub(crate) fn create_new(path: &Path) -> Result<File, Failure> {
    File::create_new(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            let message = format!("{} is there already and stays as it is; give another name.", path.display());
            Failure::new("exists", message)
        }
        _ => unwritable(path, &error),
    })
}

/// Why a file, or a folder, cannot be written.
pub(crate) fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new("io", format!("{} cannot be written: {error}.", path.display()))
}

/// The text of whatever is read to its end, such as the standard input.
///
/// # Errors
/// As [`read_text`].
pub fn read_text_from(reader: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = reader.take(TEXT_AT_MOST as u64 + 1).read_to_end(&mut bytes).map_err(|error| why(&error))?;
    if read > TEXT_AT_MOST {
        return Err(format!("it is longer than {} MiB", TEXT_AT_MOST >> 20));
    }
    String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        format!("it is not UTF-8 text, see line {line}")
    })
}

fn why(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "it is not there".to_owned(),
        ErrorKind::PermissionDenied => "you may not read it".to_owned(),
        _ => error.to_string(),
    }
}
