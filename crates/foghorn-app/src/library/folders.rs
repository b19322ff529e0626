//! Where the library lies beside what is built in: a team's folder, the user's over it, and whether a file changed.
//!
//! Here: the order of the two, and the glance that spares reading and parsing them again. Not here: what the files say.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use foghorn_drafts::Origin;

use super::fault::LibraryFault;
use super::files::{LibraryFile, files, paths};
use super::kind::LibraryKind;

/// The folders that lie over what is built in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Folders {
    team: Option<PathBuf>,
    yours: PathBuf,
}

/// A file with whose it is.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) origin: Origin,
    pub(super) kind: LibraryKind,
    /// Without the ending; a template's with its folder: `customers/progress`.
    pub(super) name: String,
    pub(super) file: LibraryFile,
}

/// Names, sizes and times of all files: where these are the same, so are the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stamp(Vec<(PathBuf, Option<Seen>)>);

/// Its size, and when it was last written.
type Seen = (u64, Option<SystemTime>);

impl Folders {
    /// The user's folder is `library` of the data folder; `team` is a setting, empty where there is none.
    pub(crate) fn of(data: &Path, team: &str) -> Self {
        let team = Some(team.trim()).filter(|team| !team.is_empty()).map(PathBuf::from);
        Self { team, yours: data.join("library") }
    }

    /// The team's folder.
    pub(crate) fn team(&self) -> Option<&Path> {
        self.team.as_deref()
    }

    /// The user's own folder.
    pub(crate) fn yours(&self) -> &Path {
        &self.yours
    }

    /// Where the user's file of this name lies, or would.
    pub(super) fn own_file(&self, kind: LibraryKind, name: &str) -> PathBuf {
        let file = format!("{name}.{}", kind.ending());
        file.split('/').fold(self.yours.join(kind.folder()), |path, part| path.join(part))
    }

    /// Every file, kind by kind, the team's before the user's.
    pub(super) fn files(&self) -> Vec<Placed> {
        let mut all = Vec::new();
        for kind in LibraryKind::ALL {
            for (origin, folder) in self.layers() {
                let folder = folder.join(kind.folder());
                let placed = |file: LibraryFile| Placed { origin, kind, name: name(&folder, &file.path, kind), file };
                all.extend(files(&folder, kind).into_iter().map(placed));
            }
        }
        all
    }

    /// A glance: nothing is read.
    pub(super) fn stamp(&self) -> Stamp {
        let folders = LibraryKind::ALL
            .iter()
            .flat_map(|kind| self.layers().map(|(_, folder)| paths(&folder.join(kind.folder()), *kind)));
        let seen = |path: PathBuf| {
            let about = std::fs::metadata(&path).ok().map(|about| (about.len(), about.modified().ok()));
            (path, about)
        };
        Stamp(folders.flatten().map(seen).collect())
    }

    /// The team's folder is a setting: where it is not there, nobody should believe that its files count.
    pub(super) fn fault(&self) -> Option<LibraryFault> {
        let missing = self.team.as_ref().filter(|team| !team.is_dir())?;
        Some(LibraryFault {
            kind: LibraryKind::Rule,
            name: String::new(),
            file: missing.display().to_string(),
            line: None,
            reason: "the team's folder is not there, so none of its files is in force".to_owned(),
            in_force: false,
        })
    }

    fn layers(&self) -> impl Iterator<Item = (Origin, &Path)> {
        let team = self.team.iter().map(|team| (Origin::Team, team.as_path()));
        team.chain(std::iter::once((Origin::Yours, self.yours.as_path())))
    }
}

impl Placed {
    /// What is wrong with it, so that it is not in force.
    pub(super) fn fault(&self, line: Option<usize>, reason: String) -> LibraryFault {
        LibraryFault {
            kind: self.kind,
            name: self.name.clone(),
            file: self.file.shown(),
            line,
            reason,
            in_force: false,
        }
    }
}

fn name(folder: &Path, path: &Path, kind: LibraryKind) -> String {
    let within = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
    within.strip_suffix(&format!(".{}", kind.ending())).unwrap_or(&within).to_owned()
}
