//! The numbers of references: `INC-7`. One more than the highest that this folder ever gave.
//!
//! Not here: who asks for one (an act that declares).

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;

/// Where the number stands that a salvaged log begins behind.
const PASSED_OVER: &str = "numbers-passed-over";

/// The number of the next reference.
pub(crate) fn next(connection: &Connection) -> Result<u64, StoreError> {
    let highest: Option<u64> =
        connection.prepare_cached("SELECT max(number) FROM heads")?.query_row([], |row| row.get(0))?;
    let passed_over = connection
        .prepare_cached("SELECT value FROM local WHERE key = ?1")?
        .query_row([PASSED_OVER], |row| row.get::<_, String>(0))
        .optional()?
        .and_then(|number| number.parse().ok());
    Ok(highest.max(passed_over).map_or(1, |number| number.saturating_add(1)))
}

/// Never gives this number, nor one below it.
pub(crate) fn pass_over(connection: &Connection, number: u64) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO local (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        params![PASSED_OVER, number.to_string()],
    )?;
    Ok(())
}
