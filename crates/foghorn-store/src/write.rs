//! One write transaction: everything that an act changes, or nothing.
//!
//! Here: what a `Write` is, and the folder's own settings. Not here: what it can do to the log (`append`, `merge`,
//! `expunge`) and to projections (`summary`), each in the file of its noun.

use std::ops::Deref;

use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::reading::Reading;

/// An open write transaction. Reads through it see what it wrote; dropped without a commit, nothing of it stays.
pub struct Write<'c> {
    reading: Reading<'c>,
    /// Whether snapshots and the index have something to forget once this is committed.
    pub(crate) expunged: bool,
}

impl<'c> Write<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { reading: Reading::new(connection), expunged: false }
    }

    /// Keeps a setting of this folder (or a shown notification); it is never exported.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn local_set(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached(
                "INSERT INTO local (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            )?
            .execute(params![key, value])?;
        Ok(())
    }

    /// Forgets a setting of this folder.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn local_remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.connection().prepare_cached("DELETE FROM local WHERE key = ?1")?.execute([key])?;
        Ok(())
    }
}

impl<'c> Deref for Write<'c> {
    type Target = Reading<'c>;

    fn deref(&self) -> &Reading<'c> {
        &self.reading
    }
}
