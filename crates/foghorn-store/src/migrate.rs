//! From an older format to this one. The statements are in `migrations/`; one file a format, never edited afterwards.

use std::sync::LazyLock;

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::error::StoreError;

/// Foghorn's mark in the header of its files, see `migrations/1-log.sql`.
pub(crate) const APPLICATION_ID: u32 = 0x466f_6768;

/// The newest format that this version knows; it stands in `PRAGMA user_version`.
pub(crate) const FORMAT: u32 = 3;

static MIGRATIONS: LazyLock<Migrations<'static>> = LazyLock::new(|| {
    let files = [
        include_str!("../migrations/1-log.sql"),
        include_str!("../migrations/2-drafts.sql"),
        include_str!("../migrations/3-entries.sql"),
    ];
    Migrations::new(files.into_iter().map(M::up).collect())
});

/// Brings a file to the newest format; answers with the format that it had.
pub(crate) fn migrate(connection: &mut Connection) -> Result<u32, StoreError> {
    let before = format(connection)?;
    MIGRATIONS.to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => StoreError::from(err),
        other => StoreError::damaged(other.to_string()),
    })?;
    Ok(before)
}

/// The format of a file; 0 for one in which nothing was ever written.
pub(crate) fn format(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_run_and_are_as_many_as_the_format_says() {
        MIGRATIONS.validate().unwrap();
        let mut connection = Connection::open_in_memory().unwrap();
        assert_eq!(migrate(&mut connection).unwrap(), 0);
        assert_eq!(format(&connection).unwrap(), FORMAT);
    }
}
