//! Who writes here: the replica of this folder, and whether it may still go by that name.
//!
//! A replica's entries count 1, 2, 3 … per stream. Two folders that count under one name would make forks, so the name
//! is tied to the machine and to the file's inode, and every copy that Foghorn makes has none.

use std::fs;
use std::path::Path;

use foghorn_core::ReplicaId;
use rusqlite::{Connection, OptionalExtension, params};

use crate::append::replica_key;
use crate::error::StoreError;
use crate::open::MintedBecause;

/// Makes sure that this file has a name of its own; says why where it got a new one.
pub(crate) fn settle(
    connection: &Connection,
    place: &Place,
    mint: &mut dyn FnMut() -> ReplicaId,
) -> Result<Option<MintedBecause>, StoreError> {
    let known = connection
        .query_row("SELECT machine, inode, spare FROM identity", [], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
        })
        .optional()?;
    let why = match known {
        None => MintedBecause::New,
        Some((machine, _, _)) if machine != place.machine => MintedBecause::OtherMachine,
        Some((_, inode, _)) if inode != place.inode => MintedBecause::Copied,
        Some((_, _, spare)) => {
            if spare.is_empty() {
                connection.execute("UPDATE identity SET spare = ?1", [mint().as_str()])?;
            }
            return Ok(None);
        }
    };
    connection.execute(
        "INSERT INTO identity (one, replica, spare, machine, inode) VALUES (1, ?1, ?2, ?3, ?4) \
         ON CONFLICT (one) DO UPDATE SET replica = ?1, spare = ?2, machine = ?3, inode = ?4",
        params![mint().as_str(), mint().as_str(), place.machine, place.inode],
    )?;
    note_own(connection)?;
    Ok(Some(why))
}

/// The name under which this folder writes now.
pub(crate) fn replica(connection: &Connection) -> Result<ReplicaId, StoreError> {
    let name: String = connection.prepare_cached("SELECT replica FROM identity")?.query_row([], |row| row.get(0))?;
    Ok(ReplicaId::new(name))
}

/// Goes on under the spare name; the next opening mints a new spare.
pub(crate) fn take_spare(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("UPDATE identity SET replica = spare, spare = '' WHERE spare <> ''", [])?;
    note_own(connection)
}

/// Notes the key of the name, which every act asks for.
fn note_own(connection: &Connection) -> Result<(), StoreError> {
    let key = replica_key(connection, replica(connection)?.as_str())?;
    connection.execute("UPDATE identity SET own = ?1", [key])?;
    Ok(())
}

/// Takes the name out of a copy, so that whoever opens it becomes a new replica, whatever its inode.
pub(crate) fn forget(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM identity", [])?;
    Ok(())
}

/// Where a database lies: the machine's id and the file's inode.
pub(crate) struct Place {
    machine: String,
    inode: String,
}

impl Place {
    pub(crate) fn of(database: &Path, machine: &str) -> Result<Self, StoreError> {
        let inode = inode(database).map_err(StoreError::at(database))?;
        Ok(Self { machine: machine.to_owned(), inode })
    }

    /// False where another file lies under the name now.
    pub(crate) fn still_holds(&self, database: &Path) -> bool {
        inode(database).is_ok_and(|inode| inode == self.inode)
    }
}

#[cfg(unix)]
fn inode(path: &Path) -> std::io::Result<String> {
    use std::os::unix::fs::MetadataExt;
    Ok(fs::metadata(path)?.ino().to_string())
}

/// Where there are no inodes, the instant at which the file was made tells a copy from its original.
#[cfg(not(unix))]
fn inode(path: &Path) -> std::io::Result<String> {
    let made = fs::metadata(path)?.created()?;
    Ok(made.duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_nanos().to_string())
}
