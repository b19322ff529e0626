//! Where the library lies beside what is built in: a team's folder, the user's over it, and whether a file changed.
//!
//! Here: the order of the two, and the glance that spares reading and parsing them again. Not here: what the files say.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use foghorn_drafts::Origin;

use super::fault::LibraryFault;
use super::files::{LibraryFile, files, paths};
use super::kind::LibraryKind;
use super::patience::looked;

/// A table of contacts, beside the folders of the kinds.
const CONTACTS: &str = "contacts.csv";

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

/// What a team's folder answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Team<T> {
    /// No folder is set.
    None,
    /// It is not there.
    Missing,
    /// It does not answer.
    Silent,
    /// It holds these.
    There(T),
}

/// Names, sizes and times of all files: where these are the same, so are the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) team: Team<Vec<Seen>>,
    pub(super) yours: Vec<Seen>,
}

/// A file, its size, and when it was last written.
type Seen = (PathBuf, Option<(u64, Option<SystemTime>)>);

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

    /// Where the user's contacts lie, or would.
    pub(crate) fn own_contacts(&self) -> PathBuf {
        self.yours.join(CONTACTS)
    }

    /// The files of contacts: the team's, and the user's.
    pub(super) fn contacts(&self) -> (Team<Option<LibraryFile>>, Option<LibraryFile>) {
        let read = |folder: &Path| Some(folder.join(CONTACTS)).filter(|path| path.exists()).map(LibraryFile::read);
        (self.of_team(read), read(&self.yours))
    }

    /// Every file: the team's, and the user's.
    pub(super) fn files(&self) -> (Team<Vec<Placed>>, Vec<Placed>) {
        (self.of_team(|folder| placed(folder, Origin::Team)), placed(&self.yours, Origin::Yours))
    }

    /// A glance: nothing is read.
    pub(super) fn stamp(&self) -> Stamp {
        Stamp { team: self.of_team(seen), yours: seen(&self.yours) }
    }

    fn of_team<T: Send + 'static>(&self, look: impl FnOnce(&Path) -> T + Send + 'static) -> Team<T> {
        let Some(team) = &self.team else { return Team::None };
        match looked(team, |folder| folder.is_dir().then(|| look(folder))) {
            None => Team::Silent,
            Some(None) => Team::Missing,
            Some(Some(there)) => Team::There(there),
        }
    }
}

fn placed(folder: &Path, origin: Origin) -> Vec<Placed> {
    let of_kind = |kind: LibraryKind| {
        let folder = folder.join(kind.folder());
        let placed = |file: LibraryFile| Placed { origin, kind, name: name(&folder, &file.path, kind), file };
        files(&folder, kind).into_iter().map(placed).collect::<Vec<_>>()
    };
    LibraryKind::ALL.into_iter().flat_map(of_kind).collect()
}

fn seen(folder: &Path) -> Vec<Seen> {
    let all = LibraryKind::ALL.into_iter().flat_map(|kind| paths(&folder.join(kind.folder()), kind));
    all.chain([folder.join(CONTACTS)])
        .map(|path| {
            let about = std::fs::metadata(&path).ok().map(|about| (about.len(), about.modified().ok()));
            (path, about)
        })
        .collect()
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
