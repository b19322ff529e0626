//! Segments: the entries since the last copy, as synced JSON lines; what a snapshot of this morning does not know yet.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use foghorn_core::{At, Entry};

use crate::connection::lock;
use crate::error::StoreError;
use crate::folder::{self, Folder};
use crate::lock::Turn;
use crate::rows::{kept, select_kept};
use crate::store::Store;

/// A file of entries.
pub(crate) struct Segment {
    pub(crate) path: PathBuf,
    pub(crate) written_at: At,
}

impl Store {
    /// Writes the entries since the last snapshot or segment into a file of their own; `None` where there are none.
    ///
    /// # Errors
    /// Where the disk refuses; then there is no segment, never half of one.
    pub fn segment(&self, now: At) -> Result<Option<PathBuf>, StoreError> {
        let _turn = Turn::to_copy(&self.folder)?;
        let directory = self.folder.snapshots();
        let partial = directory.join("segment.partial");
        let written = self.read(|reading| {
            let connection = reading.connection();
            let after: i64 = connection
                .query_row("SELECT segment_seq FROM identity", [], |row| row.get(0))
                .map_err(StoreError::from)?;
            let last = reading.max_seq()?;
            if last <= after {
                return Ok(None);
            }
            folder::remove(&partial)?;
            let mut file = BufWriter::new(folder::new_private_file(&partial)?);
            let mut statement = connection.prepare_cached(select_kept!("WHERE e.seq > ?1 ORDER BY e.seq"))?;
            for row in statement.query_map([after], kept)? {
                writeln!(file, "{}", line(&row?.entry)).map_err(StoreError::at(&partial))?;
            }
            file.flush().map_err(StoreError::at(&partial))?;
            Ok::<_, StoreError>(Some((after + 1, last)))
        });
        if written.is_err() {
            // Half a segment would only take room on a disk that may be full.
            folder::remove(&partial)?;
        }
        let Some((from, to)) = written? else { return Ok(None) };
        let path = directory.join(format!("{}-{from}-{to}.jsonl", folder::stamp(now)));
        folder::finish(&partial, &path)?;
        lock(self.writer()).execute("UPDATE identity SET segment_seq = max(segment_seq, ?1)", [to])?;
        Ok(Some(path))
    }
}

/// An entry as one line.
pub(crate) fn line(entry: &Entry) -> String {
    // Serializing plain structs of strings and numbers into memory has no way to fail.
    serde_json::to_string(entry).unwrap_or_default()
}

/// The segments in a folder, oldest first.
pub(crate) fn list(folder: &Folder) -> Result<Vec<Segment>, StoreError> {
    let directory = folder.snapshots();
    let mut segments = Vec::new();
    for file in fs::read_dir(&directory).map_err(StoreError::at(&directory))? {
        let path = file.map_err(StoreError::at(&directory))?.path();
        if path.extension().is_none_or(|extension| extension != "jsonl") {
            continue;
        }
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if let Some(written_at) = folder::read_stamp(stem.split('-').next().unwrap_or_default()) {
            segments.push(Segment { path, written_at });
        }
    }
    segments.sort_by(|one, other| (one.written_at, &one.path).cmp(&(other.written_at, &other.path)));
    Ok(segments)
}

/// Hands over the entries of a segment in heaps; a line that is torn or not an entry is passed over.
pub(crate) fn read(path: &Path, mut each: impl FnMut(Vec<Entry>) -> Result<(), StoreError>) -> Result<(), StoreError> {
    const HEAP: usize = 2_000;
    let file = BufReader::new(File::open(path).map_err(StoreError::at(path))?);
    let mut heap = Vec::new();
    for line in file.split(b'\n') {
        if let Ok(entry) = serde_json::from_slice(&line.map_err(StoreError::at(path))?) {
            heap.push(entry);
        }
        if heap.len() == HEAP {
            each(std::mem::take(&mut heap))?;
        }
    }
    each(heap)
}
