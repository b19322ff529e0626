//! Opening a folder, in whatever state it is found, and saying in data what had to be done.

use std::path::{Path, PathBuf};

use foghorn_core::{At, ReplicaId};
use rusqlite::TransactionBehavior;

use crate::connection;
use crate::error::StoreError;
use crate::examine::{self, Condition};
use crate::folder::{self, Folder};
use crate::identity::{self, Place};
use crate::lock::{InUse, Opening};
use crate::migrate::{self, FORMAT};
use crate::restore;
use crate::search::Search;
use crate::snapshot;
use crate::store::Store;

/// A store, and what happened while it was opened.
pub struct Opened {
    /// The open folder.
    pub store: Store,
    /// What happened, in order; empty on a usual day.
    pub news: Vec<OpenNews>,
}

/// Something that a user may want to know about the opening of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenNews {
    /// There was no log here; there is one now.
    Created,
    /// This folder writes under a new name from here on.
    ReplicaMinted {
        /// Why.
        why: MintedBecause,
    },
    /// The log was damaged or gone; what could be had was put together again.
    SalvagedFrom {
        /// Where the damaged file is now; `None` where there was no file at all.
        set_aside: Option<PathBuf>,
        /// The newest sound snapshot, where there was one.
        snapshot: Option<PathBuf>,
        /// How many entries are known to have been there and are not any more.
        missing_entries: u64,
        /// Where nothing tells how far the log went: when the newest entry was written that came back. What was written
        /// later may be missing, too.
        unknown_after: Option<At>,
    },
    /// A user put a copy back.
    Restored {
        /// The copy.
        from: PathBuf,
        /// Where the log that was in use is now; `None` where there was none.
        set_aside: Option<PathBuf>,
    },
    /// The file was brought to a newer format, after a snapshot of it.
    Migrated {
        /// The format before.
        from: u32,
        /// The format now.
        to: u32,
        /// The snapshot.
        snapshot: PathBuf,
    },
}

/// Why a folder writes under a new name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MintedBecause {
    /// It is new, salvaged or restored.
    New,
    /// The file was copied or moved in from another place.
    Copied,
    /// It was found on another machine.
    OtherMachine,
}

impl Store {
    /// Opens a data folder, making it where it is missing. A damaged log is set aside, never deleted, and made anew
    /// from the newest snapshot; a file of a newer Foghorn is refused untouched. `machine`: an id of this machine.
    ///
    /// # Errors
    /// One sentence that says what to do, see [`StoreError`].
    pub fn open(
        folder: &Path,
        machine: &str,
        mint: &mut dyn FnMut() -> ReplicaId,
        now: At,
    ) -> Result<Opened, StoreError> {
        match Self::try_open(folder, machine, mint, now) {
            // The damage lies where no usual start looks: now every page is looked at.
            Err(StoreError::Damaged { .. }) => {
                folder::write_private(&Folder::prepare(folder)?.suspect(), b"")?;
                Self::try_open(folder, machine, mint, now)
            }
            other => other,
        }
    }

    /// Gives the reserve of a data folder back to a full disk, which then has room to open it; false where there is none.
    ///
    /// # Errors
    /// Where the file cannot be removed.
    pub fn release_ballast_of(folder: &Path) -> Result<bool, StoreError> {
        Folder::prepare(folder)?.release_ballast()
    }

    fn try_open(
        folder: &Path,
        machine: &str,
        mint: &mut dyn FnMut() -> ReplicaId,
        now: At,
    ) -> Result<Opened, StoreError> {
        let folder = Folder::prepare(folder)?;
        let opening = Opening::wait(&folder)?;
        let (in_use, alone) = InUse::join(&folder)?;
        restore::complete(&folder)?;
        let mut news = Vec::new();
        match examine::examine(&folder, alone)? {
            Condition::Sound => {}
            Condition::Absent if snapshot::list(&folder)?.is_empty() => {
                drop(folder::private_file(&folder.database())?);
                news.push(OpenNews::Created);
            }
            // Somebody else works on with a file that we should set aside: their next act would be lost.
            Condition::Absent | Condition::Damaged(_) if !alone => return Err(StoreError::InUse),
            Condition::Absent => news.push(restore::salvage(&folder, machine, mint, now)?),
            Condition::Damaged(what) => {
                tracing::warn!(what, "the log is damaged");
                news.push(restore::salvage(&folder, machine, mint, now)?);
            }
        }
        Entrance { folder, machine, now, in_use, _opening: opening }.enter(mint, news)
    }

    /// Puts a copy back: the union of that copy and the segments written since, under a new name. The log that was in
    /// use is set aside, never deleted.
    ///
    /// # Errors
    /// [`StoreError::NoCopy`] where the copy is not sound, [`StoreError::InUse`] where somebody has the folder open.
    pub fn restore(
        folder: &Path,
        from: &Path,
        machine: &str,
        mint: &mut dyn FnMut() -> ReplicaId,
        now: At,
    ) -> Result<Opened, StoreError> {
        let folder = Folder::prepare(folder)?;
        let opening = Opening::wait(&folder)?;
        let (in_use, alone) = InUse::join(&folder)?;
        if !alone {
            return Err(StoreError::InUse);
        }
        restore::complete(&folder)?;
        let news = vec![restore::put_back(&folder, from, machine, mint, now)?];
        Entrance { folder, machine, now, in_use, _opening: opening }.enter(mint, news)
    }
}

/// A folder whose file is known to be sound, on its way to a store.
struct Entrance<'a> {
    folder: Folder,
    machine: &'a str,
    now: At,
    in_use: InUse,
    _opening: Opening,
}

impl Entrance<'_> {
    fn enter(self, mint: &mut dyn FnMut() -> ReplicaId, mut news: Vec<OpenNews>) -> Result<Opened, StoreError> {
        let Self { folder, machine, now, in_use, _opening } = self;
        let path = folder.database();
        let mut writer = connection::writer(&path)?;
        let format = migrate::format(&writer)?;
        if (1..FORMAT).contains(&format) {
            let (snapshot, _) = snapshot::take(&folder, now)?;
            news.push(OpenNews::Migrated { from: format, to: FORMAT, snapshot: snapshot.path });
        }
        migrate::migrate(&mut writer)?;
        let place = Place::of(&path, machine)?;
        let minted = {
            let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let minted = identity::settle(&transaction, &place, mint)?;
            transaction.commit()?;
            minted
        };
        if let Some(why) = minted {
            news.push(OpenNews::ReplicaMinted { why });
        }
        if news.contains(&OpenNews::Created) {
            folder::sync_directory(&folder.live())?;
        }
        folder::remove(&folder.suspect())?;
        folder.load_ballast();
        let lineage = identity::replica(&writer)?;
        let search = Search::new(folder.search(), lineage);
        in_use.share(&folder)?;
        let store = Store::assemble(folder, place, writer, search, in_use)?;
        if let Err(error) = store.forget_expunged() {
            tracing::warn!(%error, "an expunged text could not yet be removed from every copy");
        }
        Ok(Opened { store, news })
    }
}
