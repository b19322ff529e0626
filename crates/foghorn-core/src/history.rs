//! A value over time: everything that was stated about it, and what is current.
//!
//! Here: the one rule of what is current — the statement with the greatest `(happened_at, hlc, replica)` — so that
//! writing down late what happened early changes history, not the present.

use crate::entry::{At, Header};
use crate::ids::{EntryId, ReplicaId};

/// Where something stands in the order of the world, and in the order of the log where the world's is a tie.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// When it happened.
    pub at: At,
    /// The log's order.
    pub hlc: i64,
    /// Who wrote it, for a tie of two laptops.
    pub replica: ReplicaId,
    /// The entry, so that the order is total.
    pub entry: EntryId,
}

impl Stamp {
    /// The stamp of an entry that happened at `at`.
    pub fn of(header: &Header, at: At) -> Self {
        Self { at, hlc: header.hlc, replica: header.replica.clone(), entry: header.id }
    }
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated<T> {
    /// Its place in time.
    pub stamp: Stamp,
    /// When it was written down.
    pub recorded_at: At,
    /// By whom.
    pub author: Option<String>,
    /// What was stated.
    pub value: T,
}

/// Everything that was stated about one thing, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<T> {
    all: Vec<Stated<T>>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { all: Vec::new() }
    }
}

impl<T> History<T> {
    /// Takes in one more statement, at its place.
    pub fn state(&mut self, header: &Header, author: Option<&str>, value: T) {
        let stamp = Stamp::of(header, header.happened_at);
        let place = self.all.partition_point(|stated| stated.stamp <= stamp);
        let stated = Stated { stamp, recorded_at: header.recorded_at, author: author.map(str::to_owned), value };
        self.all.insert(place, stated);
    }

    /// The current statement.
    pub fn latest(&self) -> Option<&Stated<T>> {
        self.all.last()
    }

    /// The current value.
    pub fn current(&self) -> Option<&T> {
        self.latest().map(|stated| &stated.value)
    }

    /// The value before the current one.
    pub fn before(&self) -> Option<&T> {
        self.all.len().checked_sub(2).and_then(|index| self.all.get(index)).map(|stated| &stated.value)
    }

    /// The value in force at an instant.
    pub fn at(&self, at: At) -> Option<&T> {
        let place = self.all.partition_point(|stated| stated.stamp.at <= at);
        place.checked_sub(1).and_then(|index| self.all.get(index)).map(|stated| &stated.value)
    }

    /// Every statement, oldest first.
    pub fn all(&self) -> &[Stated<T>] {
        &self.all
    }
}
